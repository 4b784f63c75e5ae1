import { describe, expect, it } from '@jest/globals';
import { exactRatio } from './exact-ratio.js';

describe('the exact test of a ratio', () => {
  it.each([
    ['nobody of 50 where five were planned', [0, 50], [0.1, 0.9], 0.008_373_696_3],
    ['just what was planned', [5, 45], [0.1, 0.9], 1],
    ['twelve of 50', [12, 38], [0.1, 0.9], 0.003_219_921_1],
    ['the smallest chance of three units', [0, 3], [0.9, 0.1], 0.001],
    ['a rare arm of many units', [20, 4_980], [0.001, 0.999], 3.378_827_7e-7],
    ['an arm that was planned empty and is not', [1, 9], [0, 1], 0],
    ['an arm that was planned empty and is', [0, 9], [0, 1], 1],
    ['three arms', [5, 1, 14], [0.5, 0.3, 0.2], 2.851_243_5e-6],
    ['three arms as planned', [10, 6, 4], [0.5, 0.3, 0.2], 1],
  ])('%s', (_case, observed, shares, expected) => {
    expect(exactRatio(observed, shares)).toBeCloseTo(expected, 9);
  });

  it('with too many outcomes to look through is never smaller than arm by arm', () => {
    const observed = [2_000, 1_990, 25];
    const shares = [0.4995, 0.4995, 0.001];
    const rare = exactRatio([25, 3_990], [0.001, 0.999]);
    expect(exactRatio(observed, shares)).toBeCloseTo(3 * rare, 12);
    expect(3 * rare).toBeLessThan(0.001);
  });
});
