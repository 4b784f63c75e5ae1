import { describe, expect, it } from '@jest/globals';
import { FIVE_FACTS } from '../../../../test/builders/a-rule-pack.js';
import { anOffer } from '../../../../test/builders/an-offer.js';
import type { FactSheet } from '../../facts/fact-sheet.js';
import type { Product } from '../../offer/product.js';
import { NO_TERMS, offerTerms } from '../terms/offer-terms.js';
import { applicabilityRefusals } from './applicability.js';

const product = (id: string, change: Partial<Product> = {}): Product => ({
  id,
  title: { 'zh-CN': id, en: id },
  kind: 'broadband',
  owner: 'own',
  version: 1,
  excludes: [],
  cannibalises: [],
  requires: [],
  needsServiceability: false,
  ...change,
});
const PRODUCTS = new Map(
  [
    product('mobile'),
    product('slow', { cannibalises: ['mobile'] }),
    product('fast', { excludes: ['slow'], requires: ['mobile'], needsServiceability: true }),
  ].map((one) => [one.id, one]),
);
const list = (...ids: readonly string[]) => ids.map((id) => ({ product: id }));
const codesOf = (change: Parameters<typeof anOffer>[0], sheet: FactSheet) =>
  applicabilityRefusals(anOffer(change), { sheet, terms: NO_TERMS }, PRODUCTS).map(({ code, have, need }) => [
    code,
    have,
    need,
  ]);

describe('the product of an offer', () => {
  it.each([
    ['can be had', 'fast', list('mobile'), list('fast'), []],
    ['cannot be delivered', 'fast', list('mobile'), list('slow'), [['PRODUCT_NOT_SERVICEABLE', 'fast', 'fast']]],
    ['is held', 'mobile', list('mobile'), [], [['PRODUCT_HELD', 'mobile', 'mobile']]],
    [
      'is wrong in every way',
      'fast',
      list('slow'),
      [],
      [
        ['PRODUCT_EXCLUDED', 'slow', 'fast'],
        ['PRODUCT_LACKS', 'mobile', 'fast'],
        ['PRODUCT_NOT_SERVICEABLE', 'fast', 'fast'],
      ],
    ],
    ['sells at the cost of another: no reason against it', 'slow', list('mobile'), [], []],
    ['has left the catalogue', 'gone', [], [], []],
  ])('%s', (_case, id, productsHeld, serviceable, expected) => {
    expect(codesOf({ product: id }, { productsHeld, serviceable })).toEqual(expected);
  });

  it('is not offered where nobody knows what can be delivered', () => {
    expect(codesOf({ product: 'fast' }, { productsHeld: list('mobile'), serviceable: null })).toEqual([
      ['PRODUCT_NOT_SERVICEABLE', 'fast', 'fast'],
    ]);
  });

  it('has in its package what it requires', () => {
    expect(codesOf({ products: ['fast', 'mobile'] }, { productsHeld: [], serviceable: list('fast') })).toEqual([]);
  });

  it('of an offer without one nothing is asked', () => {
    expect(codesOf({}, {})).toEqual([]);
  });
});

it('not offered at the customer’s node, and what the offer itself asks', () => {
  const offer = anOffer({ applicability: { all: [{ fact: 'senior', operator: 'equal', value: true }] } });
  const terms = offerTerms([offer], [], { catalogue: FIVE_FACTS }, null);
  const found = applicabilityRefusals(offer, { sheet: { orgNode: 'N1' }, terms }, new Map(), 'not-offered');
  expect(found).toEqual([
    { code: 'NOT_OFFERED_HERE', component: 'stay', have: 'N1', need: null },
    { code: 'NOT_APPLICABLE', component: 'stay: $.applicability.all[0] senior equal', have: null, need: true },
  ]);
});
