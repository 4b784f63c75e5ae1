import { describe, expect, it } from '@jest/globals';
import { aCustomer } from '../../../test/builders/a-customer.js';
import { anOffer } from '../../../test/builders/an-offer.js';
import { messageValues, oneLine, TEMPLATE_VARIABLES, templatesOf } from './message.js';

const offer = anOffer({
  title: { 'zh-CN': '回归礼遇', en: 'Welcome back' },
  validUntil: new Date('2026-12-01T08:00:00Z'),
  value: 98_765,
  wording: {
    sms: { body: { 'zh-CN': '您好', en: 'Hello' } },
    email: { body: { 'zh-CN': '您好', en: 'Hello' }, subject: { 'zh-CN': '礼遇', en: 'For you' } },
  },
});

function pathsIn(values: object, prefix = ''): string[] {
  return Object.entries(values).flatMap(([name, value]) =>
    typeof value === 'object' ? pathsIn(value as object, `${prefix}${name}.`) : [`${prefix}${name}`],
  );
}

describe('messageValues', () => {
  it.each([
    ['en', 'Welcome back', 'November 30, 2026'],
    ['zh-CN', '回归礼遇', '2026年11月30日'],
  ] as const)('in %s names the last day, not the one after it', (locale, title, lastDay) => {
    const values = messageValues(aCustomer({ personal: { name: 'Li' } }), offer, locale, 'America/Los_Angeles');
    expect(values).toMatchObject({ customerId: 'c-1', customerName: 'Li', expiresOn: lastDay, offer: { title } });
  });

  it('are exactly the variables a template may name, and never the offer’s internal value', () => {
    const values = messageValues(aCustomer(), offer, 'en', 'UTC');
    expect(pathsIn(values).sort()).toEqual([...TEMPLATE_VARIABLES].sort());
    expect(JSON.stringify(values)).not.toContain('98765');
    expect(values.customerName).toBe('');
  });
});

it.each([
  ['zh-CN', 9_900, 'CNY', '¥99'],
  ['zh-CN', 10_950, 'CNY', '¥109.50'],
  ['en', 9_900, 'USD', '$99'],
  ['en', 0, 'USD', '$0'],
  ['en', 500, 'JPY', '¥500'],
  ['en', undefined, 'USD', ''],
] as const)('a price in %s: %s %s is told as %s', (locale, price, currency, told) => {
  const priced = {
    ...offer,
    currency,
    ...(price === undefined ? {} : { price: { amount: price, period: 'month' as const } }),
  };
  expect(messageValues(aCustomer(), priced, locale, 'UTC').offer.price).toBe(told);
});

describe('templatesOf', () => {
  it('gives a subject to mail only', () => {
    expect(templatesOf(offer, 'sms', 'en')).toEqual({ subject: null, body: 'Hello' });
    expect(templatesOf(offer, 'email', 'zh-CN')).toEqual({ subject: '礼遇', body: '您好' });
    expect(templatesOf(offer, 'call-list', 'en')).toBeNull();
  });

  it('takes the title where a mail has no subject', () => {
    const bare = { ...offer, wording: { email: { body: { 'zh-CN': '您好', en: 'Hello' } } } };
    expect(templatesOf(bare, 'email', 'en')?.subject).toBe('{{ offer.title }}');
  });
});

it('a subject is one line', () => {
  expect(oneLine(' Hello\r\nBcc: everybody@example.invalid \n')).toBe('Hello Bcc: everybody@example.invalid');
});
