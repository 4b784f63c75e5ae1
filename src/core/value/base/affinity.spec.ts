import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AffinityCount, likelyNext } from './affinity.js';

const BASE = [['a', 'b'], ['a', 'b'], ['a'], ['c'], ['c', 'b'], ['a', 'b', 'c'], [], ['d']];

function counted(base: readonly (readonly string[])[]) {
  const count = new AffinityCount();
  for (const held of base) count.add(held);
  return count;
}

it('support, confidence and lift of a pair', () => {
  const rule = counted(BASE)
    .rules({ least: 1, lift: 0 })
    .find(({ holds, also }) => holds === 'a' && also === 'b');
  expect(rule).toEqual({ holds: 'a', also: 'b', support: 3 / 8, confidence: 3 / 4, lift: 1.5 });
});

it('weak rules and rare ones are left out', () => {
  expect(
    counted(BASE)
      .rules({ least: 2, lift: 1.4 })
      .map(({ holds, also }) => holds + also),
  ).toEqual(['ab', 'ba']);
});

it('the order of customers and of what they hold does not matter', () => {
  const products = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 5 });
  fc.assert(
    fc.property(fc.array(products, { maxLength: 20 }), (base) => {
      const turned = [...base].reverse().map((held) => [...held].reverse());
      const marks = { least: 1, lift: 0 };
      expect(counted(turned).rules(marks)).toEqual(counted(base).rules(marks));
    }),
  );
});

describe('what may follow', () => {
  const rules = counted(BASE).rules({ least: 1, lift: 0 });
  it.each([
    ['the surest of the rules', ['a'], 'b'],
    ['nothing that is held already', ['a', 'b', 'c'], null],
    ['nobody knows of the rest', ['d'], null],
  ])('%s', (_case, held, expected) => {
    expect(likelyNext(held, rules)?.also ?? null).toBe(expected);
  });
});

it('what may not follow is passed over for the next', () => {
  const rules = counted(BASE).rules({ least: 1, lift: 0 });
  expect(likelyNext(['a'], rules, (product) => product !== 'b')?.also).toBe('c');
  expect(likelyNext(['a'], rules, () => false)).toBeNull();
});
