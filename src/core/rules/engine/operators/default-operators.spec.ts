import { expect, it } from '@jest/globals';
import { DEFAULT_OPERATORS } from './default-operators.js';

const answer = (name: string, fact: unknown, value: unknown) =>
  DEFAULT_OPERATORS.find((operator) => operator.name === name)?.evaluate(fact, value);

it.each([
  ['equal', 1, 1, true],
  ['equal', 1, '1', false],
  ['equal', 0, -0, true],
  ['notEqual', Number.NaN, Number.NaN, true],
  ['in', 2, [1, 2], true],
  ['in', 2, '123', true],
  ['notIn', 3, [1, 2], true],
  ['contains', [1, 2], 2, true],
  ['contains', 'abc', 'a', false],
  ['doesNotContain', 'abc', 'z', false],
  ['lessThan', 1, 2, true],
  ['lessThan', 2, 2, false],
  ['lessThanInclusive', 2, 2, true],
  ['greaterThan', '9', 10, false],
  ['greaterThan', '9 GB', 1, false],
  ['greaterThanInclusive', 2, 2, true],
  ['greaterThan', null, -1, false],
  ['greaterThan', 5, null, true],
])('%s: %j and %j give %j', (name, fact, value, expected) => {
  expect(answer(name, fact, value)).toBe(expected);
});
