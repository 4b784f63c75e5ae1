import { describe, expect, it } from '@jest/globals';
import { Quantiles } from './quantiles.js';

function of(values: Iterable<number>): Quantiles {
  const quantiles = new Quantiles();
  for (const value of values) quantiles.add(value);
  return quantiles;
}

function* mixed(count: number): Iterable<number> {
  // 7919 has no factor in common with the counts asked here: each number from 0 to count - 1 once, well mixed.
  for (let index = 0; index < count; index += 1) yield (index * 7_919) % count;
}

describe('quantiles of a stream', () => {
  it.each([
    ['one value is all of them', [7], [7, 7, 7]],
    ['an odd number: the middle', [3, 1, 2], [1, 2, 3]],
    ['the order does not matter', [5, 4, 3, 2, 1], [1, 3, 5]],
  ])('%s', (_case, values, expected) => {
    expect(of(values).at([0, 0.5, 1])).toEqual(expected);
  });

  it('are exact while all fit', () => {
    const quantiles = of(mixed(8_000));
    expect([quantiles.count, quantiles.mean]).toEqual([8_000, 3_999.5]);
    expect(quantiles.at([0, 0.1, 0.9, 1])).toEqual([0, 799, 7_199, 7_999]);
  });

  it('are close to the truth however many there are, and the ends are exact', () => {
    const count = 300_000;
    const [least, p10 = 0, p50 = 0, p90 = 0, most] = of(mixed(count)).at([0, 0.1, 0.5, 0.9, 1]);
    expect([least, most]).toEqual([0, count - 1]);
    for (const [seen, due] of [
      [p10, 0.1],
      [p50, 0.5],
      [p90, 0.9],
    ] as const) {
      expect(Math.abs(seen / count - due)).toBeLessThan(0.01);
    }
  });

  it('the same stream gives the same answer', () => {
    expect(of(mixed(50_000)).at([0.3])).toEqual(of(mixed(50_000)).at([0.3]));
  });

  it('of nothing there are none', () => {
    expect(() => new Quantiles().at([0.5])).toThrow('no values');
  });
});
