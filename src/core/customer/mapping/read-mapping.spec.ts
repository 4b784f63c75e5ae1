import { describe, expect, it } from '@jest/globals';
import { hasWords, problemWords } from '../../words/say.js';
import { readMapping } from './read-mapping.js';

const title = { 'zh-CN': '表', en: 'table' };
const needed = [
  { to: 'id', column: 'no' },
  { to: 'relationship', value: 'current' },
];
const asOf = { constant: 'asOf', value: '2026-11-01' };

const mapping = (...lines: readonly unknown[]) => ({ mapping: 'm', title, lines: [...needed, ...lines] });
const problemsOf = (json: unknown) => {
  const read = readMapping(json);
  // Whatever is wrong is said in both languages, with nothing left to fill in.
  for (const problem of read.ok ? [] : read.problems) {
    expect([problem.code, hasWords(problem.code)]).toEqual([problem.code, true]);
    expect(Object.values(problemWords(problem)).join(' ')).not.toMatch(/\{\w+\}/);
  }
  return read.ok ? [] : read.problems.map(({ path, code }) => `${path} ${code}`);
};

describe('a mapping that can be used', () => {
  it('lists every foreign column once', () => {
    const read = readMapping(
      mapping(
        asOf,
        { to: 'basic.activationDate', monthsBefore: 'tenure' },
        { to: 'basic.exitDate', value: '2026-10-31', when: { column: 'gone', equals: 'Y' }, otherwise: 'none' },
        { to: 'personal.email', template: '{no}@example.invalid' },
        { consent: { channel: 'email', purpose: 'marketing' }, when: { column: 'paper', equals: ['N', 'n'] } },
      ),
    );
    expect(read).toMatchObject({
      ok: true,
      value: { name: 'm', idColumn: 'no', constants: { origin: 'file', source: 'file', zone: null } },
    });
    expect(read.ok ? [...read.value.columns].sort() : []).toEqual(['gone', 'no', 'paper', 'tenure']);
  });

  it('keeps fields in one order, however the lines stand', () => {
    const lines = [
      { to: 'basic.sex', column: 'a' },
      { to: 'basic.brand', column: 'b' },
      { to: 'usage.revenue', column: 'c', month: '2026-10', unit: 'minor' },
    ];
    const orders = [lines, lines.toReversed()].map((order) => {
      const read = readMapping(mapping(...order));
      return read.ok ? read.value.fields.map(({ to }) => to) : [];
    });
    expect(orders[0]).toEqual(orders[1]);
    expect(orders[0]).toHaveLength(6);
  });

  it('takes foreign names and texts as they are', () => {
    const map = JSON.parse('{"$gt": "a", "__proto__": "b", "x.y": "c"}');
    expect(problemsOf(mapping({ to: 'basic.brand', column: '$where', map }))).toEqual([]);
  });
});

