import { describe, expect, it } from '@jest/globals';
import { aFactSource } from '../../../../test/builders/a-customer.js';
import type { Counters } from '../../customer/customer-event.js';
import { Clock } from '../row/clock.js';
import { countedIn, lastDay, windowHolds } from './event-days.js';

const asOf = new Clock({ now: new Date('2026-11-02T18:00:00Z'), today: '2026-11-02', zone: 'Asia/Shanghai' });
const counted = (...days: readonly string[]) => ({
  ...aFactSource(),
  counters: {
    days: { recharge: days.map((day) => ({ day, count: 2, sum: 500 })) },
    last: { recharge: new Date('2026-11-01T17:00:00Z') },
    scores: {},
    open: { complaints: [], incidents: [] },
    matters: { complaints: [], incidents: [] },
  } satisfies Counters,
});

it('the last event is on a day where the customer lives', () => {
  expect(lastDay(counted(), 'recharge', asOf)).toBe('2026-11-02');
  expect(lastDay(counted(), 'usage', asOf)).toBeUndefined();
});

describe('the last thirty days', () => {
  it.each([
    ['today is the last of them', ['2026-11-02'], { count: 2, sum: 500 }],
    ['the first of them', ['2026-10-04'], { count: 2, sum: 500 }],
    ['the day before it', ['2026-10-03'], { count: 0, sum: 0 }],
    ['tomorrow is not yet', ['2026-11-03'], { count: 0, sum: 0 }],
    ['several days together', ['2026-10-04', '2026-10-20'], { count: 4, sum: 1_000 }],
    ['nothing of the kind is zero', [], { count: 0, sum: 0 }],
  ])('%s', (_case, days, expected) => {
    expect(countedIn(counted(...days), 'recharge', 30, asOf)).toEqual(expected);
  });

  it('of who is not counted nobody knows', () => {
    expect(countedIn(aFactSource(), 'recharge', 30, asOf)).toBeNull();
  });
});

describe('the count holds', () => {
  it.each([
    ['until the oldest day leaves', ['2026-10-04', '2026-10-20'], '2026-11-02T16:00:00.000Z'],
    ['until the only day leaves', ['2026-11-02'], '2026-12-01T16:00:00.000Z'],
  ])('%s', (_case, days, expected) => {
    expect(windowHolds(counted(...days), 'recharge', 30, asOf)).toBe(Date.parse(expected));
  });

  it('for ever where nothing will leave', () => {
    expect(windowHolds(counted('2026-10-03'), 'recharge', 30, asOf)).toBe(Number.POSITIVE_INFINITY);
    expect(windowHolds(aFactSource(), 'recharge', 30, asOf)).toBe(Number.POSITIVE_INFINITY);
  });
});
