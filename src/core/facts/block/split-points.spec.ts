import { expect, it } from '@jest/globals';
import { blockWindows, splitPoints, tiles } from './split-points.js';

it.each([
  ['few enough', 10, 10, []],
  ['one too many', 11, 10, [50]],
  ['many', 40, 10, [25, 50, 75]],
  ['no more cuts than are allowed', 1_000, 10, [20, 40, 60, 80]],
])('%s', (_case, customers, each, points) => {
  expect(splitPoints({ from: 0, to: 100 }, customers, each, 4)).toEqual(points);
});

it('a range is not cut into more parts than it has places', () => {
  expect(splitPoints({ from: 5, to: 7 }, 100, 1, 63)).toEqual([6]);
  expect(splitPoints({ from: 5, to: 6 }, 100, 1, 63)).toEqual([]);
});

it.each([
  [
    'end to end',
    [
      [0, 5],
      [5, 10],
    ],
    true,
  ],
  ['wider than asked', [[0, 50]], true],
  [
    'a gap',
    [
      [0, 5],
      [6, 10],
    ],
    false,
  ],
  [
    'an overlap',
    [
      [0, 6],
      [5, 10],
    ],
    false,
  ],
  ['too late', [[3, 10]], false],
  ['too short', [[0, 9]], false],
  ['nothing', [], false],
])('%s', (_case, ranges, expected) => {
  expect(
    tiles(
      ranges.map(([from = 0, to = 0]) => ({ from, to })),
      { from: 2, to: 10 },
    ),
  ).toBe(expected);
});

it('several ranges are taken as one', () => {
  const ranges = [0, 1, 2, 3, 4].map((from) => ({ from, to: from + 1 }));
  expect(blockWindows(ranges, 2)).toEqual([
    { from: 0, to: 2 },
    { from: 2, to: 4 },
    { from: 4, to: 5 },
  ]);
});
