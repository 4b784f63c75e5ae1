import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { boundsAround, NumberCells, nextUp } from './number-cells.js';

describe('the next number up', () => {
  it.each([
    [0, Number.MIN_VALUE],
    [-0, Number.MIN_VALUE],
    [1, 1 + Number.EPSILON],
    [-Number.MIN_VALUE, -0],
    [Number.MAX_VALUE, Number.POSITIVE_INFINITY],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    [Number.NaN, Number.NaN],
  ])('of %d is %d', (value, next) => {
    expect(nextUp(value)).toBe(next);
  });

  it('leaves nothing in between', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, max: Number.MAX_VALUE }), (value) => {
        const next = nextUp(value);
        expect(next).toBeGreaterThan(value);
        const middle = value / 2 + next / 2;
        expect(middle <= value || middle >= next || !Number.isFinite(next)).toBe(true);
      }),
    );
  });
});

it('every threshold is a cell of its own', () => {
  expect(boundsAround([2, 1, 2])).toEqual([1, nextUp(1), 2, nextUp(2)]);
});

describe('a number’s interval', () => {
  const places = Uint8Array.from({ length: 256 }, (_one, place) => place);

  it('is how many bounds are not above it, wherever they lie', () => {
    const number = fc.oneof(
      fc.double({ noNaN: true }),
      fc.integer({ min: -50, max: 50 }),
      fc.constantFrom(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, -0, 1e308, -1e308),
    );
    fc.assert(
      fc.property(fc.array(number, { maxLength: 40 }), fc.array(number, { minLength: 1 }), (thresholds, values) => {
        const bounds = boundsAround(thresholds);
        const cells = new NumberCells(bounds, places);
        for (const value of [...values, ...thresholds, ...bounds]) {
          expect(cells.code(value)).toBe(bounds.filter((bound) => bound <= value).length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each<[string, readonly number[]]>([
    ['evenly', Array.from({ length: 70_000 }, (_one, at) => at * 2)],
    ['all but one in the first bucket', [...Array.from({ length: 70_000 }, (_one, at) => at * 2), 1e300]],
  ])('is found among very many, spread %s', (_case, bounds) => {
    const codes = new Uint8Array(bounds.length + 1).map((_code, at) => at % 251);
    const cells = new NumberCells(bounds, codes);
    expect(cells.isShort).toBe(false);
    const counts: readonly (readonly [number, number])[] = [
      [-1, 0],
      [0, 1],
      [1, 1],
      [99_999, 50_000],
      [139_998, 70_000],
      [1e299, 70_000],
      [Number.POSITIVE_INFINITY, bounds.length],
    ];
    for (const [value, count] of counts) expect(cells.code(value)).toBe(count % 251);
  });
});
