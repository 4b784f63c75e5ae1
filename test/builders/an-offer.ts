import type { Offer } from '../../src/core/offer/offer.js';

const text = (words: string) => ({ 'zh-CN': words, en: words });

export function anOffer(change: Partial<Offer> = {}): Offer {
  return {
    id: 'stay',
    title: text('Stay with us'),
    state: 'live',
    purpose: 'marketing',
    validFrom: new Date('2026-01-01T00:00:00Z'),
    validUntil: new Date('2027-01-01T00:00:00Z'),
    limits: text('None'),
    value: 1_200,
    currency: 'USD',
    wording: {
      email: { subject: text('Stay'), body: text('Please stay.') },
      sms: { body: text('Stay.') },
      'call-list': { body: text('Ask them to stay.') },
    },
    ...change,
  };
}
