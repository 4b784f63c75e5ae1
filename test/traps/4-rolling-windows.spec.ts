import { describe, expect, it } from '@jest/globals';
import type { CapWindow } from '../../src/core/policy/cap/cap.js';
import { capRefusals } from '../../src/core/policy/cap/frequency-cap.js';
import { aCap, aContactRow } from '../builders/a-contact-row.js';

const at = (instant: string) => aContactRow({ outreachId: instant, zone: 'UTC', dueAt: new Date(instant) });
const passes = (window: CapWindow) =>
  capRefusals([at('2026-11-02T23:00:00Z')], at('2026-11-03T00:05:00Z'), {
    caps: [aCap({ max: 1, window })],
    operatorZone: 'UTC',
  }).length === 0;

describe('trap 4: calendar-day caps alone', () => {
  it('trap 4: 23:00 and 00:05 both pass a calendar day, and only the first a rolling one', () => {
    expect(passes({ kind: 'calendar', unit: 'day', n: 1, zone: 'customer' })).toBe(true);
    expect(passes({ kind: 'rolling', unit: 'day', n: 1 })).toBe(false);
  });
});
