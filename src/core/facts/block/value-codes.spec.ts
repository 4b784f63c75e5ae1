import { expect, it } from '@jest/globals';
import { FIELD_FACTS } from '../../../../test/builders/field-facts.js';
import { columnOf } from '../fact-block.js';
import type { FactDefinition } from '../fact-catalogue.js';
import type { FactValue } from '../fact-sheet.js';
import { PairNumbers, ValueCodes } from './value-codes.js';

const codesOf = (name: string, blocks: readonly (readonly FactValue[])[]) => {
  const codes = new ValueCodes();
  return blocks.map((facts) => [...codes.of(columnOf(facts, FIELD_FACTS.get(name) as FactDefinition))]);
};

it.each<[string, string, readonly (readonly FactValue[])[], number[][]]>([
  ['small numbers', 'tenureMonths', [[3, 0, null, 3], [0]], [[1, 2, 0, 1], [2]]],
  ['zero and minus zero', 'tenureMonths', [[0, -0]], [[1, 1]]],
  [
    'broken and far numbers',
    'tenureMonths',
    [
      [0.5, 1e9, -40_000, 65_536.5],
      [1e9, 0.5],
    ],
    [
      [1, 2, 3, 4],
      [2, 1],
    ],
  ],
  ['the ends of what is near', 'tenureMonths', [[-32_768, 32_767, 32_768, -32_769, -32_768]], [[1, 2, 3, 4, 1]]],
  ['days', 'exitDate', [['1970-01-01', '0101-01-01', null], ['0101-01-01']], [[1, 2, 0], [2]]],
  ['flags', 'senior', [[true, false, null, true]], [[1, 2, 0, 1]]],
  [
    'texts, whatever place a dictionary gives them',
    'planCode',
    [
      ['a', 'b'],
      ['b', null, 'a', ''],
    ],
    [
      [1, 2],
      [2, 0, 1, 3],
    ],
  ],
  ['series: equal to nothing', 'spendByMonth', [[[1], [1], null]], [[1, 2, 3]]],
])('%s', (_case, name, blocks, codes) => {
  expect(codesOf(name, blocks)).toEqual(codes);
});

it.each([
  ['a few', 5],
  ['more than have tables', 3_000],
])('%s pairs: equal pairs have one number', (_case, most) => {
  const numbers = new PairNumbers();
  const left = Int32Array.from({ length: 9_000 }, (_pair, index) => (index * 7) % most);
  const right = Int32Array.from({ length: 9_000 }, (_pair, index) => (index * 11) % 37);
  const first = numbers.of(left, right);
  const known = new Map<string, number>();
  for (const [index, number] of first.entries()) {
    const pair = `${left[index]} ${right[index]}`;
    expect(known.get(pair) ?? number).toBe(number);
    known.set(pair, number);
  }
  expect(new Set(known.values()).size).toBe(known.size);
  expect(Math.max(...first)).toBe(known.size - 1);
  expect(numbers.of(left, right)).toEqual(first);
  expect(numbers.size).toBe(known.size);
});
