import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RevenuePyramid } from './revenue-pyramid.js';

const PYRAMID = new RevenuePyramid([100, 400, 200, 200, 100, 0]);

describe('a place in the pyramid', () => {
  it.each([
    ['the top', 400, { rank: 1, share: 0.4 }],
    ['equals share the better rank and the share of both', 200, { rank: 2, share: 0.8 }],
    ['the last who bring something', 100, { rank: 4, share: 1 }],
    ['who brings nothing', 0, { rank: 6, share: 1 }],
    ['somebody new between two', 300, { rank: 2, share: 0.4 }],
  ])('%s', (_case, revenue, expected) => {
    expect(PYRAMID.placeOf(revenue)).toEqual(expected);
  });

  it('nobody has one where nothing comes in', () => {
    expect(new RevenuePyramid([0, -5]).placeOf(0)).toBeNull();
    expect(new RevenuePyramid([]).placeOf(5)).toBeNull();
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
      const place = new RevenuePyramid(revenues).placeOf(revenue);
      if (total === 0) return expect(place).toBeNull();
      const upTo = revenues.filter((one) => one >= revenue).reduce((sum, one) => sum + one, 0);
      expect(place?.rank).toBe(revenues.filter((one) => one > revenue).length + 1);
      expect(place?.share).toBeCloseTo(upTo / total, 12);
    }),
  );
});
