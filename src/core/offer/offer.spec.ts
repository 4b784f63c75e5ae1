import { describe, expect, it } from '@jest/globals';
import { anOffer } from '../../../test/builders/an-offer.js';
import { monthlyPrice, type Offer, offerTag, productsSold, rewards } from './offer.js';

const GIFT = { id: 'router', title: { 'zh-CN': '路由器', en: 'Router' }, cost: 4_000 };

describe('an offer', () => {
  it.each<[string, Partial<Offer>, readonly string[]]>([
    ['nothing', {}, []],
    ['one product', { product: 'mobile' }, ['mobile']],
    ['several', { products: ['mobile', 'fibre'] }, ['mobile', 'fibre']],
    ['each once', { product: 'mobile', products: ['fibre', 'mobile'] }, ['mobile', 'fibre']],
  ])('sells %s', (_case, change, expected) => {
    expect(productsSold(anOffer(change))).toEqual(expected);
  });

  it.each<[string, Partial<Offer>, number | null]>([
    ['nothing that is said', {}, null],
    ['nothing a month where it is paid once', { price: { amount: 9_900, period: 'once' } }, null],
    ['its price', { price: { amount: 9_900, period: 'month' } }, 9_900],
    ['a twelfth of a year, rounded up', { price: { amount: 10_000, period: 'year' } }, 834],
    ['a third of a quarter', { price: { amount: 9_000, period: 'quarter' } }, 3_000],
    ['thirty days', { price: { amount: 10, period: 'day' } }, 300],
    [
      'less the discount in per cent',
      { price: { amount: 9_900, period: 'month' }, discount: { kind: 'percent', percent: 10 } },
      8_910,
    ],
    [
      'less the discount as an amount, never below nothing',
      { price: { amount: 9_900, period: 'month' }, discount: { kind: 'amount', amount: 10_000 } },
      0,
    ],
  ])('costs %s', (_case, change, expected) => {
    expect(monthlyPrice(anOffer(change))).toBe(expected);
  });

  it.each<[string, Partial<Offer>, boolean]>([
    ['nothing by itself', {}, false],
    ['a discount', { discount: { kind: 'percent', percent: 10 } }, true],
    ['a gift', { gifts: [GIFT] }, true],
  ])('gives away %s', (_case, change, expected) => {
    expect(rewards(anOffer(change))).toBe(expected);
  });
});

describe('the tag of an offer', () => {
  const AT = '2026-11-02T18:00:00.000Z';
  const LATER = '2026-11-02T18:00:01.000Z';
  const steps = (...ats: readonly (string | Date)[]) => ({ life: { history: ats.map((at) => ({ at })) } });

  it('is nought before anything was done to it', () => {
    expect([offerTag({}), offerTag(steps())]).toEqual(['0', '0']);
  });

  it('is another after every step, and where it began anew', () => {
    const tags = [steps(AT), steps(AT, AT), steps(LATER)].map(offerTag);
    expect(new Set(tags).size).toBe(3);
  });

  it('is the same of an instant and of its text', () => {
    expect(offerTag(steps(new Date(AT)))).toBe(offerTag(steps(AT)));
  });
});
