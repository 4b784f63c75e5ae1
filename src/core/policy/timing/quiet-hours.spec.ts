import { describe, expect, it } from '@jest/globals';
import type { AllowedHours } from './hours.js';
import { allowedHours, allowedUntil, hoursTable, nextAllowed, weekFor, weekHours } from './quiet-hours.js';

const DAILY = [1, 2, 3, 4, 5, 6, 7];
const daily = (from: string, to: string): readonly AllowedHours[] => [{ days: DAILY, from, to }];
const next = (at: string, zone: string, hours: readonly AllowedHours[]) =>
  nextAllowed(new Date(at), zone, weekHours(hours))?.toISOString() ?? null;

const LA = 'America/Los_Angeles';
const NY = 'America/New_York';

describe('the next allowed instant', () => {
  it.each([
    ['in the middle of the day is now', '2026-11-02T18:00:00.000Z', '2026-11-02T18:00:00.000Z'],
    ['at the very start is now', '2026-11-02T16:00:00.000Z', '2026-11-02T16:00:00.000Z'],
    ['a moment before the start is the start', '2026-11-02T15:59:59.999Z', '2026-11-02T16:00:00.000Z'],
    ['a moment before the end is still now', '2026-11-03T04:59:59.999Z', '2026-11-03T04:59:59.999Z'],
    ['at the end is the next morning', '2026-11-03T05:00:00.000Z', '2026-11-03T16:00:00.000Z'],
    ['at night is the same morning', '2026-11-02T10:00:00.000Z', '2026-11-02T16:00:00.000Z'],
  ])('%s', (_case, at, expected) => {
    expect(next(at, LA, daily('08:00', '21:00'))).toBe(expected);
  });

  it.each([
    ['hours over midnight hold before it', '2026-06-01T23:30:00Z', daily('22:00', '02:00'), '2026-06-01T23:30:00.000Z'],
    ['and after it', '2026-06-02T01:59:00Z', daily('22:00', '02:00'), '2026-06-02T01:59:00.000Z'],
    ['and end', '2026-06-02T02:00:00Z', daily('22:00', '02:00'), '2026-06-02T22:00:00.000Z'],
    [
      'over midnight belongs to the day it began',
      '2026-06-07T01:00:00Z',
      [{ days: [6], from: '22:00', to: '02:00' }],
      '2026-06-07T01:00:00.000Z',
    ],
    [
      'Sunday night runs into Monday',
      '2026-06-08T01:00:00Z',
      [{ days: [7], from: '22:00', to: '02:00' }],
      '2026-06-08T01:00:00.000Z',
    ],
    [
      'a week may pass',
      '2026-06-03T09:00:00Z',
      [{ days: [3], from: '08:00', to: '09:00' }],
      '2026-06-10T08:00:00.000Z',
    ],
    [
      'until midnight, then from midnight, is no gap',
      '2026-06-02T00:00:00Z',
      [...daily('20:00', '24:00'), ...daily('00:00', '01:00')],
      '2026-06-02T00:00:00.000Z',
    ],
    [
      'overlapping hours are one',
      '2026-06-01T12:30:00Z',
      [...daily('08:00', '13:00'), ...daily('12:00', '21:00')],
      '2026-06-01T12:30:00.000Z',
    ],
    ['all day, every day, is always', '2026-06-01T03:00:00Z', daily('00:00', '24:00'), '2026-06-01T03:00:00.000Z'],
    ['no hours is never', '2026-06-01T03:00:00Z', [], null],
  ])('%s', (_case, at, hours, expected) => {
    expect(next(at, 'UTC', hours)).toBe(expected);
  });

  it.each([
    [
      'the start lies in the spring gap: after it',
      '2026-03-08T05:00:00Z',
      NY,
      daily('02:30', '21:00'),
      '2026-03-08T07:30:00.000Z',
    ],
    [
      'the end lies in the spring gap: nothing beyond it',
      '2026-03-08T07:10:00Z',
      NY,
      daily('01:00', '02:30'),
      '2026-03-09T05:00:00.000Z',
    ],
    [
      'hours within the gap do not exist that day',
      '2026-03-08T05:00:00Z',
      NY,
      daily('02:00', '03:00'),
      '2026-03-09T06:00:00.000Z',
    ],
    [
      'the start is shown twice: the second',
      '2026-11-01T05:30:00Z',
      NY,
      daily('01:30', '21:00'),
      '2026-11-01T06:30:00.000Z',
    ],
    [
      'the end is shown twice: over at the first',
      '2026-11-01T05:30:00Z',
      NY,
      daily('00:00', '01:30'),
      '2026-11-02T05:00:00.000Z',
    ],
    [
      'hours around the repeated hour go on',
      '2026-11-01T06:15:00Z',
      NY,
      daily('00:30', '21:00'),
      '2026-11-01T06:15:00.000Z',
    ],
    [
      'the day after the clock moved has its own hours',
      '2026-03-09T11:00:00Z',
      NY,
      daily('08:00', '21:00'),
      '2026-03-09T12:00:00.000Z',
    ],
  ])('%s', (_case, at, zone, hours, expected) => {
    expect(next(at, zone, hours)).toBe(expected);
  });
});

