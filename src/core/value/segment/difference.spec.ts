import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { association, meanDifference, NO_MOMENTS, together, withValue } from './difference.js';

const moments = (...values: readonly number[]) => values.reduce(withValue, NO_MOMENTS);
const counts = (values: Readonly<Record<string, number>>) => new Map(Object.entries(values));

describe('the standardised mean difference', () => {
  it.each([
    ['half a spread', moments(1, 2, 3), moments(0.5, 1.5, 2.5), 0.5],
    ['none', moments(1, 2, 3), moments(3, 2, 1), 0],
    ['the other way', moments(0, 2), moments(2, 4), -Math.SQRT2],
    ['spreads that differ are averaged', moments(0, 4), moments(2, 2, 2, 2), 0],
    ['none where nothing varies and nothing differs', moments(2, 2), moments(2, 2), 0],
    ['the largest where nothing varies and all differs', moments(3, 3), moments(2, 2), 10],
    ['and no larger than that', moments(300, 300.001), moments(2, 2.001), 10],
    ['not to be said of one', moments(1), moments(1, 2), null],
    ['nor of nobody', moments(1, 2), moments(), null],
  ])('%s', (_case, a, b, expected) => {
    const found = meanDifference(a, b);
    if (expected === null) expect(found).toBeNull();
    else expect(found).toBeCloseTo(expected, 10);
  });

  it('moments add up in whatever parts they come', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.array(number), fc.array(number), (left, right) => {
        const [whole, parts] = [moments(...left, ...right), together(moments(...left), moments(...right))];
        expect(parts.n).toBe(whole.n);
        expect(parts.mean).toBeCloseTo(whole.mean, 3);
        expect(Math.abs(parts.m2 - whole.m2)).toBeLessThanOrEqual(1e-6 * Math.max(1, whole.m2));
      }),
    );
  });
});

describe('the association', () => {
  it.each([
    ['nothing in common', counts({ x: 50 }), counts({ y: 50 }), 1],
    ['the same shares', counts({ x: 50, y: 50 }), counts({ x: 100, y: 100 }), 0],
    ['one value is no difference', counts({ x: 5 }), counts({ x: 7 }), 0],
    ['a difference that chance may make', counts({ x: 3, y: 2 }), counts({ x: 2, y: 3 }), 0],
    ['nobody on a side', counts({ x: 3 }), counts({}), null],
  ])('%s', (_case, a, b, expected) => {
    const found = association(a, b);
    if (expected === null) expect(found).toBeNull();
    else expect(found).toBeCloseTo(expected, 6);
  });

  it('is what the formula gives by hand', () => {
    // 60/40 against 40/60 of a hundred each: χ² = 8, φ² = 0.04, less 1/199; both corrected sizes are 2 − 1/199.
    const expected = Math.sqrt((0.04 - 1 / 199) / (1 - 1 / 199));
    expect(association(counts({ x: 60, y: 40 }), counts({ x: 40, y: 60 }))).toBeCloseTo(expected, 12);
  });

  it('lies between 0 and 1 and does not know which side is which', () => {
    const side = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat(500));
    fc.assert(
      fc.property(side, side, (a, b) => {
        const [one, other] = [association(counts(a), counts(b)), association(counts(b), counts(a))];
        if (one === null || other === null) return expect(one).toBe(other);
        expect(one).toBeGreaterThanOrEqual(0);
        expect(one).toBeLessThanOrEqual(1);
        expect(one).toBeCloseTo(other, 9);
      }),
    );
  });
});
