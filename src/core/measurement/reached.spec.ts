import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { effectOnReached, type ReachedArms, reachedGap } from './reached.js';

const EFFECT = { at: 0.015, low: -0.000423, high: 0.027306 };
const arms = (t: readonly [number, number], c: readonly [number, number]): ReachedArms => ({
  treated: { assigned: t[0], reached: t[1] },
  control: { assigned: c[0], reached: c[1] },
});

describe('the effect on those reached', () => {
  it.each([
    ['four in five reached, none of control', arms([9_000, 7_200], [1_000, 0]), 0.8, [0.01875, -0.00052875, 0.0341325]],
    ['a leak takes its share off the divisor', arms([9_000, 7_200], [1_000, 50]), 0.75, [0.02, -0.000564, 0.036408]],
    ['everybody reached: the effect by assignment', arms([9_000, 9_000], [1_000, 0]), 1, [0.015, -0.000423, 0.027306]],
  ])('%s', (_case, reached, gap, expected) => {
    const found = effectOnReached(EFFECT, reached, 0.05);
    if (found.kind !== 'effect') throw new Error(found.reason);
    expect(found.gap).toBeCloseTo(gap, 12);
    expect([found.effect.at, found.effect.low, found.effect.high].map((one, i) => one - (expected[i] ?? 0))).toEqual(
      expected.map(() => expect.closeTo(0, 9)),
    );
  });

  it.each([
    ['an arm without units', arms([9_000, 7_200], [0, 0]), 'EMPTY_ARM'],
    ['nobody reached', arms([9_000, 0], [1_000, 0]), 'REACHED_ALIKE'],
    ['arms reached almost alike', arms([9_000, 4_500], [1_000, 451]), 'REACHED_ALIKE'],
    ['control reached more', arms([9_000, 900], [1_000, 500]), 'CONTROL_REACHED_MORE'],
    ['more reached than assigned', arms([9_000, 9_001], [1_000, 0]), 'COUNTS_IMPOSSIBLE'],
    ['half a unit', arms([9_000, 0.5], [1_000, 0]), 'COUNTS_IMPOSSIBLE'],
    ['a negative count', arms([9_000, -1], [1_000, 0]), 'COUNTS_IMPOSSIBLE'],
  ])('is not told of %s', (_case, reached, reason) => {
    expect(effectOnReached(EFFECT, reached, 0.05)).toEqual({ kind: 'missing', reason });
    expect(reachedGap(reached, 0.05)).toEqual({ kind: 'missing', reason });
  });

  it.each([
    ['no number', { at: Number.NaN, low: 0, high: 1 }],
    ['an open interval', { at: 0, low: Number.NEGATIVE_INFINITY, high: 1 }],
    ['an interval that it is not in', { at: 2, low: 0, high: 1 }],
  ])('is not told of %s', (_case, effect) => {
    const found = effectOnReached(effect, arms([9_000, 7_200], [1_000, 0]), 0.05);
    expect(found).toEqual({ kind: 'missing', reason: 'NO_NUMBER' });
  });

  it('keeps its sign, and whether the interval holds 0, whatever was reached', () => {
    const count = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(count, fc.double({ min: 0.06, max: 1, noNaN: true }), count, (assigned, share, control) => {
        const found = effectOnReached(EFFECT, arms([assigned, Math.ceil(assigned * share)], [control, 0]), 0.05);
        if (found.kind !== 'effect') throw new Error(found.reason);
        const { at, low, high } = found.effect;
        expect([Math.sign(at), Math.sign(low), Math.sign(high)]).toEqual([1, -1, 1]);
        expect(Math.abs(at)).toBeGreaterThanOrEqual(EFFECT.at);
        expect((high - low) * found.gap).toBeCloseTo(EFFECT.high - EFFECT.low, 9);
      }),
    );
  });
});
