import { describe, expect, it } from '@jest/globals';
import { decayed, groupMean, hasEnough, meanOf, posteriorOf } from './counts.js';

const rules = { groupWeight: 100, halfLifeDays: 90 };
const asOf = new Date('2026-01-01T00:00:00Z');
const later = new Date('2026-04-01T00:00:00Z');

describe('counts of shows and acceptances', () => {
  it('weigh half after a half-life', () => {
    expect(decayed({ shows: 100, acceptances: 8, asOf }, later, rules)).toEqual({
      shows: 50,
      acceptances: 4,
      asOf: later,
    });
    expect(decayed({ shows: 100, acceptances: 8, asOf }, asOf, rules).shows).toBe(100);
  });

  it.each([
    ['is nothing of nobody', [], null],
    ['is nothing of what was never shown', [{ shows: 0, acceptances: 0 }], null],
    [
      'adds up',
      [
        { shows: 100, acceptances: 1 },
        { shows: 300, acceptances: 11 },
      ],
      0.03,
    ],
    ['is never 0', [{ shows: 49, acceptances: 0 }], 0.01],
    ['is never 1', [{ shows: 9, acceptances: 9 }], 0.95],
  ])('the mean of a group %s', (_case, group, mean) => {
    expect(groupMean(group)).toBe(mean);
  });

  it.each([
    ['begins at the mean of its group', { shows: 0, acceptances: 0 }, 0.1, { alpha: 10, beta: 90 }, 0.1],
    ['moves with its own record', { shows: 100, acceptances: 20 }, 0.1, { alpha: 30, beta: 170 }, 0.15],
    ['ends at its own record', { shows: 9_900, acceptances: 1_990 }, 0.1, { alpha: 2_000, beta: 8_000 }, 0.2],
  ])('an action %s', (_case, counts, mean, posterior, chance) => {
    expect(posteriorOf(counts, mean, rules)).toEqual(posterior);
    expect(meanOf(posterior)).toBeCloseTo(chance, 12);
  });

  it.each([
    ['both', 100, 5, true],
    ['too few shows', 99, 5, false],
    ['too few acceptances', 100, 4, false],
  ])('are enough with %s', (_case, shows, acceptances, expected) => {
    expect(hasEnough({ shows, acceptances }, { enough: { shows: 100, acceptances: 5, days: 14 } })).toBe(expected);
  });
});
