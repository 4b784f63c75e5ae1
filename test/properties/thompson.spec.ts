import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Arm, chanceOfLargest } from '../../src/core/arbitration/propensity/largest-draw.js';
import { lnGamma } from '../../src/core/measurement/upper-tail.js';

const lnBeta = (a: number, b: number) => lnGamma(a) + lnGamma(b) - lnGamma(a + b);

/** P(X > Y), X ~ Beta(a₁, b₁), Y ~ Beta(a₂, b₂), for a whole a₁: Σ_{i<a₁} B(a₂ + i, b₁ + b₂) ÷ ((b₁ + i)·B(1 + i, b₁)·B(a₂, b₂)). */
function exactly([a1, b1]: Pair, [a2, b2]: Pair): number {
  let sum = 0;
  for (let i = 0; i < a1; i += 1) {
    sum += Math.exp(lnBeta(a2 + i, b1 + b2) - Math.log(b1 + i) - lnBeta(1 + i, b1) - lnBeta(a2, b2));
  }
  return sum;
}

type Pair = readonly [number, number];
const arm = ([alpha, beta]: Pair, slope = 1, offset = 0): Arm => ({ posterior: { alpha, beta }, slope, offset });
const pair = fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 4_000 }));
const anyPair = fc.tuple(
  fc.double({ min: 0.5, max: 300, noNaN: true }),
  fc.double({ min: 0.5, max: 30_000, noNaN: true }),
);

describe('the chance that is logged of Thompson sampling', () => {
  it('is that of the closed form between two, to 1e-7', () => {
    fc.assert(
      fc.property(pair, pair, (one, other) => {
        const found = chanceOfLargest([arm(one), arm(other)], 0);
        expect(Math.abs(found - exactly(one, other))).toBeLessThan(1e-7);
      }),
      { numRuns: 60 },
    );
  });

  it('adds up to 1 over whatever stands, to 1e-7 each', () => {
    const worth = fc.tuple(
      fc.double({ min: 0.1, max: 1, noNaN: true }),
      fc.double({ min: -0.2, max: 0.2, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(anyPair, worth), { minLength: 2, maxLength: 8 }), (drawn) => {
        const arms = drawn.map(([of, [slope, offset]]) => arm(of, slope, offset));
        const sum = arms.reduce((all, _one, index) => all + chanceOfLargest(arms, index), 0);
        expect(Math.abs(sum - 1)).toBeLessThan(1e-7 * arms.length);
      }),
      { numRuns: 20 },
    );
  });
});
