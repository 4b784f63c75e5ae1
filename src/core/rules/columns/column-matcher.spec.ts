import { expect, it } from '@jest/globals';
import { indexRules, type RuleIndex } from '../compile/rule-index.js';
import { ColumnMatcher } from './column-matcher.js';
import { encodeFacts } from './encode-block.js';
import { scalarKernel } from './scalar-kernel.js';

const over = (value: number) => ({ fact: 'f', operator: 'greaterThan', value });
const below = (value: number) => ({ fact: 'f', operator: 'lessThan', value });

function indexOf(...conditions: readonly unknown[]): RuleIndex {
  const rules = conditions.map((one, priority) => ({ conditions: one, priority: priority + 1 }));
  const read = indexRules(rules, { allowUndefinedFacts: true });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

function listsOf(index: RuleIndex, customers: readonly object[]) {
  const matcher = new ColumnMatcher(index, scalarKernel(), 128);
  const lists: number[][] = [];
  for (const { n, starts, rules } of matcher.matches(encodeFacts(index, customers as never[], 128))) {
    for (let row = 0; row < n; row += 1) lists.push([...rules.subarray(starts[row], starts[row + 1])]);
  }
  return lists;
}

it('each customer’s rules, highest priority first, block after block', () => {
  const index = indexOf({ all: [over(1)] }, { not: over(2) }, { any: [below(0), over(9)] });
  const some = [{ f: 0 }, { f: 2 }, { f: 10 }, { f: -1 }, {}];
  const lists = [[1], [1, 0], [2, 0], [2, 1], [1]];
  const customers = Array.from({ length: 300 }, (_one, at) => some[at % 5] ?? {});
  expect(listsOf(index, customers)).toEqual(customers.map((_one, at) => lists[at % 5]));
});

it('counts without lists, and nobody behind the last customer', () => {
  const index = indexOf({ all: [] }, { all: [over(1)] }, { not: { all: [] } });
  const matcher = new ColumnMatcher(index, scalarKernel(), 128);
  const [block] = encodeFacts(index, [{ f: 1 }, { f: 2 }, { f: () => 3 }], 128);
  if (block === undefined) throw new Error('three customers are a block');
  expect([...matcher.counts(block)]).toEqual([2, 1, 0]);
  expect(matcher.match(block).irregular).toEqual([2]);
});

it('a block encoded for another rule set is a fault', () => {
  const index = indexOf({ all: [over(1)] });
  const [block] = encodeFacts(index, [{ f: 1 }], 256);
  if (block === undefined) throw new Error('a customer is a block');
  expect(() => new ColumnMatcher(index, scalarKernel(), 128).match(block)).toThrow('another rule set');
});

it('everybody matching everything fits', () => {
  const everything = Array.from({ length: 500 }, () => ({ all: [] }));
  const lists = listsOf(
    indexOf(...everything),
    Array.from({ length: 128 }, () => ({})),
  );
  expect(lists.every((list) => list.length === 500)).toBe(true);
});

it('memory grows with rules and matches, not with customers', () => {
  const index = indexOf(...Array.from({ length: 200 }, (_one, at) => ({ all: [over(at)] })));
  const matcher = new ColumnMatcher(index, scalarKernel());
  const { bytes } = matcher;
  expect(bytes).toBeLessThan(400_000);
  for (const block of encodeFacts(
    index,
    Array.from({ length: 10_000 }, () => ({ f: 3 })),
  ))
    matcher.match(block);
  expect(matcher.bytes).toBe(bytes);
});
