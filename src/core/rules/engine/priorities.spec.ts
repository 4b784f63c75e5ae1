import { expect, it } from '@jest/globals';
import { setsByPriority } from './priorities.js';

it.each([
  ['the highest first', [1, 10, 2], [[10], [2], [1]]],
  ['equal ones together, in the order given', [2, 1, 2], [[2, 2], [1]]],
  ['numbers in texts beside numbers', ['3', 3, 5], [[5], ['3', 3]]],
  ['below zero and between', [-1, 0, 1.5, 1], [[1.5], [1], [0], [-1]]],
  ['what is no number apart', [1, Number.NaN, Number.NaN], [[1], [Number.NaN, Number.NaN]]],
  ['names of Object.prototype as any other', ['constructor', '__proto__'], [['constructor'], ['__proto__']]],
  ['nothing', [], []],
])('%s', (_says, items, sets) => {
  expect(setsByPriority<unknown>(items, (item) => item)).toEqual(sets);
});
