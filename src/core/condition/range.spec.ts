import { describe, expect, it } from '@jest/globals';
import { addMonths, dayNumber, dayOfNumber } from '../kit/day.js';
import type { Leaf } from './condition.js';
import { asksClock, rangeOf } from './range.js';

const TODAY = '2026-11-22';
const day = (operator: Leaf['operator'], value: Leaf['value']): Leaf => ({ fact: 'd', type: 'day', operator, value });

function daysOf(leaf: Leaf, today = TODAY): readonly (string | null)[] {
  const range = rangeOf(leaf, today);
  const told = (number: number) => (Number.isFinite(number) ? dayOfNumber(number) : null);
  return range === null ? [] : [told(range.from), told(range.to)];
}

describe('the days an operator holds for, both ends included', () => {
  it.each<[string, Leaf, readonly (string | null)[]]>([
    ['between', day('between', ['2026-01-01', '2026-01-31']), ['2026-01-01', '2026-01-31']],
    ['before a day', day('before', '2026-03-01'), [null, '2026-02-28']],
    ['after a day', day('after', '2026-02-28'), ['2026-03-01', null]],
    ['before today', day('before', { daysFromToday: 0 }), [null, '2026-11-21']],
    ['after a week from today', day('after', { daysFromToday: 7 }), ['2026-11-30', null]],
    ['within the next 30 days, today too', day('withinNextDays', 30), ['2026-11-22', '2026-12-22']],
    ['within the next 0 days: today', day('withinNextDays', 0), ['2026-11-22', '2026-11-22']],
    ['within the last 30 days, today too', day('withinLastDays', 30), ['2026-10-23', '2026-11-22']],
    ['at least 3 months ago', day('atLeastMonthsAgo', 3), [null, '2026-08-22']],
    ['a question of no range', day('equal', '2026-01-01'), []],
  ])('%s', (_case, leaf, expected) => {
    expect(daysOf(leaf)).toEqual(expected);
  });

  it('numbers have a range too', () => {
    const leaf: Leaf = { fact: 'n', type: 'number', operator: 'between', value: [0.5, 2] };
    expect(rangeOf(leaf, null)).toEqual({ from: 0.5, to: 2 });
  });
});

describe('months ago', () => {
  it.each([
    ['2026-02-28', 1, '2026-01-31'],
    ['2028-02-29', 1, '2028-01-31'],
    ['2026-03-31', 1, '2026-02-28'],
    ['2026-03-30', 1, '2026-02-28'],
  ])('on %s, %d month ago and earlier is until %s', (today, months, latest) => {
    expect(daysOf(day('atLeastMonthsAgo', months), today)).toEqual([null, latest]);
  });

  it('is every day whose so many months have passed, whatever the day', () => {
    for (let number = dayNumber('2027-12-25'); number < dayNumber('2028-03-10'); number += 1) {
      const today = dayOfNumber(number);
      const latest = rangeOf(day('atLeastMonthsAgo', 2), today)?.to ?? 0;
      expect([dayOfNumber(latest), dayOfNumber(latest + 1)].map((one) => addMonths(one, 2) <= today)).toEqual([
        true,
        false,
      ]);
    }
  });
});

describe('who asks for the run’s day', () => {
  const some = (element: Leaf): Leaf => ({
    fact: 'l',
    type: 'list',
    operator: 'some',
    value: { element: { kind: 'all', of: [{ kind: 'not', of: { kind: 'leaf', leaf: element } }] } },
  });
  it.each([
    ['a window', day('withinLastDays', 1), true],
    ['a moment told from today', day('before', { daysFromToday: 1 }), true],
    ['a moment told by its date', day('before', '2026-01-01'), false],
    ['a list one of whose elements is asked for it', some(day('withinLastDays', 1)), true],
    ['another list', some(day('before', '2026-01-01')), false],
  ])('%s: %s', (_case, leaf, expected) => {
    expect(asksClock(leaf)).toBe(expected);
    if (expected && leaf.type === 'day') expect(() => rangeOf(leaf, null)).toThrow("the run's day");
  });
});
