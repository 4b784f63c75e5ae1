import { describe, expect, it } from '@jest/globals';
import { commonOf, complementOf, daysOf, midnightHoles, minuteOf, WEEK_MINUTES, WHOLE_WEEK, weekOf } from './week.js';

const WORKDAYS = [1, 2, 3, 4, 5];
const DAILY = [1, 2, 3, 4, 5, 6, 7];
const hours = (...week: readonly { readonly from: number; readonly to: number }[]) =>
  week.map(({ from, to }) => [from / 60, to / 60]);

describe('a week', () => {
  it.each([
    ['of one stretch', weekOf([{ days: [1], from: '08:00', to: '21:00' }]), [[8, 21]]],
    ['over midnight is named for the day it starts', weekOf([{ days: [1], from: '22:00', to: '02:00' }]), [[22, 26]]],
    [
      'over Sunday midnight is in two parts',
      weekOf([{ days: [7], from: '22:00', to: '02:00' }]),
      [
        [0, 2],
        [166, 168],
      ],
    ],
    [
      'merges what overlaps or touches',
      weekOf([
        { days: [1], from: '12:00', to: '21:00' },
        { days: [1], from: '08:00', to: '12:00' },
        { days: [1], from: '20:00', to: '22:00' },
      ]),
      [[8, 22]],
    ],
    ['of nothing', weekOf([]), []],
  ])('%s', (_case, week, expected) => {
    expect(hours(...week)).toEqual(expected);
  });

  it.each([
    ['of all of it', WHOLE_WEEK, []],
    ['of nothing', [], [[0, 168]]],
    [
      'of nights',
      weekOf([{ days: DAILY, from: '21:00', to: '08:00' }]).slice(0, 2),
      [
        [8, 21],
        [32, 168],
      ],
    ],
  ])('the complement %s', (_case, week, expected) => {
    expect(hours(...complementOf(week))).toEqual(expected);
  });

  it('is written day by day, and read again as it was', () => {
    const week = weekOf([
      { days: [1, 7], from: '21:00', to: '09:30' },
      { days: [6], from: '00:00', to: '24:00' },
    ]);
    expect(daysOf(week)).toContainEqual({ days: [6], from: '00:00', to: '24:00' });
    for (const one of [week, complementOf(week), WHOLE_WEEK, []]) expect(weekOf(daysOf(one))).toEqual(one);
  });

  it('has in common with another what is in both', () => {
    const one = weekOf([{ days: [1, 2], from: '08:00', to: '12:00' }]);
    const other = weekOf([{ days: [2], from: '11:00', to: '15:00' }]);
    expect(hours(...commonOf(one, other))).toEqual([[35, 36]]);
    expect(commonOf(one, WHOLE_WEEK)).toEqual(one);
    expect(commonOf(one, [])).toEqual([]);
  });
});

describe('holes at midnight', () => {
  const quiet = (...windows: Parameters<typeof weekOf>[0][number][]) => complementOf(weekOf(windows));
  const nights = { days: WORKDAYS, from: '21:00', to: '09:00' };
  it.each([
    ['Monday 00:00–09:00 after a weekend window', quiet(nights, { days: [6, 7], from: '00:00', to: '24:00' }), [1]],
    [
      'a weekend window that runs on',
      quiet(
        nights,
        { days: [6], from: '00:00', to: '24:00' },
        { days: [7], from: '00:00', to: '24:00' },
        { days: [7], from: '21:00', to: '09:00' },
      ),
      [],
    ],
    ['nights of every day', quiet({ days: DAILY, from: '21:00', to: '09:00' }), []],
    ['a Wednesday left out', quiet({ days: [1, 2, 4, 5, 6, 7], from: '00:00', to: '24:00' }), [3]],
    ['always', WHOLE_WEEK, []],
    [
      'Sunday to Monday without a break',
      weekOf([
        { days: [7, 1], from: '00:00', to: '24:00' },
        { days: [6], from: '20:00', to: '24:00' },
      ]),
      [],
    ],
  ])('%s', (_case, week, expected) => {
    expect(midnightHoles(week)).toEqual(expected);
  });
});

describe('times of day', () => {
  it.each([
    ['00:00', 0],
    ['23:59', 1_439],
    ['24:00', 1_440],
    ['24:01', Number.NaN],
    ['8:00', Number.NaN],
    ['08:60', Number.NaN],
    ['', Number.NaN],
  ])('%s', (time, minute) => {
    expect(minuteOf(time)).toBe(minute);
  });

  it('are of a week of 10,080 minutes', () => {
    expect(WEEK_MINUTES).toBe(10_080);
  });
});
