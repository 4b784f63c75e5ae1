import { describe, expect, it } from '@jest/globals';
import type { Leaf } from './condition.js';
import { predicateOf } from './predicate.js';

const number = (operator: Leaf['operator'], value: Leaf['value']): Leaf => ({
  fact: 'tenureMonths',
  type: 'number',
  operator,
  value,
});

describe('an operator, just below, at and just above its value', () => {
  it.each([
    ['equal', [false, true, false]],
    ['notEqual', [true, false, true]],
    ['lessThan', [true, false, false]],
    ['lessThanInclusive', [true, true, false]],
    ['greaterThan', [false, false, true]],
    ['greaterThanInclusive', [false, true, true]],
  ] as const)('%s', (operator, expected) => {
    expect([2, 3, 4].map(predicateOf(number(operator, 3)))).toEqual(expected);
  });
});

it('in and notIn are among a list', () => {
  expect([2, 3, 4].map(predicateOf(number('in', [2, 4])))).toEqual([true, false, true]);
  expect([2, 3, 4].map(predicateOf(number('notIn', [2, 4])))).toEqual([false, true, false]);
});

it('days are compared as days', () => {
  const before = predicateOf({ fact: 'exitDate', type: 'day', operator: 'lessThan', value: '1970-01-11' });
  expect([9, 10].map(before)).toEqual([true, false]);
});

describe('beyond json-rules-engine', () => {
  it('between counts both ends in', () => {
    expect([1, 2, 3, 4, 5].map(predicateOf(number('between', [2, 4])))).toEqual([false, true, true, true, false]);
  });

  it.each<[Leaf['operator'], Partial<Leaf>, readonly string[], readonly boolean[]]>([
    ['startsWith', { value: '5G' }, ['5G', '5G-99', '4G5G', '5g', ''], [true, true, false, false, false]],
    ['matches', { value: 'x', pattern: { test: (text) => text === 'hit' } }, ['hit', 'x'], [true, false]],
    ['inList', { value: 'isles', among: new Set(['a', 'b']) }, ['a', 'isles'], [true, false]],
    ['notInList', { value: 'isles', among: new Set(['a', 'b']) }, ['a', 'isles'], [false, true]],
  ])('%s', (operator, change, texts, expected) => {
    const leaf: Leaf = { fact: 'planCode', type: 'text', operator, value: '', ...change };
    expect(texts.map(predicateOf(leaf))).toEqual(expected);
  });

  it('the run’s clock decides a day', () => {
    const soon: Leaf = { fact: 'endsOn', type: 'day', operator: 'withinNextDays', value: 2 };
    expect([9, 10, 12, 13].map(predicateOf(soon, '1970-01-11'))).toEqual([false, true, true, false]);
    expect(() => predicateOf(soon)).toThrow("asks for the run's day");
  });

  it('a pattern that was never compiled is a fault', () => {
    expect(() => predicateOf({ fact: 'a', type: 'text', operator: 'matches', value: 'x' })).toThrow('never compiled');
  });
});

it('what reading refuses cannot be built either', () => {
  expect(() => predicateOf(number('contains', 3))).toThrow('asked of no single value');
  expect(() => predicateOf(number('in', []))).toThrow('compares with nothing');
});
