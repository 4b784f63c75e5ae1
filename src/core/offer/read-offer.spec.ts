import { describe, expect, it } from '@jest/globals';
import { FIVE_FACTS } from '../../../test/builders/a-rule-pack.js';
import type { Product } from './product.js';
import { checkOfferLinks, type OfferNames, readOffer } from './read-offer.js';

const text = (words: string) => ({ 'zh-CN': words, en: words });
const product = (id: string, excludes: readonly string[] = []): [string, Product] => [
  id,
  {
    id,
    title: text(id),
    kind: 'mobile',
    owner: 'own',
    version: 1,
    excludes,
    cannibalises: [],
    requires: [],
    needsServiceability: false,
  },
];

const NAMES: OfferNames = {
  catalogue: FIVE_FACTS,
  patterns: (source) => new RegExp(source),
  products: new Map([product('mobile'), product('fibre', ['dsl']), product('dsl')]),
  priceLevers: ['gift'],
};

const offer = (change: object = {}) => ({
  id: 'stay',
  title: text('Stay'),
  state: 'live',
  purpose: 'marketing',
  validFrom: '2026-01-01T00:00:00Z',
  validUntil: '2027-01-01T00:00:00+08:00',
  limits: text('None'),
  value: 1_200,
  currency: 'USD',
  wording: { sms: { body: text('Stay.') } },
  ...change,
});

const found = (change: object) => {
  const read = readOffer(offer(change), NAMES);
  return read.ok ? [] : read.problems.map(({ path, code }) => `${path} ${code}`);
};

const BIG = { fact: 'tenureMonths', operator: 'greaterThan', value: 12 };

