import { describe, expect, it } from '@jest/globals';
import { aFactSource } from '../../../test/builders/a-customer.js';
import { addMonths } from '../kit/day.js';
import { deriveFacts } from './derive-facts.js';
import { profileFacts } from './identity/profile-facts.js';
import { exit, tenure } from './tenure.js';

const TODAY = '2026-11-02';
const asOf = (today = TODAY) => ({ now: new Date(`${today}T18:00:00Z`), today });
type Change = Parameters<typeof aFactSource>[0];
const tenureOf = (change: Change, today = TODAY) =>
  deriveFacts(aFactSource(change), [...profileFacts, tenure], asOf(today)).tenureMonths;
const left = (activationDate: string, exitDate: string) =>
  ({ relationship: 'former', basic: { activationDate, exitDate } }) as const;

describe('tenure in full months', () => {
  it.each([
    ['joined today', { basic: { activationDate: TODAY } }, 0],
    ['one day short of a month', { basic: { activationDate: '2026-10-03' } }, 0],
    ['a month to the day', { basic: { activationDate: '2026-10-02' } }, 1],
    ['joining lies ahead', { basic: { activationDate: '2026-11-03' } }, null],
  ])('%s', (_case, change, expected) => {
    expect(tenureOf(change)).toBe(expected);
  });

  it('is missing without an activation date', () => {
    expect(deriveFacts({ ...aFactSource(), basic: {} }, [...profileFacts, tenure], asOf()).tenureMonths).toBeNull();
  });
});

describe('tenure of those who left', () => {
  it.each([['2026-10-01'], ['2026-10-15'], ['2026-10-31']])(
    'the month of exit counts in full: twelve months billed, gone on %s',
    (exitDate) => {
      expect(tenureOf(left('2025-11-01', exitDate))).toBe(12);
    },
  );

  it('stands still a year later', () => {
    expect(tenureOf(left('2025-11-01', '2026-10-15'), '2027-11-02')).toBe(12);
  });

  it('does not count a month that has not ended', () => {
    expect(tenureOf(left('2026-01-01', '2026-11-01'))).toBe(10);
  });

  it('goes on for one who came back', () => {
    const back = { relationship: 'recalled', basic: { activationDate: '2025-11-01', exitDate: '2026-03-15' } } as const;
    expect(tenureOf(back)).toBe(12);
  });

  it.each([0, 1, 2, 11, 12, 23, 24, 71, 72])(
    'the sample: %d months before 2026-11-01, left in October or not',
    (months) => {
      const activationDate = addMonths('2026-11-01', -months);
      expect(tenureOf({ basic: { activationDate } })).toBe(months);
      if (months > 0) expect(tenureOf(left(activationDate, '2026-10-15'))).toBe(months);
    },
  );
});

describe('days since exit', () => {
  it.each([
    ['left today', TODAY, 0],
    ['left thirty days ago', '2026-10-03', 30],
    ['will leave tomorrow', '2026-11-03', null],
  ])('%s', (_case, exitDate, expected) => {
    expect(deriveFacts(aFactSource({ basic: { exitDate } }), [...profileFacts, exit], asOf()).daysSinceExit).toBe(
      expected,
    );
  });

  it('is missing for who never left', () => {
    expect(deriveFacts(aFactSource(), [...profileFacts, exit], asOf()).daysSinceExit).toBeNull();
  });
});

it('what is no day of the calendar is as missing as on a column', () => {
  const basic = { activationDate: '2026-02-30', exitDate: '2026-13-01' };
  const sheet = deriveFacts(aFactSource({ basic }), [...profileFacts, tenure, exit], asOf());
  expect(sheet).toMatchObject({ tenureMonths: null, daysSinceExit: null });
});
