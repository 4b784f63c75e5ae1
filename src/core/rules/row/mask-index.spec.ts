import { expect, it } from '@jest/globals';
import { indexRules } from '../compile/rule-index.js';
import { maskIndexOf, standingsOf } from './mask-index.js';

const over = (fact: string, value: number) => ({ fact, operator: 'greaterThan', value });

it('a cell’s row keeps the conjunctions it does not rule out', () => {
  const rules = [{ conditions: { any: [over('a', 1), over('b', 1)] } }, { conditions: { all: [over('a', 2)] } }];
  const read = indexRules(rules);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const { masks, firstRow, full, placed, words } = maskIndexOf(read.value);
  const [a, b] = read.value.dimensions;
  const rowOf = (dimension: number, code = 0) =>
    (masks[((firstRow[dimension] ?? 0) + code) * words] ?? 0) & (full[0] ?? 0);
  expect(placed.map(({ rank }) => rank)).toEqual([0, 0, 1]);
  expect(full).toEqual(Int32Array.of(0b111));
  expect([0, 2, 3].map((value) => rowOf(0, a?.codeOf(value)))).toEqual([0b010, 0b011, 0b111]);
  expect([0, 2].map((value) => rowOf(1, b?.codeOf(value)))).toEqual([0b101, 0b111]);
  expect(standingsOf(read.value.dimensions).map(({ dimension }) => dimension)).toEqual([0, 1, 0]);
});

it('no rules, no words', () => {
  const read = indexRules([]);
  expect(read.ok && maskIndexOf(read.value).words).toBe(0);
});
