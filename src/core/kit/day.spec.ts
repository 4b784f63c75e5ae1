import { describe, expect, it } from '@jest/globals';
import { addMonths, dayNumber, dayNumberAfter, dayOfNumber, daysBetween, fullMonthsBetween, isDay } from './day.js';

describe('calendar dates', () => {
  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2026-11-02', 20_759],
  ])('%s is day %d', (day, number) => {
    expect(dayNumber(day)).toBe(number);
    expect(dayOfNumber(number)).toBe(day);
  });

  it.each(['2026-02-30', '2026-13-01', '26-1-1', '', '2026-11-02T00:00'])('"%s" is no date', (text) => {
    expect(isDay(text)).toBe(false);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-11-01', -72, '2020-11-01'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-01', 0, '2026-11-01'],
  ])('%s and %d months is %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected);
    expect(dayNumberAfter(day, months)).toBe(dayNumber(expected));
  });

  it.each([
    ['2026-10-02', '2026-11-01', 0],
    ['2026-10-01', '2026-11-01', 1],
    ['2026-01-31', '2026-02-28', 1],
    ['2025-11-01', '2026-11-02', 12],
  ])('from %s to %s are %d full months', (from, to, months) => {
    expect(fullMonthsBetween(from, to)).toBe(months);
  });

  it('agrees with the platform on every day of eight centuries', () => {
    for (let days = -146_097; days < 146_097; days += 1) {
      const day = new Date(days * 86_400_000).toISOString().slice(0, 10);
      if (dayNumber(day) !== days) throw new Error(day);
    }
  });

  it('counts days across a leap day', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  });
});

it('a number is the day the platform says it is', () => {
  for (let days = -719_528; days <= 2_932_896; days += 97) {
    const day = dayOfNumber(days);
    if (day !== new Date(days * 86_400_000).toISOString().slice(0, 10) || dayNumber(day) !== days)
      expect(day).toBe(days);
  }
  expect(() => dayOfNumber(Number.NaN)).toThrow(RangeError);
});
