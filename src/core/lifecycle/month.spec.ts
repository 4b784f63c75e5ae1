import { describe, expect, it } from '@jest/globals';
import {
  endedMonths,
  endOfMonth,
  type MonthAsked,
  type MonthFault,
  type MonthStanding,
  monthFault,
  monthsKept,
} from './month.js';

it.each([
  ['2026-10', 'Asia/Shanghai', '2026-10-31T15:59:59.999Z'],
  ['2026-10', 'America/New_York', '2026-11-01T03:59:59.999Z'],
  ['2026-02', 'UTC', '2026-02-28T23:59:59.999Z'],
  ['2026-12', 'Asia/Shanghai', '2026-12-31T15:59:59.999Z'],
])('the end of %s in %s', (month, zone, expected) => {
  expect(endOfMonth(month, zone).toISOString()).toBe(expected);
});

it.each([
  ['the last instant of October', '2026-10-31T15:59:59.999Z', ['2026-09', '2026-08']],
  ['the first of November', '2026-10-31T16:00:00Z', ['2026-10', '2026-09']],
  ['January', '2027-01-05T00:00:00Z', ['2026-12', '2026-11']],
])('in %s in Shanghai', (_case, now, expected) => {
  expect(endedMonths(new Date(now), 'Asia/Shanghai', 2)).toEqual(expected);
});

const standing = (change: Partial<MonthStanding> = {}): MonthStanding => ({
  ...{ month: '2026-10', modelsHash: 'a', state: 'kept', recorded: 2, imported: 1, untold: 0, base: 3 },
  at: new Date(0),
  ...change,
});
const END = new Date('2026-10-31T15:59:59.999Z');
const ASKED: MonthAsked = {
  month: '2026-10',
  modelsHash: 'a',
  end: END,
  now: new Date(END.getTime() + 1),
  whole: true,
};

describe('why a month cannot be asked about', () => {
  it.each<[string, Partial<MonthAsked>, readonly MonthStanding[], MonthFault | null]>([
    ['it can', {}, [standing()], null],
    ['its last instant is now', { now: END }, [standing()], 'MONTH_NOT_ENDED'],
    ['nobody keeps it', {}, [standing({ month: '2026-09' })], 'MONTH_NOT_KEPT'],
    ['only other models keep it', {}, [standing({ modelsHash: 'b' })], 'MONTH_OF_OTHER_MODELS'],
    ['other models keep it too', {}, [standing({ modelsHash: 'b', state: 'making' }), standing()], null],
    ['it is being made', {}, [standing({ state: 'making' })], 'MONTH_BEING_MADE'],
    ['a part of it is made anew', { whole: false }, [standing()], 'MONTH_BEING_MADE'],
    ['nobody is told of', {}, [standing({ recorded: 0, imported: 0, untold: 9 })], 'MONTH_EMPTY'],
    ['all of it is from imported history', {}, [standing({ recorded: 0 })], null],
  ])('%s', (_case, asked, standings, expected) => {
    expect(monthFault({ ...ASKED, ...asked }, standings)).toBe(expected);
  });

  it('the months that can be asked about', () => {
    const others = [
      standing({ state: 'making' }),
      standing({ modelsHash: 'b' }),
      standing({ recorded: 0, imported: 0 }),
    ];
    const months = monthsKept('a', [standing(), ...others, standing({ month: '2026-09' })]);
    expect(months.map(({ month }) => month)).toEqual(['2026-09', '2026-10']);
  });
});
