import { describe, expect, it } from '@jest/globals';
import { Clock, clockOf } from './clock.js';

const asOf = { now: new Date('2026-11-02T18:00:00Z'), today: '2026-11-02' };
const inZone = (zone: string) => new Clock({ ...asOf, zone });

it('one clock for all customers of one day and zone, and a clock is its own', () => {
  expect(clockOf(asOf)).toBe(clockOf(asOf));
  expect(clockOf(clockOf(asOf))).toBe(clockOf(asOf));
  expect(clockOf({ ...asOf })).not.toBe(clockOf(asOf));
  expect(clockOf(asOf)).toMatchObject({ zone: 'UTC', day: 20_759, month: 2026 * 12 + 10 });
});

it('a month that runs is full when the next begins', () => {
  expect(new Date(inZone('Asia/Shanghai').nextMonth).toISOString()).toBe('2026-11-30T16:00:00.000Z');
  const december = new Clock({ ...asOf, today: '2026-12-31' });
  expect(new Date(december.nextMonth).toISOString()).toBe('2027-01-01T00:00:00.000Z');
});

it('the last thirty and ninety days have today among them', () => {
  expect(inZone('UTC').from).toEqual({ 30: '2026-10-04', 90: '2026-08-05' });
});

describe('the day it is at an instant', () => {
  it.each([
    ['UTC', '2026-11-01T17:00:00Z', '2026-11-01'],
    ['Asia/Shanghai', '2026-11-01T17:00:00Z', '2026-11-02'],
    ['Asia/Shanghai', '2026-11-01T15:59:59Z', '2026-11-01'],
    ['America/Los_Angeles', '2026-11-01T06:59:59Z', '2026-10-31'],
    ['America/Los_Angeles, as clocks go back', '2026-11-01T07:00:00Z', '2026-11-01'],
    ['America/Los_Angeles, when they have', '2026-11-02T07:59:59Z', '2026-11-01'],
    ['America/Los_Angeles, the day after', '2026-11-02T08:00:00Z', '2026-11-02'],
  ])('%s, %s', (zone, instant, day) => {
    expect(inZone(zone.split(',')[0] ?? '').dayAt(new Date(instant))).toBe(day);
  });
});

it('service of those who left is counted to the end of the month of exit', () => {
  const clock = inZone('UTC');
  expect(clock.servedMonth('2026-09-10')).toBe(2026 * 12 + 9);
  expect(clock.servedMonth('2026-12-10')).toBe(2026 * 12 + 10);
  expect([clock.servesStill('2026-09-30'), clock.servesStill('2026-11-01')]).toEqual([false, true]);
});
