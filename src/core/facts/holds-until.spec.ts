import { describe, expect, it } from '@jest/globals';
import { daysAfter, earliest, nextMonth, startOf } from './holds-until.js';

const asOf = { now: new Date('2026-11-02T18:00:00Z'), today: '2026-11-02' };
const inZone = (zone: string) => ({ ...asOf, zone });

describe('the instant a day begins', () => {
  it.each([
    ['in UTC where no zone is said', asOf, '2026-11-03T00:00:00.000Z'],
    ['in Shanghai', inZone('Asia/Shanghai'), '2026-11-02T16:00:00.000Z'],
    ['in Los Angeles', inZone('America/Los_Angeles'), '2026-11-03T08:00:00.000Z'],
  ])('%s', (_case, clock, expected) => {
    expect(startOf('2026-11-03', clock).toISOString()).toBe(expected);
  });
});

it('a month that runs is full when the next begins', () => {
  expect(nextMonth(inZone('Asia/Shanghai')).toISOString()).toBe('2026-11-30T16:00:00.000Z');
  expect(nextMonth({ ...asOf, today: '2026-12-31' }).toISOString()).toBe('2027-01-01T00:00:00.000Z');
});

it('days are counted over the ends of months', () => {
  expect([daysAfter('2026-02-28', 1), daysAfter('2026-03-01', -1)]).toEqual(['2026-03-01', '2026-02-28']);
});

it('the earliest; never is later than everything', () => {
  const [first, second] = [new Date(1), new Date(2)];
  expect(earliest([second, null, first])).toBe(first);
  expect(earliest([null])).toBeNull();
  expect(earliest([])).toBeNull();
});
