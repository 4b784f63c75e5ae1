import { expect, it } from '@jest/globals';
import { smoothedShares, stabilityIndex, weightsOfEvidence } from './weight-of-evidence.js';

it('weights of evidence, methods.md section 10', () => {
  const weights = weightsOfEvidence({ stay: [0, 30, 60], churn: [10, 15, 5] });
  expect(weights.map((weight) => Number(weight.toFixed(4)))).toEqual([-4.1109, -0.3895, 1.3315]);
});

it('drift of exact shares', () => {
  expect(stabilityIndex([0.25, 0.25, 0.25, 0.25], [0.1, 0.2, 0.3, 0.4])).toBeCloseTo(0.228217, 6);
});

it('drift of counts, smoothed, so that an empty bin is no infinity', () => {
  const [then, now] = [smoothedShares([100, 200, 300, 400]), smoothedShares([0, 50, 150, 300])];
  expect(stabilityIndex(then, now)).toBeCloseTo(0.606764, 6);
});

it('no drift is nothing', () => {
  expect(stabilityIndex([0.4, 0.6], [0.4, 0.6])).toBe(0);
});