describe('a mapping that cannot be used says where and why', () => {
  it.each([
    ['no object', 7, ['$ WRONG_TYPE', '$.lines WRONG_TYPE']],
    ['an unknown field beside the lines', { ...mapping(), extra: 1 }, ['$.extra UNKNOWN_FIELD']],
    ['lines that are no list', { mapping: 'm', title, lines: {} }, ['$.lines WRONG_TYPE']],
  ])('%s', (_case, json, expected) => {
    expect(problemsOf(json)).toEqual(expect.arrayContaining(expected));
  });

  it.each([
    ['an unknown target', { to: 'basic.colour', column: 'c' }, '$.lines[2].to MAPPING_UNKNOWN_TARGET'],
    ['an operator for a target', { to: '$set', column: 'c' }, '$.lines[2].to FORBIDDEN_NAME'],
    ['a prototype for a target', { to: 'basic.__proto__', column: 'c' }, '$.lines[2].to FORBIDDEN_NAME'],
    ['an inherited name for a target', { to: 'toString', column: 'c' }, '$.lines[2].to MAPPING_UNKNOWN_TARGET'],
    ['a target twice', { to: 'id', column: 'c' }, '$.lines MAPPING_TARGET_TWICE'],
    ['no derivation', { to: 'basic.sex' }, '$.lines[2] MAPPING_ONE_DERIVATION'],
    ['two derivations', { to: 'basic.sex', column: 'c', value: 'x' }, '$.lines[2] MAPPING_ONE_DERIVATION'],
    ['a script', { to: 'basic.sex', script: 'x' }, '$.lines[2].script UNKNOWN_FIELD'],
    [
      'a field named like an operator',
      { to: 'basic.sex', column: 'c', $where: 1 },
      '$.lines[2]["$where"] FORBIDDEN_NAME',
    ],
    ['a value of another type', { to: 'basic.age', value: '7' }, '$.lines[2].value WRONG_TYPE'],
    ['a value that is not allowed', { to: 'basic.customerClass', value: 'vip' }, '$.lines[2].value NOT_ALLOWED_VALUE'],
    ['an empty map', { to: 'basic.sex', column: 'c', map: {} }, '$.lines[2].map MAPPING_EMPTY_LIST'],
    ['a map that is a list', { to: 'basic.sex', column: 'c', map: [] }, '$.lines[2].map WRONG_TYPE'],
    ['a map to another type', { to: 'basic.senior', column: 'c', map: { Y: 'x' } }, '$.lines[2].map.Y WRONG_TYPE'],
    [
      'nothing where it cannot be said',
      { to: 'basic.sex', column: 'c', map: { Y: null } },
      '$.lines[2].map.Y MAPPING_NOT_CLEARABLE',
    ],
    ['a unit of nothing', { to: 'basic.sex', column: 'c', unit: 'GB' }, '$.lines[2].unit MAPPING_UNIT_UNFIT'],
    [
      'an unknown unit',
      { to: 'usage.dataMb', column: 'c', unit: 'TB', month: '2026-10' },
      '$.lines[2].unit MAPPING_NOT_ON_LIST',
    ],
    [
      'an unknown date format',
      { to: 'basic.exitDate', column: 'c', format: 'D' },
      '$.lines[2].format MAPPING_NOT_ON_LIST',
    ],
    ['an amount without currency', { to: 'business.totalCharged', column: 'c' }, '$.lines[2] MAPPING_CONSTANT_MISSING'],
    ['a monthly field without month', { to: 'usage.dataMb', column: 'c' }, '$.lines[2].month MAPPING_MONTH_NEEDED'],
    [
      'a thirteenth month',
      { to: 'usage.dataMb', column: 'c', month: '2026-13' },
      '$.lines[2].month MAPPING_MONTH_NEEDED',
    ],
    [
      'a month where there is none',
      { to: 'basic.sex', column: 'c', month: -1 },
      '$.lines[2].month MAPPING_MONTH_UNFIT',
    ],
    [
      'months without an as-of day',
      { to: 'basic.exitDate', monthsBefore: 'c' },
      '$.lines[2].monthsBefore MAPPING_CONSTANT_MISSING',
    ],
    ['months for a text', { to: 'basic.sex', monthsBefore: 'c' }, '$.lines[2].monthsBefore MAPPING_DERIVATION_UNFIT'],
    ['a broken template', { to: 'basic.sex', template: '{a' }, '$.lines[2].template MAPPING_BAD_TEMPLATE'],
    [
      'a number range of somebody',
      { to: 'personal.msisdn', reservedNumber: { prefix: '+86', digits: 10, from: 'no' } },
      '$.lines[2].reservedNumber.prefix MAPPING_NOT_ON_LIST',
    ],
    [
      'a number too long',
      { to: 'personal.msisdn', reservedNumber: { prefix: '+999', digits: 11, from: 'no' } },
      '$.lines[2].reservedNumber.digits MAPPING_NOT_IN_RANGE',
    ],
    [
      'otherwise without when',
      { to: 'basic.sex', column: 'c', otherwise: 'none' },
      '$.lines[2].otherwise MAPPING_OTHERWISE_ALONE',
    ],
    ['a currency for each row', { to: 'business.currency', column: 'c' }, '$.lines[2].column MAPPING_DERIVATION_UNFIT'],
    ['an unknown constant', { constant: 'magic', value: 'x' }, '$.lines[2].constant MAPPING_NOT_ON_LIST'],
    ['a zone that is none', { constant: 'zone', value: 'Mars/Base' }, '$.lines[2].value NOT_A_ZONE'],
    ['a day that is none', { constant: 'asOf', value: '2026-02-30' }, '$.lines[2].value NOT_A_DATE'],
    ['a currency that is none', { constant: 'currency', value: 'dollar' }, '$.lines[2].value NOT_A_CURRENCY'],
    [
      'a note in one language',
      { to: 'basic.sex', column: 'c', note: { en: 'x' } },
      '$.lines[2].note["zh-CN"] MISSING_FIELD',
    ],
    [
      'a consent for an unknown channel',
      { consent: { channel: 'fax', purpose: 'marketing' }, when: { column: 'c', equals: 'x' } },
      '$.lines[2].consent.channel MAPPING_NOT_ON_LIST',
    ],
    [
      'a consent without a day',
      { consent: { channel: 'sms', purpose: 'marketing' }, when: { column: 'c', equals: 'x' } },
      '$.lines[2] MAPPING_CONSTANT_MISSING',
    ],
    [
      'a product without its columns',
      { to: 'business.productsHeld', products: [{ product: 'p' }] },
      '$.lines[2].products[0].column MISSING_FIELD',
    ],
    ['a line that is no object', 'id', '$.lines[2] WRONG_TYPE'],
  ])('%s', (_case, line, expected) => {
    expect(problemsOf(mapping(line))).toContain(expected);
  });

  it('a mapping without id or relationship', () => {
    expect(problemsOf({ mapping: 'm', title, lines: [{ to: 'basic.sex', column: 'c' }] })).toEqual([
      '$.lines MAPPING_TARGET_MISSING',
      '$.lines MAPPING_TARGET_MISSING',
    ]);
  });

  it('names everything at once', () => {
    expect(problemsOf(mapping({ to: 'x', column: 'c' }, { to: 'basic.age', value: 'y' })).length).toBe(2);
  });
});
