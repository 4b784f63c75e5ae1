import { describe, expect, it } from '@jest/globals';
import { anOffer } from '../../../test/builders/an-offer.js';
import type { Product } from '../offer/product.js';
import { offerRefusals, productRefusals } from './offer-check.js';

const codes = (change: Parameters<typeof anOffer>[0], at: string) =>
  offerRefusals(anOffer(change), 'stay', 'email', new Date(at)).map(({ code }) => code);

describe('an offer', () => {
  it.each([
    ['live and valid', {}, '2026-11-02T18:00:00Z', []],
    ['at its first instant', {}, '2026-01-01T00:00:00Z', []],
    ['before it', {}, '2025-12-31T23:59:59Z', ['OFFER_NOT_YET_VALID']],
    ['at its end', {}, '2027-01-01T00:00:00Z', ['OFFER_ENDED']],
    ['in approval', { state: 'approval' as const }, '2026-11-02T18:00:00Z', ['OFFER_NOT_LIVE']],
    ['without a text for the channel', { wording: {} }, '2026-11-02T18:00:00Z', ['OFFER_HAS_NO_WORDING']],
    [
      'wrong in every way names all of it',
      { state: 'retired' as const, wording: {} },
      '2027-01-01T00:00:00Z',
      ['OFFER_NOT_LIVE', 'OFFER_ENDED', 'OFFER_HAS_NO_WORDING'],
    ],
  ])('%s', (_case, change, at, expected) => {
    expect(codes(change, at)).toEqual(expected);
  });

  it('that nobody knows', () => {
    expect(offerRefusals(null, 'gone', 'email', new Date(0))).toEqual([
      { code: 'OFFER_UNKNOWN', component: 'gone', have: null, need: 'gone' },
    ]);
  });
});

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
const codesOf = (id: string, sheet: Parameters<typeof productRefusals>[1]) =>
  productRefusals(anOffer({ product: id }), sheet, PRODUCTS).map(({ code, have, need }) => [code, have, need]);

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
    expect(codesOf(id, { productsHeld, serviceable })).toEqual(expected);
  });

  it('is not offered where nobody knows what can be delivered', () => {
    expect(codesOf('fast', { productsHeld: list('mobile'), serviceable: null })).toEqual([
      ['PRODUCT_NOT_SERVICEABLE', 'fast', 'fast'],
    ]);
  });

  it('of an offer without one, or of no offer, nothing is asked', () => {
    expect([productRefusals(anOffer(), {}, PRODUCTS), productRefusals(null, {}, PRODUCTS)]).toEqual([[], []]);
  });
});
