import { describe, expect, it } from '@jest/globals';
import type { FactSource } from '../../facts/derive-facts.js';
import type { FactSheet } from '../../facts/fact-sheet.js';
import { affinityFacts, productsIn, ScopedAffinity } from './affinity-facts.js';

const RULES = [
  { within: 'a', holds: 'phone', also: 'tv', support: 0.1, confidence: 0.8, lift: 1.25 },
  { within: 'a', holds: 'phone', also: 'net', support: 0.1, confidence: 0.612_345, lift: 3 },
  { within: 'a', holds: 'net', also: 'phone', support: 0.1, confidence: 0.5, lift: 3 },
];
const codes = (...products: string[]) => products.map((product) => ({ product }));
/** `tv` must be deliverable. */
const mayOffer = (product: string, _held: readonly string[], reached: readonly string[]) =>
  product !== 'tv' || reached.includes('tv');

function next(change: FactSheet, rules: typeof RULES | null = RULES) {
  const sheet = {
    relationship: 'current',
    origin: 'a',
    productsHeld: codes('phone'),
    serviceable: codes('tv'),
    ...change,
  };
  return affinityFacts(rules, 'origin', mayOffer).derive({} as FactSource, sheet, {
    now: new Date(0),
    today: '1970-01-01',
  });
}

describe('the next product', () => {
  it.each<[string, FactSheet, FactSheet]>([
    ['the likeliest', {}, { affinityProduct: 'tv', affinityConfidence: 0.8, affinityLift: 1.25 }],
    [
      'the next, where that cannot be delivered',
      { serviceable: [] },
      { affinityProduct: 'net', affinityConfidence: 0.6123, affinityLift: 3 },
    ],
    [
      'or nobody knows what can',
      { serviceable: null },
      { affinityProduct: 'net', affinityConfidence: 0.6123, affinityLift: 3 },
    ],
    ['none that is held', { productsHeld: codes('phone', 'tv', 'net') }, {}],
    ['none where nobody knows what is held', { productsHeld: null }, {}],
    ['none in another part of the base', { origin: 'b' }, {}],
    ['none of who left', { relationship: 'former' }, {}],
  ])('%s', (_case, change, expected) => {
    expect(next(change)).toEqual(expected);
  });

  it('none before the first count', () => {
    expect(next({}, null)).toEqual({});
  });
});

it('products are read from a list fact', () => {
  expect(productsIn(codes('a', 'b'))).toEqual(['a', 'b']);
  expect([productsIn(null), productsIn('a'), productsIn(undefined)]).toEqual([null, null, null]);
});

it('each part of the base is counted by itself', () => {
  const counted = (within: string | null) => {
    const count = new ScopedAffinity({ origin: null, within, marks: { least: 1, lift: 1.01 } });
    for (const origin of ['a', 'a', 'b', 'b']) count.add({ origin }, [`${origin}-phone`, `${origin}-net`]);
    return count.rules;
  };
  // Both hold both: in their own part that says nothing; in the whole base it only tells the parts apart.
  expect(counted('origin')).toEqual([]);
  expect(counted(null).map(({ holds, lift }) => [holds, lift])).toContainEqual(['a-phone', 2]);
});
