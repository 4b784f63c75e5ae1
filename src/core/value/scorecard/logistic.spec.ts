import { expect, it } from '@jest/globals';
import { fitLogistic } from './logistic.js';

it('with the intercept alone it is the log-odds of the rate', () => {
  const fitted = fitLogistic([[], [], [], []], [1, 0, 0, 0]);
  expect(fitted?.intercept).toBeCloseTo(Math.log(1 / 3), 9);
});

it('with one truth it is the two groups’ log-odds', () => {
  const rows = [...Array<number[]>(10).fill([0]), ...Array<number[]>(10).fill([1])];
  const ys = Array.from({ length: 20 }, (_one, at): 0 | 1 => (at === 0 || at > 14 ? 1 : 0));
  const fitted = fitLogistic(rows, ys);
  expect(fitted?.intercept).toBeCloseTo(Math.log(1 / 9), 9);
  expect(fitted?.slopes[0]).toBeCloseTo(Math.log(5 / 5) - Math.log(1 / 9), 9);
});

it.each<[string, readonly (readonly number[])[], readonly (0 | 1)[]]>([
  ['an attribute that does not vary', [[1], [1], [1]], [0, 1, 0]],
  [
    'two that say the same',
    [
      [1, 2],
      [2, 4],
      [3, 6],
      [4, 8],
    ],
    [0, 1, 0, 1],
  ],
  ['two sides told apart exactly', [[1], [2], [3], [4]], [0, 0, 1, 1]],
])('%s: there is no optimum', (_case, rows, ys) => {
  expect(fitLogistic(rows, ys)).toBeNull();
});
