import { describe, expect, it } from '@jest/globals';
import { anOffer } from '../../../../test/builders/an-offer.js';
import type { Offer } from '../../offer/offer.js';
import { validityRefusals } from './validity.js';

const use = (at: string, campaignId: string | null = null) => ({
  offerId: 'stay',
  channel: 'email' as const,
  at: new Date(at),
  campaignId,
});
const codes = (change: Partial<Offer>, at: string, campaignId?: string) =>
  validityRefusals(anOffer(change), use(at, campaignId)).map(({ code }) => code);
const NOW = '2026-11-02T18:00:00Z';

describe('an offer', () => {
  it.each<[string, Partial<Offer>, string, readonly string[]]>([
    ['live and valid', {}, NOW, []],
    ['at its first instant', {}, '2026-01-01T00:00:00Z', []],
    ['before it', {}, '2025-12-31T23:59:59Z', ['OFFER_NOT_YET_VALID']],
    ['at its end', {}, '2027-01-01T00:00:00Z', ['OFFER_ENDED']],
    ['in approval', { state: 'approval' }, NOW, ['OFFER_NOT_LIVE']],
    ['without a text for the channel', { wording: {} }, NOW, ['OFFER_HAS_NO_WORDING']],
    ['with some left', { stock: 1 }, NOW, []],
    ['sold out', { stock: 0 }, NOW, ['OFFER_SOLD_OUT']],
    [
      'wrong in every way names all of it',
      { state: 'retired', wording: {}, stock: 0 },
      '2027-01-01T00:00:00Z',
      ['OFFER_NOT_LIVE', 'OFFER_ENDED', 'OFFER_HAS_NO_WORDING', 'OFFER_SOLD_OUT'],
    ],
  ])('%s', (_case, change, at, expected) => {
    expect(codes(change, at)).toEqual(expected);
  });

  it('that nobody knows', () => {
    expect(validityRefusals(null, { ...use(NOW), offerId: 'gone' })).toEqual([
      { code: 'OFFER_UNKNOWN', component: 'gone', have: null, need: 'gone' },
    ]);
  });

  it.each<[string, string | undefined, readonly string[]]>([
    ['for its pilot', 'pilot-1', []],
    ['for no other campaign', 'other', ['OFFER_NOT_LIVE']],
    ['for no campaign at all', undefined, ['OFFER_NOT_LIVE']],
  ])('on trial goes out %s', (_case, campaignId, expected) => {
    expect(codes({ state: 'trial', pilots: ['pilot-1'] }, NOW, campaignId)).toEqual(expected);
  });

  it('counts what is left, where that is counted', () => {
    expect(validityRefusals(anOffer({ stock: 5 }), { ...use(NOW), left: 0 })).toEqual([
      { code: 'OFFER_SOLD_OUT', component: 'stay', have: 0, need: 1 },
    ]);
  });
});
