import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PyramidCount, RevenuePyramid } from './revenue-pyramid.js';

function pyramidOf(revenues: readonly number[]): RevenuePyramid {
  const count = new PyramidCount();
  for (const revenue of revenues) count.add(revenue);
  return new RevenuePyramid(count.steps);
}

const PYRAMID = pyramidOf([100, 400, 200, 200, 100, 0]);

describe('a place in the pyramid', () => {
  it.each([
    ['the top', 400, { rank: 1, share: 0.4 }],
    ['equals share the better rank and the share of both', 200, { rank: 2, share: 0.8 }],
    ['the last who bring something', 100, { rank: 4, share: 1 }],
    ['who brings nothing', 0, { rank: 6, share: 1 }],
    ['somebody new between two', 300, { rank: 2, share: 0.4 }],
    ['somebody new above all', 500, { rank: 1, share: 0 }],
  ])('%s', (_case, revenue, expected) => {
    expect(PYRAMID.placeOf(revenue)).toEqual(expected);
  });

  it('nobody has one where nothing comes in', () => {
    expect(pyramidOf([0, -5]).placeOf(0)).toBeNull();
    expect(pyramidOf([]).placeOf(5)).toBeNull();
  });
});

it('the curve begins with nobody and ends with everything', () => {
  expect(PYRAMID.curve(3)).toEqual([
    { customers: 0, revenue: 0 },
    { customers: 1 / 3, revenue: 0.6 },
    { customers: 2 / 3, revenue: 0.9 },
    { customers: 1, revenue: 1 },
  ]);
});

it('equals an independent count', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1 }), fc.nat(60), (revenues, revenue) => {
      const total = revenues.reduce((sum, one) => sum + one, 0);
      const place = pyramidOf(revenues).placeOf(revenue);
      if (total === 0) return expect(place).toBeNull();
      const upTo = revenues.filter((one) => one >= revenue).reduce((sum, one) => sum + one, 0);
      expect(place?.rank).toBe(revenues.filter((one) => one > revenue).length + 1);
      expect(place?.share).toBeCloseTo(upTo / total, 12);
    }),
  );
});

it('the curve equals the sum of so many from the top', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 40 }), (revenues) => {
      const total = revenues.reduce((sum, one) => sum + one, 0);
      const down = [...revenues].sort((a, b) => b - a);
      for (const [at, { revenue }] of pyramidOf(revenues).curve(revenues.length).entries()) {
        const brought = down.slice(0, at).reduce((sum, one) => sum + one, 0);
        expect(revenue).toBeCloseTo(total > 0 ? brought / total : 0, 12);
      }
    }),
  );
});
