import { describe, expect, it } from '@jest/globals';
import { anOffer } from '../../../test/builders/an-offer.js';
import { Organisation } from '../access/organisation.js';
import type { LocalTerms } from '../offer/local-offer.js';
import type { Product } from '../offer/product.js';
import { offerAt, productRefusals } from './offer-check.js';

const codes = (change: Parameters<typeof anOffer>[0], at: string) =>
  offerAt(anOffer(change), { offerId: 'stay', channel: 'email', at: new Date(at) }, null, undefined).refusals.map(
    ({ code }) => code,
  );

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
    expect(offerAt(null, { offerId: 'gone', channel: 'email', at: new Date(0) }, null, undefined)).toEqual({
      offer: null,
      refusals: [{ code: 'OFFER_UNKNOWN', component: 'gone', have: null, need: 'gone' }],
    });
  });
});

describe('an offer where nodes have a word in it', () => {
  const at = new Date('2026-11-02T18:00:00Z');
  const node = (code: string, parent: string | null) =>
    ({
      code,
      parent,
      level: parent === null ? 'province' : 'local-network',
      title: { 'zh-CN': code, en: code },
    }) as const;
  const local: LocalTerms = {
    said: [
      { offer: 'stay', orgNode: 'P', limits: { 'zh-CN': '本省', en: 'This province' } },
      { offer: 'stay', orgNode: 'N1', offered: false },
      { offer: 'stay', orgNode: 'N2', validUntil: new Date('2026-11-01T00:00:00Z') },
    ],
    organisation: new Organisation([node('P', null), node('N1', 'P'), node('N2', 'P'), node('N3', 'P')]),
  };
  const asked = { offerId: 'stay', channel: 'email', at } as const;

  it.each<[string, string | null, readonly string[], string | undefined]>([
    ['is told in the words from above', 'N3', [], 'This province'],
    ['is not told where it is not offered', 'N1', ['OFFER_NOT_HERE'], undefined],
    ['ends sooner where the node says so', 'N2', ['OFFER_ENDED'], 'None'],
    ['is told as it is to who belongs to no node', null, [], 'None'],
  ])('%s', (_case, orgNode, expected, limits) => {
    const { offer, refusals } = offerAt(anOffer(), asked, orgNode, local);
    expect([refusals.map(({ code }) => code), offer?.limits.en]).toEqual([expected, limits]);
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
    product('far', { needsServiceability: true }),
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

  it.each([
    ['what comes with it need not be held', { brings: ['mobile'] }, [], list('fast'), []],
    ['what it replaces does not exclude it', { replaces: ['slow'] }, list('mobile', 'slow'), list('fast'), []],
    ['what comes with it cannot be delivered either', { brings: ['far'] }, list('mobile'), list('fast'), ['far']],
  ])('%s', (_case, change, productsHeld, serviceable, expected) => {
    const offer = anOffer({ product: 'fast', ...change });
    expect(productRefusals(offer, { productsHeld, serviceable }, PRODUCTS).map(({ need }) => need)).toEqual(expected);
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