describe('hours of a channel and purpose', () => {
  const policy = {
    operatorZone: 'UTC',
    caps: [],
    hours: [
      { channels: ['sms'], purposes: ['marketing'], allowed: daily('08:00', '12:00') },
      { channels: ['sms', 'email'], purposes: ['marketing', 'service'], allowed: daily('14:00', '16:00') },
    ],
  } as const;

  it('are the union of every entry that names both', () => {
    expect(allowedHours(policy, 'sms', 'marketing').stretches).toHaveLength(14);
    expect(allowedHours(policy, 'email', 'marketing').stretches).toHaveLength(7);
  });

  it('are none where nobody named them', () => {
    expect(hoursTable(policy)['call-list'].service).toEqual({ always: false, stretches: [] });
  });

  it('are the week without what is quiet', () => {
    const quiet = [{ channels: ['sms'], purposes: ['marketing'], quiet: daily('21:00', '08:00') }] as const;
    const found = allowedHours({ hours: quiet }, 'sms', 'marketing');
    expect(found).toEqual(weekHours(daily('08:00', '21:00')));
    expect(weekFor(quiet, 'email', 'marketing')).toBeNull();
  });

  it('lose what is quiet in another entry', () => {
    const sms = { channels: ['sms'], purposes: ['marketing'] } as const;
    const hours = [
      { ...sms, allowed: daily('08:00', '21:00') },
      { ...sms, quiet: daily('12:00', '14:00') },
    ];
    const expected = weekHours([...daily('08:00', '12:00'), ...daily('14:00', '21:00')]);
    expect(allowedHours({ hours }, 'sms', 'marketing')).toEqual(expected);
  });
});

describe('until when the hours hold', () => {
  const until = (at: string, zone: string, hours: readonly AllowedHours[]) =>
    allowedUntil(new Date(at), zone, weekHours(hours))?.toISOString() ?? null;
  it.each([
    ['is their end', until('2026-06-01T12:00:00Z', 'UTC', daily('08:00', '21:00')), '2026-06-01T21:00:00.000Z'],
    ['is over midnight', until('2026-06-07T23:00:00Z', 'UTC', daily('22:00', '02:00')), '2026-06-08T02:00:00.000Z'],
    [
      'is the first time a repeated hour shows it',
      until('2026-11-01T04:30:00Z', NY, daily('00:00', '01:30')),
      '2026-11-01T05:30:00.000Z',
    ],
    ['is nothing where they do not hold', until('2026-06-01T22:00:00Z', 'UTC', daily('08:00', '21:00')), null],
    ['is nothing where there is no quiet', until('2026-06-01T22:00:00Z', 'UTC', daily('00:00', '24:00')), null],
  ])('%s', (_case, found, expected) => {
    expect(found).toBe(expected);
  });
});
