import { describe, expect, it } from '@jest/globals';
import { checkPackage, obstaclesToPackage } from './package.js';
import type { Product } from './product.js';

const aProduct = (id: string, change: Partial<Product> = {}): readonly [string, Product] => [
  id,
  {
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
  },
];
const PRODUCTS = new Map([
  aProduct('mobile', { excludes: ['pager'] }),
  aProduct('pager'),
  aProduct('slow', { excludes: ['fast'] }),
  aProduct('fast', { needsServiceability: true }),
  aProduct('bundle', { requires: ['mobile', 'fast'] }),
]);

describe('what stands against a package', () => {
  it.each<[string, Parameters<typeof obstaclesToPackage>[0], readonly string[], readonly string[], readonly string[]]>([
    ['an offer that sells no product', {}, ['slow'], [], []],
    ['a requirement that comes with it', { product: 'bundle', brings: ['fast'] }, ['mobile'], ['fast'], []],
    [
      'what is held already need not be delivered',
      { product: 'bundle', brings: ['mobile'] },
      ['mobile', 'fast'],
      [],
      [],
    ],
    [
      'what comes with it is out of reach',
      { product: 'bundle', brings: ['fast'] },
      ['mobile'],
      [],
      ['fast NOT_SERVICEABLE'],
    ],
    [
      'what comes with it cannot be held beside the rest',
      { product: 'bundle', brings: ['mobile', 'fast'] },
      ['pager', 'slow'],
      ['fast'],
      ['mobile EXCLUDED_BY', 'fast EXCLUDED_BY'],
    ],
    ['what it replaces is gone', { product: 'fast', replaces: ['slow'] }, ['slow'], ['fast'], []],
    ['a new one of the same', { product: 'slow', replaces: ['slow'] }, ['slow'], [], []],
  ])('%s', (_case, offer, held, serviceable, expected) => {
    const found = obstaclesToPackage(offer, held, serviceable, PRODUCTS);
    expect(found.map(({ product, code }) => `${product} ${code}`)).toEqual(expected);
  });
});

describe('a package that cannot be', () => {
  it.each<[string, Parameters<typeof checkPackage>[0], readonly string[]]>([
    ['is none of these', { product: 'bundle', brings: ['fast'], replaces: ['slow'] }, []],
    ['no product, nothing beside it', {}, []],
    ['a product nobody sells', { product: 'gone' }, ['$.product UNKNOWN_PRODUCT']],
    ['a rest nobody sells', { product: 'fast', brings: ['gone'] }, ['$.brings[0] UNKNOWN_PRODUCT']],
    ['a rest without a product', { brings: ['fast'] }, ['$.brings PACKAGE_WITHOUT_PRODUCT']],
    ['the product itself', { product: 'fast', replaces: ['fast'] }, ['$.replaces[0] VALUE_TWICE']],
    ['one twice', { product: 'bundle', brings: ['fast', 'fast'] }, ['$.brings[1] VALUE_TWICE']],
    ['two that exclude each other', { product: 'fast', brings: ['slow'] }, ['$.brings[0] REQUIRES_WHAT_IT_EXCLUDES']],
    [
      'brought and given up at once',
      { product: 'bundle', brings: ['mobile'], replaces: ['mobile'] },
      ['$.brings[0] BRINGS_WHAT_IT_REPLACES'],
    ],
  ])('%s', (_case, offer, expected) => {
    expect(checkPackage(offer, PRODUCTS).map(({ path, code }) => `${path} ${code}`)).toEqual(expected);
  });
});
