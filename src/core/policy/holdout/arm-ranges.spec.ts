import { describe, expect, it } from '@jest/globals';
import { armRanges, isIn, restAfter, shareOf } from './arm-ranges.js';

describe('ranges of arms', () => {
  it.each([
    ['a control of five per cent', [5], [[0, 500]]],
    [
      'three slices side by side',
      [1, 0.5, 2],
      [
        [0, 100],
        [100, 150],
        [150, 350],
      ],
    ],
    ['nobody', [0], [[0, 0]]],
    ['everybody', [100], [[0, 10_000]]],
    [
      'thirds, rounded as sums and not each by itself',
      [100 / 3, 100 / 3, 100 / 3],
      [
        [0, 3333],
        [3333, 6667],
        [6667, 10_000],
      ],
    ],
    [
      'tenths whose sum is not exact in binary',
      [0.1, 0.2],
      [
        [0, 10],
        [10, 30],
      ],
    ],
  ])('%s', (_case, shares, expected) => {
    expect(armRanges(shares).map(({ from, to }) => [from, to])).toEqual(expected);
  });

  it('are half-open, so that every bucket is in exactly one', () => {
    const [control = { from: 0, to: 0 }] = armRanges([5]);
    const treated = restAfter(control);
    expect([0, 499, 500, 9_999].map((bucket) => [isIn(control, bucket), isIn(treated, bucket)])).toEqual([
      [true, false],
      [true, false],
      [false, true],
      [false, true],
    ]);
    expect([shareOf(control), shareOf(treated)]).toEqual([0.05, 0.95]);
  });
});
