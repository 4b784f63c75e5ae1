import { describe, expect, it } from '@jest/globals';
import { weekHours } from './quiet-hours.js';
import { nextAtHour, openHours, preferredHour } from './send-preference.js';

const DAILY = [1, 2, 3, 4, 5, 6, 7];
const day = weekHours([{ days: DAILY, from: '08:30', to: '21:00' }]);
const RULES = { minResponses: 3, neighbourWeight: 0.5 };
const at = (hour: number, minute = 0) => new Date(Date.UTC(2026, 10, 2, hour, minute));
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

describe('open hours', () => {
  it.each([
    ['are whole: half an hour is none', day, range(9, 21)],
    ['run over midnight', weekHours([{ days: [7], from: '22:00', to: '02:00' }]), [0, 1, 22, 23]],
    ['are all where nothing is quiet', weekHours([{ days: DAILY, from: '00:00', to: '24:00' }]), range(0, 24)],
    ['are none where nothing is allowed', weekHours([]), []],
  ])('%s', (_case, hours, expected) => {
    expect([...openHours(hours)].sort((a, b) => a - b)).toEqual(expected);
  });
});

describe('the hour a customer prefers', () => {
  const prefers = (hours: readonly number[], zone = 'UTC', rules = RULES) =>
    preferredHour(
      hours.map((hour) => at(hour, 20)),
      zone,
      openHours(day),
      rules,
    );
  it.each([
    ['is not known without responses', [], null],
    ['is not known by too few', [19, 19], null],
    ['is where most answers are', [9, 19, 19, 19], 19],
    ['is the middle of many beside each other', [12, 13, 14, 18], 13],
    ['is the earlier of equals', [10, 10, 15, 15], 10],
    ['is beside them where their hour is quiet', [8, 8, 8], 9],
    ['is not known where all is quiet', [2, 2, 3], null],
  ])('%s', (_case, hours, expected) => {
    expect(prefers(hours)).toBe(expected);
  });

  it('is an hour of their own clock', () => {
    expect(prefers([1, 1, 1], 'America/Los_Angeles')).toBe(17);
  });

  it('counts answers alone where neighbours have no weight', () => {
    expect(prefers([12, 13, 14, 18, 18], 'UTC', { minResponses: 1, neighbourWeight: 0 })).toBe(18);
  });
});

describe('the next instant at an hour', () => {
  const until = new Date('2026-11-05T00:00:00Z');
  const next = (from: Date, hour: number, zone = 'UTC', hours = day) =>
    nextAtHour(from, zone, hours, hour, until)?.toISOString() ?? null;
  it.each([
    ['is today if it is still to come', next(at(10), 19), '2026-11-02T19:00:00.000Z'],
    ['is now within the hour', next(at(19, 30), 19), '2026-11-02T19:30:00.000Z'],
    ['is tomorrow if it is over', next(at(20), 19), '2026-11-03T19:00:00.000Z'],
    ['is in their zone', next(at(20), 19, 'America/Los_Angeles'), '2026-11-03T03:00:00.000Z'],
    ['is never where the hour is quiet', next(at(10), 3), null],
    ['is the allowed part of the hour', next(at(6), 8), '2026-11-02T08:30:00.000Z'],
    [
      'is the next day that allows it',
      next(at(10), 12, 'UTC', weekHours([{ days: [3], from: '12:00', to: '14:00' }])),
      '2026-11-04T12:00:00.000Z',
    ],
    ['is none after the expiry', next(new Date('2026-11-04T20:00:00Z'), 19), null],
  ])('%s', (_case, found, expected) => {
    expect(found).toBe(expected);
  });
});
