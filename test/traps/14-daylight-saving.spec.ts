import { describe, expect, it } from '@jest/globals';
import { instantOf, wallTimeOf } from '../../src/core/kit/zone.js';
import { nextAllowed, weekHours } from '../../src/core/policy/timing/quiet-hours.js';

const wall = (text: string) => Date.parse(`${text}:00Z`);
const DAILY = [1, 2, 3, 4, 5, 6, 7];

describe('trap 14: naive offset maths in daylight-saving gaps', () => {
  it.each([
    ['Europe/Berlin', '2026-03-29T02:30', 'earlier', '2026-03-29T01:30:00.000Z'],
    ['Europe/Berlin', '2026-10-25T02:30', 'earlier', '2026-10-25T00:30:00.000Z'],
    ['America/New_York', '2026-03-08T02:30', 'earlier', '2026-03-08T07:30:00.000Z'],
    ['America/New_York', '2026-11-01T01:30', 'earlier', '2026-11-01T05:30:00.000Z'],
    ['Asia/Kolkata', '2026-06-01T08:00', 'earlier', '2026-06-01T02:30:00.000Z'],
    ['Australia/Lord_Howe', '2026-10-04T02:15', 'earlier', '2026-10-03T15:45:00.000Z'],
    ['America/New_York', '2026-11-01T01:30', 'quiet-end', '2026-11-01T06:30:00.000Z'],
  ] as const)('trap 14: %s %s, %s, is %s', (zone, local, fold, expected) => {
    expect(instantOf(wall(local), zone, fold).toISOString()).toBe(expected);
  });

  it('trap 14: what is allowed from 02:30 lands after the gap, never at 01:30 inside quiet hours', () => {
    const hours = weekHours([{ days: DAILY, from: '02:30', to: '21:00' }]);
    const next = nextAllowed(new Date('2026-03-29T00:00:00Z'), 'Europe/Berlin', hours);
    expect(next?.toISOString()).toBe('2026-03-29T01:30:00.000Z');
    expect(next && wallTimeOf(next, 'Europe/Berlin')).toBe(wall('2026-03-29T03:30'));
  });
});
