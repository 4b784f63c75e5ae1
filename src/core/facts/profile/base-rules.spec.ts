import { describe, expect, it } from '@jest/globals';
import { isGrowing, isOtherBase, readBaseRules } from './base-rules.js';

const MONTHLESS = {
  ...{ otherBasePct: 10, textsToldFromCustomers: 5, valuesTold: 20 },
  ...{ growingPct: 1, monthsSupersededDays: 90 },
  ...{ refreshingToldFrom: 1_000, countMemoryMb: 16, countChangedCustomers: 50 },
};
const FILE = { ...MONTHLESS, monthsKept: 12 };

describe('the file', () => {
  it('is read', () => {
    const months = { monthsKept: 12, growing: 0.01, supersededDays: 90 };
    const held = { bytes: 16_777_216, changed: 50 };
    const value = { otherBase: 0.1, fewestTold: 5, mostTold: 20, ...months, refreshingTold: 1_000, held };
    expect(readBaseRules(FILE)).toEqual({ ok: true, value });
  });

  it.each<[string, unknown, string, string]>([
    ['a field is missing', MONTHLESS, '$.monthsKept', 'MISSING_FIELD'],
    ['a text', { ...FILE, valuesTold: '20' }, '$.valuesTold', 'WRONG_TYPE'],
    [
      'a text of a single customer',
      { ...FILE, textsToldFromCustomers: 1 },
      '$.textsToldFromCustomers',
      'NOT_WHOLE_BETWEEN',
    ],
    ['parts of a per cent', { ...FILE, otherBasePct: 0.5 }, '$.otherBasePct', 'NOT_WHOLE_BETWEEN'],
    ['no month at all', { ...FILE, monthsKept: 0 }, '$.monthsKept', 'NOT_WHOLE_BETWEEN'],
    ['a base that always grows', { ...FILE, growingPct: 0 }, '$.growingPct', 'NOT_WHOLE_BETWEEN'],
    ['copies dropped at once', { ...FILE, monthsSupersededDays: 0 }, '$.monthsSupersededDays', 'NOT_WHOLE_BETWEEN'],
    ['a count that keeps nothing', { ...FILE, countMemoryMb: 0 }, '$.countMemoryMb', 'NOT_WHOLE_BETWEEN'],
    ['what nobody knows', { ...FILE, more: 1 }, '$.more', 'UNKNOWN_FIELD'],
  ])('is refused: %s', (_case, json, path, code) => {
    expect(readBaseRules(json)).toMatchObject({ ok: false, problems: [{ path, code }] });
  });
});

it.each([
  [100, 110, false],
  [100, 111, true],
  [100, 90, false],
  [100, 89, true],
  [0, 1, true],
  [0, 0, false],
])('%i customers, then %i: another base is %s', (before, now, expected) => {
  expect(isOtherBase(before, now, { otherBase: 0.1 })).toBe(expected);
});

it.each([
  [1_000, 1_010, false],
  [1_000, 1_011, true],
  [1_000, 900, false],
  [0, 1, true],
  [0, 0, false],
])('%i customers, then %i: growing is %s', (before, now, expected) => {
  expect(isGrowing(before, now, { growing: 0.01 })).toBe(expected);
});
