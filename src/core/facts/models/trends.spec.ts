import { describe, expect, it } from '@jest/globals';
import { aFactSource } from '../../../../test/builders/a-customer.js';
import { trend, trendOf } from './trends.js';

const SETTINGS = { periods: 2, baseline: 3, fallToPct: 70, riseToPct: 130 };

describe('each of the last two months beside the mean of the three before', () => {
  it.each([
    ['both at 70 %', [100, 100, 100, 70, 70], 'FALLING'],
    ['one above', [100, 100, 100, 71, 70], 'STEADY'],
    ['thirds are exact', [33, 33, 34, 23, 23], 'FALLING'],
    ['both at 130 %', [10, 10, 10, 13, 13], 'RISING'],
    ['one below', [10, 10, 10, 12, 99], 'STEADY'],
    ['a gap', [100, null, 100, 1, 1], null],
    ['a gap further back does not matter', [null, 100, 100, 100, 1, 1], 'FALLING'],
    ['too short', [100, 100, 1, 1], null],
    ['from nothing nothing falls', [0, 0, 0, 0, 0], 'STEADY'],
    ['from nothing everything rises', [0, 0, 0, 5, 5], 'RISING'],
  ])('%s', (_case, series, expected) => {
    expect(trendOf(series, SETTINGS)).toBe(expected);
  });
});

it('as a fact of its series; no series, no trend', () => {
  const step = trend({ of: 'arpuByMonth', gives: 'arpuTrend', ...SETTINGS });
  const asOf = { now: new Date('2026-11-02T18:00:00Z'), today: '2026-11-02' };
  expect(step.derive(aFactSource(), { arpuByMonth: [9, 9, 9, 1, 1] }, asOf)).toEqual({ arpuTrend: 'FALLING' });
  expect(step.derive(aFactSource(), { arpuByMonth: null }, asOf)).toEqual({ arpuTrend: null });
  expect(step.reads).toEqual({ facts: ['arpuByMonth'], profile: [] });
});
