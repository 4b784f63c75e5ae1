import { describe, expect, it } from '@jest/globals';
import { problemWords } from '../../words/say.js';
import { isAmountName, listCell } from './list-cell.js';
import { type ProfileField, type RecordsSpec, specOf, type TextsSpec } from './profile-field.js';

const form = { moneyDigits: 2, factor: 1, day: 'YYYY-MM-DD' } as const;
const read = (field: ProfileField, text: string, separator = ';') =>
  listCell(text, specOf(field) as TextsSpec | RecordsSpec, { ...form, separator }, 'c');

const device = { line: '1', model: 'M1', states: [{ state: 'in-use', on: '2026-01-01' }] };
const months = [
  { month: '2026-09', revenue: 29.85, roamingDays: 3, appMb: { video: 10, 短视频: 2.5 } },
  { month: '2026-10', revenue: '30', nightShare: 0.5 },
];

describe('a list in one cell', () => {
  it.each<[string, ProfileField, string, unknown]>([
    ['texts between separators', 'preference.interests', 'music; games;;music', ['music', 'games']],
    ['one text', 'business.productsHeld', 'mobile', ['mobile']],
    ['texts as JSON, with the separator in one', 'preference.habits', '["a;b", "c"]', ['a;b', 'c']],
    ['no texts at all', 'preference.interests', '[]', []],
    ['devices with their dated states', 'business.devices', JSON.stringify([device]), [device]],
    [
      'discounts in minor units',
      'business.discounts',
      '[{"code":"d","amount":"9.90","endDate":"2027-01-31"}]',
      [{ code: 'd', amount: 990, endDate: '2027-01-31' }],
    ],
    [
      'contact points, nothing said as null',
      'contactPoints',
      '[{"field":"email","verifiedOn":"2026-10-01","invalidSince":null}]',
      [{ field: 'email', verifiedOn: '2026-10-01' }],
    ],
    [
      'a series of months',
      'usage',
      JSON.stringify(months),
      [
        { month: '2026-09', revenue: 2985, roamingDays: 3, appMb: { video: 10, 短视频: 2.5 } },
        { month: '2026-10', revenue: 3000, nightShare: 0.5 },
      ],
    ],
  ])('%s', (_case, field, text, expected) => {
    expect(read(field, text)).toEqual({ ok: true, value: expected });
  });

  it('takes the separator of its line', () => {
    expect(read('preference.interests', 'a|b;c', '|')).toEqual({ ok: true, value: ['a', 'b;c'] });
  });

  it.each<[string, ProfileField, string, string, string]>([
    ['text that is no JSON', 'business.devices', 'phone', 'c', 'LIST_NOT_JSON'],
    ['an object for a list', 'business.devices', '{}', 'c', 'LIST_NOT_JSON'],
    ['a text for a record', 'business.devices', '["x"]', 'c[0]', 'LIST_NOT_RECORDS'],
    ['a missing field', 'business.discounts', '[{"code":"d"}]', 'c[0].amount', 'VALUE_MISSING'],
    ['an unknown field', 'business.discounts', '[{"code":"d","amount":1,"$set":1}]', 'c[0]', 'LIST_FIELD_UNKNOWN'],
    ['a prototype', 'contactPoints', '[{"field":"email","__proto__":1}]', 'c[0]', 'LIST_FIELD_UNKNOWN'],
    ['a value off its list', 'contactPoints', '[{"field":"fax"}]', 'c[0].field', 'NOT_ALLOWED_VALUE'],
    ['a list for a value', 'contactPoints', '[{"field":["email"]}]', 'c[0].field', 'VALUE_NOT_PLAIN'],
    ['a thirteenth month', 'usage', '[{"month":"2026-13"}]', 'c[0].month', 'NOT_A_MONTH'],
    [
      'more roaming days than a month has',
      'usage',
      '[{"month":"2026-10","roamingDays":32}]',
      'c[0].roamingDays',
      'OUT_OF_RANGE',
    ],
    ['a share over one', 'usage', '[{"month":"2026-10","nightShare":1.1}]', 'c[0].nightShare', 'NOT_A_PART'],
    [
      'an app named like an operator',
      'usage',
      '[{"month":"2026-10","appMb":{"$gt":1}}]',
      'c[0].appMb',
      'LIST_NAME_BAD',
    ],
    ['an empty text', 'preference.interests', '["a",""]', 'c[1]', 'VALUE_MISSING'],
    [
      'a state nobody knows',
      'business.devices',
      '[{"line":"1","model":"m","states":[{"state":"lost","on":"2026-01-01"}]}]',
      'c[0].states[0].state',
      'NOT_ALLOWED_VALUE',
    ],
    [
      'more contact points than there are ways',
      'contactPoints',
      `[${'{"field":"email"},'.repeat(3)}{"field":"email"}]`,
      'c',
      'LIST_TOO_LONG',
    ],
    [
      'more texts than are kept',
      'preference.interests',
      Array.from({ length: 101 }, (_, n) => n).join(';'),
      'c',
      'LIST_TOO_LONG',
    ],
  ])('%s is refused by its place', (_case, field, text, path, code) => {
    const said = read(field, text);
    expect(said.ok ? null : [said.problem.path, said.problem.code]).toEqual([path, code]);
    expect(said.ok ? '' : Object.values(problemWords(said.problem)).join()).not.toMatch(/\{\w+\}/);
  });
});

it.each([
  ['video', true],
  ['短视频', true],
  ['a.b', false],
  ['constructor', false],
  ['__proto__', false],
  ['', false],
  ['x'.repeat(41), false],
])('amounts may be called %j: %s', (name, may) => {
  expect(isAmountName(name)).toBe(may);
});
