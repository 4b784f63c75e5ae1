import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { instantOf, wallTimeOf } from '../../src/core/kit/zone.js';
import type { AllowedHours } from '../../src/core/policy/timing/hours.js';
import { nextAllowed, weekHours } from '../../src/core/policy/timing/quiet-hours.js';
import { minuteOf } from '../../src/core/policy/timing/week.js';

const MINUTE = 60_000;
const ZONES = [
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'America/Los_Angeles',
  'Asia/Shanghai',
  'UTC',
];
const FIXED = ['UTC', 'Asia/Kolkata', 'Asia/Shanghai', 'Asia/Kathmandu'];

const zone = fc.constantFrom(...ZONES);
const between = (from: string, to: string) =>
  fc.integer({ min: Date.parse(from), max: Date.parse(to) }).map((ms) => new Date(ms));
/** Around the days on which clocks are moved, and any day. */
const instant = fc.oneof(
  between('2026-03-07T00:00:00Z', '2026-03-10T00:00:00Z'),
  between('2026-03-28T00:00:00Z', '2026-03-31T00:00:00Z'),
  between('2026-10-03T00:00:00Z', '2026-10-06T00:00:00Z'),
  between('2026-10-24T00:00:00Z', '2026-10-27T00:00:00Z'),
  between('2026-10-31T00:00:00Z', '2026-11-03T00:00:00Z'),
  between('2020-01-01T00:00:00Z', '2035-01-01T00:00:00Z'),
);

const two = (value: number) => String(value).padStart(2, '0');
const time = fc.nat(47).map((half) => `${two(Math.floor(half / 2))}:${half % 2 === 0 ? '00' : '30'}`);
const hours: fc.Arbitrary<AllowedHours> = fc
  .record({
    days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    from: time,
    to: fc.oneof(time, fc.constant('24:00')),
  })
  .filter(({ from, to }) => from !== to);
const week = fc.array(hours, { maxLength: 4 });

/** Straight from the words: the clock shows an allowed time of that weekday, or of a night that began the day before. */
function shows(allowed: readonly AllowedHours[], weekday: number, minute: number): boolean {
  const before = weekday === 1 ? 7 : weekday - 1;
  return allowed.some(({ days, from, to }) => {
    const [start, end] = [minuteOf(from), minuteOf(to)];
    if (start < end) return days.includes(weekday) && minute >= start && minute < end;
    return (days.includes(weekday) && minute >= start) || (days.includes(before) && minute < end);
  });
}

const shownAt = (allowed: readonly AllowedHours[], at: Date, name: string) => {
  const wall = DateTime.fromJSDate(at, { zone: name });
  return shows(allowed, wall.weekday, wall.hour * 60 + wall.minute);
};

describe('quiet hours', () => {
  it('are never what the next allowed instant falls into', () => {
    fc.assert(
      fc.property(week, zone, instant, (allowed, name, at) => {
        const next = nextAllowed(at, name, weekHours(allowed));
        if (next === null) return expect(allowed).toEqual([]);
        expect(next >= at).toBe(true);
        return expect(shownAt(allowed, next, name)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('are over at the next allowed instant: asked again there, it stays', () => {
    fc.assert(
      fc.property(week, zone, instant, (allowed, name, at) => {
        const next = nextAllowed(at, name, weekHours(allowed));
        expect(next && nextAllowed(next, name, weekHours(allowed))).toEqual(next);
      }),
      { numRuns: 500 },
    );
  });

  it('last not a minute longer than they must, where clocks are never moved', () => {
    fc.assert(
      fc.property(week, fc.constantFrom(...FIXED), instant, (allowed, name, at) => {
        const next = nextAllowed(at, name, weekHours(allowed));
        const wall = wallTimeOf(at, name);
        const until = next ? next.getTime() - at.getTime() : 8 * 1_440 * MINUTE;
        for (let passed = 0; passed < until; passed += 30 * MINUTE) {
          const then = new Date(wall + passed);
          const weekday = then.getUTCDay() === 0 ? 7 : then.getUTCDay();
          expect(shows(allowed, weekday, then.getUTCHours() * 60 + then.getUTCMinutes())).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('time zones', () => {
  it('are told as another library tells them', () => {
    fc.assert(
      fc.property(zone, instant, (name, at) => {
        const { offset } = DateTime.fromJSDate(at, { zone: name });
        expect(wallTimeOf(at, name)).toBe(at.getTime() + offset * MINUTE);
      }),
      { numRuns: 2_000 },
    );
  });

  it('come back from the wall: to the same reading, or past a gap', () => {
    fc.assert(
      fc.property(zone, instant, fc.constantFrom('earlier' as const, 'quiet-end' as const), (name, at, fold) => {
        const wall = wallTimeOf(at, name);
        const back = instantOf(wall, name, fold);
        expect(wallTimeOf(back, name)).toBe(wall);
        expect(fold === 'earlier' ? back <= at : back >= at).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
