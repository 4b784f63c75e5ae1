import { describe, expect, it } from '@jest/globals';
import { checkProducts, obstaclesTo, type Product, requiredBy } from './product.js';

function aProduct(id: string, change: Partial<Product> = {}): Product {
  return {
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
  };
}

const LIST = [
  aProduct('slow', { excludes: ['fast'] }),
  aProduct('fast', { needsServiceability: true, cannibalises: ['slow'] }),
  aProduct('tv', { requires: ['fast'] }),
  aProduct('film', { requires: ['tv'] }),
];
const PRODUCTS = new Map(LIST.map((product) => [product.id, product]));

describe('what stands against a product', () => {
  it.each([
    ['nothing', 'slow', [], [], []],
    ['it is held', 'slow', ['slow'], [], ['HELD_ALREADY slow']],
    ['an exclusion said on the other side', 'fast', ['slow'], ['fast'], ['EXCLUDED_BY slow', 'CANNIBALISES slow']],
    ['it cannot be delivered', 'fast', [], ['tv'], ['NOT_SERVICEABLE fast']],
    ['something is missing', 'tv', [], [], ['REQUIRES fast']],
  ])('%s', (_case, id, held, serviceable, expected) => {
    const obstacles = obstaclesTo(id, held, serviceable, PRODUCTS);
    expect(obstacles.map(({ code, products }) => `${code} ${products.join()}`)).toEqual(expected);
  });

  it('an unknown product is a fault', () => {
    expect(() => obstaclesTo('shoe', [], [], PRODUCTS)).toThrow('no product shoe');
  });
});

it('requirements are followed to the end', () => {
  expect([...requiredBy('film', PRODUCTS)]).toEqual(['tv', 'fast']);
});

describe('a catalogue that cannot be', () => {
  it.each<[string, readonly Product[], readonly string[]]>([
    ['is none of these', LIST, []],
    ['an id twice', [aProduct('a'), aProduct('a')], ['$[0].id ID_TWICE']],
    ['an unknown product', [aProduct('a', { requires: ['b'] })], ['$[0].requires[0] UNKNOWN_PRODUCT']],
    ['itself', [aProduct('a', { excludes: ['a'] })], ['$[0].excludes[0] PRODUCT_NAMES_ITSELF']],
    [
      'a circle',
      [aProduct('a', { requires: ['b'] }), aProduct('b', { requires: ['a'] })],
      ['$[0].requires PRODUCTS_IN_A_CIRCLE', '$[1].requires PRODUCTS_IN_A_CIRCLE'],
    ],
    [
      'one that can never be held',
      [aProduct('a', { requires: ['b', 'c'] }), aProduct('b', { excludes: ['c'] }), aProduct('c')],
      ['$[0].requires REQUIRES_WHAT_IT_EXCLUDES'],
    ],
  ])('%s', (_case, list, expected) => {
    expect(checkProducts(list).map(({ path, code }) => `${path} ${code}`)).toEqual(expected);
  });
});
