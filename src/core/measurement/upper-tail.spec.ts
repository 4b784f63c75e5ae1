import { describe, expect, it } from '@jest/globals';
import { chiSquareTail, lnGamma } from './upper-tail.js';

describe('the upper tail of χ²', () => {
  it.each([
    [27.777_777_777_777_8, 1, 1.360_8e-7],
    [0.563_333_333_333_333, 2, 0.754_525],
    [3.841_458_820_694_124, 1, 0.05],
    [10.827_566_170_662_733, 1, 0.001],
    [5.991_464_547_107_979, 2, 0.05],
    [18.307_038_053_275_146, 10, 0.05],
    [100.8, 99, 0.43],
  ])('of %d with %d degrees of freedom', (chiSquare, df, expected) => {
    expect(chiSquareTail(chiSquare, df) / expected).toBeCloseTo(1, expected === 0.43 ? 1 : 4);
  });

  it.each([0.1, 1, 2.9, 3.1, 20, 200])('with two degrees of freedom is e^(−x/2): %d', (x) => {
    expect(chiSquareTail(x, 2) / Math.exp(-x / 2)).toBeCloseTo(1, 10);
  });

  it('of nothing is everything', () => {
    expect(chiSquareTail(0, 3)).toBe(1);
  });

  it.each([
    [0.5, Math.log(Math.sqrt(Math.PI))],
    [1, 0],
    [5, Math.log(24)],
    [100.5, 361.4355405],
  ])('ln Γ(%d)', (x, expected) => {
    expect(lnGamma(x)).toBeCloseTo(expected, 4);
  });
});
