import { describe, expect, it } from '@jest/globals';
import { isOtherBase, readBaseRules } from './base-rules.js';

const FILE = { otherBasePct: 10, textsToldFromCustomers: 5, valuesTold: 20 };

describe('the file', () => {
  it('is read', () => {
    const value = { otherBase: 0.1, fewestTold: 5, mostTold: 20 };
    expect(readBaseRules(FILE)).toEqual({ ok: true, value });
  });

  it.each<[string, unknown, string, string]>([
    ['a field is missing', { otherBasePct: 10, valuesTold: 20 }, '$.textsToldFromCustomers', 'MISSING_FIELD'],
    ['a text', { ...FILE, valuesTold: '20' }, '$.valuesTold', 'WRONG_TYPE'],
    [
      'a text of a single customer',
      { ...FILE, textsToldFromCustomers: 1 },
      '$.textsToldFromCustomers',
      'NOT_WHOLE_BETWEEN',
    ],
    ['parts of a per cent', { ...FILE, otherBasePct: 0.5 }, '$.otherBasePct', 'NOT_WHOLE_BETWEEN'],
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
