import { describe, expect, it } from '@jest/globals';
import { nextAllowed, weekHours } from './quiet-hours.js';
import { spreadFrom } from './spread.js';

const DAILY = [1, 2, 3, 4, 5, 6, 7];
const OPENING = new Date('2026-11-03T08:00:00Z');
const LATE = new Date('2026-11-09T00:00:00Z');
const day = weekHours([{ days: DAILY, from: '08:00', to: '21:00' }]);
const minutesOf = (key: string, hours = day, minutes = 60, expiresAt = LATE) =>
  (spreadFrom(OPENING, 'UTC', hours, { key, minutes, expiresAt }).getTime() - OPENING.getTime()) / 60_000;
const KEYS = Array.from({ length: 400 }, (_, index) => `o${index}`);

describe('a spread', () => {
  it('is the same for a key, and not the same for all', () => {
    expect(minutesOf('o1')).toBe(minutesOf('o1'));
    expect(new Set(KEYS.map((key) => minutesOf(key))).size).toBeGreaterThan(350);
  });

  it('fills the minutes evenly', () => {
    const quarters = [0, 0, 0, 0];
    for (const key of KEYS) {
      const quarter = Math.floor(minutesOf(key) / 15);
      quarters[quarter] = (quarters[quarter] ?? 0) + 1;
    }
    expect(Math.min(...quarters)).toBeGreaterThan(70);
  });

  it.each([
    ['over no minutes it goes at once', day, 0, LATE, 0],
    ['it never passes the expiry', day, 600, new Date('2026-11-03T08:10:00Z'), 10],
    ['it may be at the expiry, and then has no time', day, 600, OPENING, 0],
    ['it never enters quiet hours', weekHours([{ days: DAILY, from: '08:00', to: '08:05' }]), 600, LATE, 5],
    [
      'where there is no quiet it fills its minutes',
      weekHours([{ days: DAILY, from: '00:00', to: '24:00' }]),
      30,
      LATE,
      30,
    ],
  ])('%s', (_case, hours, minutes, expiresAt, most) => {
    const found = KEYS.map((key) => minutesOf(key, hours, minutes, expiresAt));
    expect(Math.min(...found)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...found)).toBeLessThanOrEqual(most);
  });

  it('keeps out of a quiet hour that a moved clock repeats', () => {
    const hours = weekHours([{ days: DAILY, from: '00:30', to: '01:30' }]);
    const opening = new Date('2026-11-01T04:30:00Z');
    const zone = 'America/New_York';
    for (const key of KEYS) {
      const at = spreadFrom(opening, zone, hours, { key, minutes: 600, expiresAt: LATE });
      expect(nextAllowed(at, zone, hours)).toEqual(at);
    }
  });
});
