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

it('what reading refuses cannot be built either', () => {
  expect(() => predicateOf(number('contains', 3))).toThrow('fits no fact');
  expect(() => predicateOf(number('in', []))).toThrow('compares with nothing');
});