describe('an offer is read', () => {
  it('as it always was, where nothing more is said', () => {
    const read = readOffer(offer(), NAMES);
    expect(read).toMatchObject({ ok: true, value: { id: 'stay', value: 1_200 } });
    expect(read.ok && read.value.validUntil).toEqual(new Date('2026-12-31T16:00:00Z'));
  });

  it('with all that a package may have', () => {
    const whole = {
      products: ['mobile', 'fibre'],
      channels: ['sms'],
      price: { amount: 9_900, period: 'month' },
      discount: { kind: 'percent', percent: 10, months: 6 },
      termMonths: 12,
      gifts: [{ id: 'router', title: text('Router'), cost: 4_000 }],
      priceLever: 'gift',
      eligibility: { all: [BIG] },
      applicability: { any: [BIG] },
      suitability: { all: [BIG] },
      affordability: { fact: 'tenureMonths', pct: 60 },
      exclusionGroups: ['rewards'],
      after: [{ offer: 'welcome', outcome: 'declined', withinDays: 30 }],
      stock: 100,
      budget: 1_000_000,
      costPerAcceptance: 4_000,
      costPerContact: 5,
      pilots: ['pilot-1'],
      value: { kind: 'fixed', amount: 3 },
    };
    expect(found(whole)).toEqual([]);
  });

  it.each<[string, object, readonly string[]]>([
    ['a field nobody knows', { colour: 'red' }, ['$.colour UNKNOWN_FIELD']],
    ['a day is no instant', { validUntil: '2028-01-01' }, ['$.validUntil NOT_AN_INSTANT']],
    ['nor is a day that does not exist', { validUntil: '2026-02-30T00:00:00Z' }, ['$.validUntil NOT_AN_INSTANT']],
    ['its end before its beginning', { validUntil: '2025-01-01T00:00:00Z' }, ['$.validUntil ENDS_BEFORE_IT_BEGINS']],
    [
      'an e-mail without a subject',
      { wording: { email: { body: text('x') } } },
      ['$.wording.email EMAIL_WITHOUT_SUBJECT'],
    ],
    ['a channel nobody has', { wording: { fax: { body: text('x') } } }, ['$.wording.fax UNKNOWN_FIELD']],
    ['one language only', { limits: { en: 'None' } }, ['$.limits["zh-CN"] MISSING_FIELD']],
    ['a blank text', { limits: text(' ') }, ['$.limits["zh-CN"] EMPTY_TEXT', '$.limits.en EMPTY_TEXT']],
    ['an unknown product', { products: ['mobile', 'fax'] }, ['$.products[1] UNKNOWN_PRODUCT']],
    ['products that exclude each other', { products: ['fibre', 'dsl'] }, ['$.products[0] PRODUCTS_EXCLUDE']],
    ['a product twice', { products: ['mobile', 'mobile'] }, ['$.products[1] VALUE_TWICE']],
    ['a price below nothing', { price: { amount: -1, period: 'month' } }, ['$.price.amount NOT_WHOLE_BETWEEN']],
    ['a price that is no object', { price: 1 }, ['$.price WRONG_TYPE']],
    ['a discount of 101 %', { discount: { kind: 'percent', percent: 101 } }, ['$.discount.percent NOT_A_PERCENTAGE']],
    [
      'a discount above the price',
      { price: { amount: 10, period: 'month' }, discount: { kind: 'amount', amount: 11 } },
      ['$.discount.amount DISCOUNT_ABOVE_PRICE'],
    ],
    ['a price lever nobody has', { priceLever: 'magic' }, ['$.priceLever VALUE_NOT_ALLOWED']],
    ['a half cent', { stock: 1.5 }, ['$.stock NOT_WHOLE_BETWEEN']],
    ['a budget that nothing takes of', { budget: 100 }, ['$.budget BUDGET_WITHOUT_COST']],
    ['a group named badly', { exclusionGroups: ['My Group'] }, ['$.exclusionGroups[0] BAD_ID']],
    [
      'coming after itself',
      { after: [{ offer: 'stay', outcome: 'accepted' }] },
      ['$.after[0].offer OFFER_AFTER_ITSELF'],
    ],
    [
      'affordability without a price',
      { affordability: { fact: 'tenureMonths', pct: 50 } },
      ['$.affordability AFFORDABILITY_WITHOUT_PRICE'],
    ],
    [
      'affordability by what is no number',
      { affordability: { fact: 'planCode', pct: 50 }, price: { amount: 1, period: 'month' } },
      ['$.affordability.fact FACT_TYPE_DIFFERS'],
    ],
    ['a life of its own', { life: {} }, ['$.life UNKNOWN_FIELD']],
    ['a value that is none', { value: 'much' }, ['$.value WRONG_TYPE']],
    ['wording of a channel it does not use', { channels: ['email'] }, ['$.wording.sms WORDING_OF_NO_CHANNEL']],
    [
      'a condition on an unknown fact',
      { eligibility: { all: [{ ...BIG, fact: 'gone' }] } },
      ['$.eligibility.all[0].fact UNKNOWN_FACT'],
    ],
    [
      'a negation that does not say what unknown means',
      { suitability: { all: [{ fact: 'arpuBand', operator: 'notEqual', value: 'LOW' }] } },
      ['$.suitability.all[0] UNKNOWN_NOT_SAID'],
    ],
  ])('not with %s', (_case, change, expected) => {
    expect(found(change)).toEqual(expected);
  });

  it('blank in parts while it is a draft', () => {
    expect(found({ state: 'design', limits: text(''), wording: {} })).toEqual([]);
    expect(found({ state: 'approval', limits: text('') })).toHaveLength(2);
  });
});

describe('offers that come after others', () => {
  const linked = (...links: readonly (readonly [string, string])[]) => {
    const offers = ['a', 'b', 'c'].flatMap((id) => {
      const after = links.filter(([from]) => from === id).map(([, to]) => ({ offer: to, outcome: 'accepted' }));
      const read = readOffer(offer(after.length > 0 ? { id, after } : { id }), NAMES);
      return read.ok ? [read.value] : [];
    });
    return checkOfferLinks(offers).flatMap(({ id, found: own }) => own.all.map(({ code }) => `${id} ${code}`));
  };

  it.each<[string, readonly (readonly [string, string])[], readonly string[]]>([
    [
      'in a row',
      [
        ['b', 'a'],
        ['c', 'b'],
      ],
      [],
    ],
    ['an unknown one', [['b', 'z']], ['b UNKNOWN_OFFER']],
    [
      'in a circle',
      [
        ['a', 'b'],
        ['b', 'a'],
        ['c', 'a'],
      ],
      ['a OFFERS_IN_A_CIRCLE', 'b OFFERS_IN_A_CIRCLE'],
    ],
  ])('%s', (_case, links, expected) => {
    expect(linked(...links)).toEqual(expected);
  });
});
