import { describe, expect, it } from '@jest/globals';
import { contactTiming } from '../../src/core/policy/timing/contact-timing.js';
import { hoursTable } from '../../src/core/policy/timing/quiet-hours.js';
import { zoneOf } from '../../src/core/policy/timing/zone-of.js';
import { aContactPolicy } from '../builders/a-contact-row.js';

const policy = aContactPolicy();
/** Two in the night at the operator's: Los Angeles. */
const NIGHT = new Date('2026-11-03T10:00:00Z');
const MORNING = new Date('2026-11-03T16:00:00Z');

describe('trap 5: a customer without a time zone', () => {
  it.each([
    ['has none', {}],
    ['has one nobody knows', { timeZone: null }],
    ['has one that does not exist', { timeZone: 'Mars/Olympus' }],
  ])('trap 5: who %s is asked in the operator’s zone, flagged, and quiet hours hold', (_case, sheet) => {
    const zone = zoneOf(sheet, policy.operatorZone);
    expect(zone).toEqual({ zone: policy.operatorZone, assumed: true });
    const asked = contactTiming(
      { delayHours: 0, expireHours: 72 },
      'sms',
      'marketing',
      zone,
      hoursTable(policy),
      NIGHT,
    );
    expect(asked).toMatchObject({ timing: { dueAt: MORNING, postponed: true } });
  });
});
