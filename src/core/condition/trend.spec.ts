import { describe, expect, it } from '@jest/globals';
import type { Leaf, Trend } from './condition.js';
import { monthsSeen, trendHolds } from './trend.js';

const trend = (operator: 'fellByPct' | 'belowOwnAverage', value: Trend): Leaf => ({
  fact: 'spend',
  type: 'series',
  operator,
  value,
});
const fell = trend('fellByPct', { pct: 10, months: 2 });
const below = trend('belowOwnAverage', { months: 2 });
const farBelow = trend('belowOwnAverage', { months: 2, pct: 10 });

describe('fell by at least 10 % in each of two months', () => {
  it.each([
    ['exactly 10 % twice', [1_000, 900, 810], true],
    ['a hair less the second time', [1_000, 900, 810.01], false],
    ['only over both together', [1_000, 990, 790], false],
    ['rose', [700, 800, 900], false],
    ['to nothing', [700, 70, 0], true],
    ['from nothing nothing falls', [10, 0, 0], false],
    ['70.00 to 63.00, in minor units', [10_000, 7_000, 6_300], true],
    ['the first month is missing', [null, 900, 810], null],
    ['the newest month is missing', [1_000, 900, null], null],
    ['a gap, though the rest already fails', [null, 900, 1_000], null],
  ])('%s', (_case, months, expected) => {
    expect(trendHolds(fell, months)).toBe(expected);
  });
});

describe('below its own average', () => {
  it.each([
    ['just below', [100, 200, 149], true, false],
    ['at it', [100, 200, 150], false, false],
    ['10 % below', [100, 200, 135], true, true],
    ['not quite 10 % below', [100, 200, 135.1], true, false],
    ['an average of nothing', [0, 0, -1], false, false],
    ['a month missing', [100, null, 1], null, null],
  ])('%s', (_case, months, expected, by) => {
    expect(trendHolds(below, months)).toBe(expected);
    expect(trendHolds(farBelow, months)).toBe(by);
  });
});

it('a trend sees the months it speaks of and the one before them', () => {
  expect([fell, below].map(monthsSeen)).toEqual([3, 3]);
  expect(() => monthsSeen({ ...fell, value: 3 })).toThrow('no trend');
});
