import { describe, expect, it } from '@jest/globals';
import type { CalendarWindow } from './cap.js';
import { calendarKey, reachMs, rollingMs } from './cap-window.js';

const DAY = 86_400_000;
const key = (unit: CalendarWindow['unit'], n: number, at: string, zone = 'UTC', weekStart?: number) =>
  calendarKey(
    { kind: 'calendar', unit, n, zone: 'customer', ...(weekStart === undefined ? {} : { weekStart }) },
    new Date(at),
    zone,
  );

describe('a window of the calendar', () => {
  it.each([
    ['the first day of all', key('day', 1, '1970-01-01T23:59:59.999Z'), '0'],
    ['the day after', key('day', 1, '1970-01-02T00:00:00Z'), '1'],
    ['days two by two', key('day', 2, '1970-01-03T00:00:00Z'), '1'],
    ['the day before all, two by two', key('day', 2, '1969-12-31T00:00:00Z'), '-1'],
    ['ISO 2026-W14 at its first instant', key('week', 1, '2026-03-30T00:00:00Z'), '2026-03-30'],
    ['and at its last', key('week', 1, '2026-04-05T23:59:59.999Z'), '2026-03-30'],
    ['the week before', key('week', 1, '2026-03-29T23:59:59.999Z'), '2026-03-23'],
    ['weeks from Sunday', key('week', 1, '2026-03-29T00:00:00Z', 'UTC', 7), '2026-03-29'],
    ['the week that 1970-01-01 is in', key('week', 1, '1970-01-01T00:00:00Z'), '1969-12-29'],
    ['two weeks from it', key('week', 2, '1970-01-11T00:00:00Z'), '1969-12-29'],
    ['the next two', key('week', 2, '1970-01-12T00:00:00Z'), '1970-01-12'],
    ['two weeks from Thursdays: that day is the first', key('week', 2, '1970-01-01T00:00:00Z', 'UTC', 4), '1970-01-01'],
    ['two weeks from Fridays', key('week', 2, '1970-01-01T00:00:00Z', 'UTC', 5), '1969-12-26'],
    ['a month', key('month', 1, '2026-11-30T23:59:59Z'), String(2026 * 12 + 10)],
    ['quarters', key('month', 3, '2026-12-01T00:00:00Z'), String(Math.floor((2026 * 12 + 11) / 3))],
    ['January begins a year', key('month', 12, '2026-01-01T00:00:00Z'), '2026'],
    [
      'the local day counts',
      key('day', 1, '2026-11-02T17:30:00Z', 'Asia/Bangkok'),
      key('day', 1, '2026-11-03T00:00:00Z'),
    ],
    ['the local month counts', key('month', 1, '2026-11-30T18:00:00Z', 'Asia/Shanghai'), String(2026 * 12 + 11)],
  ])('%s', (_case, found, expected) => {
    expect(found).toBe(expected);
  });

  it.each([
    ['2026-11-01T06:59:59Z', 'America/Los_Angeles', '2026-10-31T12:00:00Z'],
    ['2026-11-01T07:00:00Z', 'America/Los_Angeles', '2026-11-01T12:00:00Z'],
    ['2026-11-02T07:59:59Z', 'America/Los_Angeles', '2026-11-01T12:00:00Z'],
    ['2026-11-02T08:00:00Z', 'America/Los_Angeles', '2026-11-02T12:00:00Z'],
  ])('a day on which clocks are moved has 25 hours: %s', (at, zone, noon) => {
    expect(key('day', 1, at, zone)).toBe(key('day', 1, noon));
  });
});

describe('a rolling window', () => {
  it.each([
    ['minute', 5, 300_000],
    ['hour', 1, 3_600_000],
    ['day', 1, DAY],
    ['week', 2, 14 * DAY],
  ] as const)('of %s × %d is exact', (unit, n, expected) => {
    expect(rollingMs({ kind: 'rolling', unit, n })).toBe(expected);
    expect(reachMs({ kind: 'rolling', unit, n })).toBe(expected);
  });

  it('is shorter than what a calendar window may reach', () => {
    const month = { kind: 'calendar', unit: 'month', n: 1, zone: 'customer' } as const;
    expect(reachMs(month)).toBeGreaterThanOrEqual(31 * DAY + 26 * 3_600_000);
  });
});
