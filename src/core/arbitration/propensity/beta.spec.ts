import { describe, expect, it } from '@jest/globals';
import { betaCdf, betaQuantile, oddsDensity, oddsQuantile } from './beta.js';

/** I_x(a, b) for whole a and b: at least a of a + b − 1 tries succeed. */
function byTries(a: number, b: number, x: number): number {
  const n = a + b - 1;
  let sum = 0;
  let ways = 1;
  for (let k = 0; k <= n; k += 1) {
    if (k >= a) sum += ways * x ** k * (1 - x) ** (n - k);
    ways = (ways * (n - k)) / (k + 1);
  }
  return sum;
}

describe('the beta distribution', () => {
  it.each([
    ['is even for α = β = 1', 1, 1, 0.3, 0.3],
    ['is a power for β = 1', 2.5, 1, 0.4, 0.4 ** 2.5],
    ['is a power from the other end for α = 1', 1, 0.7, 0.9, 1 - 0.1 ** 0.7],
    ['is the arc sine for α = β = ½', 0.5, 0.5, 0.2, (2 / Math.PI) * Math.asin(Math.sqrt(0.2))],
    ['has its median in the middle where it is even', 40, 40, 0.5, 0.5],
    ['is 11/16 at ½ for 2 and 3', 2, 3, 0.5, 0.6875],
    ['counts tries', 13, 89, 0.1, byTries(13, 89, 0.1)],
    ['counts tries beyond the mean', 9, 93, 0.15, byTries(9, 93, 0.15)],
    ['counts many tries', 300, 700, 0.29, byTries(300, 700, 0.29)],
    ['begins at 0', 2, 3, 0, 0],
    ['ends at 1', 2, 3, 1, 1],
  ])('%s', (_case, alpha, beta, x, expected) => {
    expect(betaCdf({ alpha, beta }, x)).toBeCloseTo(expected, 12);
  });

  it('keeps its digits after millions of shows: the median lies a hair above the mean', () => {
    const of = { alpha: 20_000, beta: 1_980_000 };
    // Median ≈ (α − 1/3) ÷ (α + β − 2/3).
    expect(betaQuantile(of, 0.5)).toBeCloseTo((20_000 - 1 / 3) / (2_000_000 - 2 / 3), 10);
  });

  it.each([
    [13, 89],
    [0.5, 99.5],
    [0.1, 3],
    [1, 1],
    [3, 0.1],
    [5_000, 12],
  ])('is undone by its inverse: Beta(%d, %d)', (alpha, beta) => {
    for (const u of [1e-9, 0.001, 0.1, 0.5, 0.9, 0.999]) {
      const x = betaQuantile({ alpha, beta }, u);
      if (x < 1 - 1e-9) expect(betaCdf({ alpha, beta }, x) / u).toBeCloseTo(1, 8);
    }
  });

  it('has the density of its log-odds as slope', () => {
    const of = { alpha: 2.5, beta: 7 };
    const h = 1e-5;
    const at = (t: number) => betaCdf(of, 1 / (1 + Math.exp(-t)));
    const slope = (at(-1 + h) - at(-1 - h)) / (2 * h);
    expect(oddsDensity(of, -1)).toBeCloseTo(slope, 8);
    expect(oddsQuantile(of, at(-1))).toBeCloseTo(-1, 10);
  });
});
