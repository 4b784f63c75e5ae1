import { describe, expect, it } from '@jest/globals';
import { problemWords } from '../../words/say.js';
import { rowMapper } from './map-row.js';
import { readMapping } from './read-mapping.js';

const title = { 'zh-CN': '表', en: 'table' };
const needed = [
  { constant: 'asOf', value: '2026-11-02' },
  { constant: 'currency', value: 'CNY' },
  { to: 'id', column: 'no' },
  { to: 'relationship', value: 'current' },
];
const mappingOf = (...lines: readonly unknown[]) => readMapping({ mapping: 'm', title, lines: [...needed, ...lines] });

describe('a series of monthly columns in one line', () => {
  it('stands for a line a month, two years of them', () => {
    const read = mappingOf(
      { to: 'usage.revenue', column: 'rev_{YYYYMM}', month: { from: -24, to: -1 } },
      { to: 'usage.dataMb', column: 'data_{n}', unit: 'GB', month: { from: -24, to: -1 } },
      { to: 'usage.appMb', app: 'video', column: 'video {YYYY-MM}', month: { from: -24, to: -1 } },
    );
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const { columns } = read.value;
    expect(columns).toHaveLength(1 + 3 * 24);
    const cells = columns.map((column) => (column === 'no' ? 'c-1' : column.startsWith('rev') ? '50.25' : '2'));
    const row = rowMapper(read.value, columns)(cells);
    const usage = row.ok ? row.value.customer.usage : [];
    expect(usage.map(({ month }) => month).sort()).toEqual(
      Array.from({ length: 24 }, (_, n) => new Date(Date.UTC(2024, 10 + n, 1)).toISOString().slice(0, 7)),
    );
    expect(usage[0]).toEqual({ month: expect.any(String), revenue: 5025, dataMb: 2048, appMb: { video: 2 } });
  });

  it('a blank month is a gap', () => {
    const read = mappingOf({ to: 'usage.messages', column: 'm{n}', month: { from: -2, to: -1 } });
    const row = read.ok ? rowMapper(read.value, ['no', 'm2', 'm1'])(['c-1', '', '7']) : null;
    expect(row?.ok && row.value.customer.usage).toEqual([{ month: '2026-10', messages: 7 }]);
  });

  it.each<[string, object, string]>([
    [
      'no place for the month in the column',
      { column: 'rev', month: { from: -2, to: -1 } },
      'column MAPPING_SERIES_COLUMN',
    ],
    ['no column', { value: 3, month: { from: -2, to: -1 } }, 'column MAPPING_SERIES_COLUMN'],
    ['a month to come', { column: 'r{n}', month: { from: -2, to: 1 } }, 'month.to MAPPING_NOT_IN_RANGE'],
    ['an end before the beginning', { column: 'r{n}', month: { from: -1, to: -2 } }, 'month.to MAPPING_NOT_IN_RANGE'],
    ['an operator', { column: 'r{n}', month: { from: -1, $gt: -2 } }, 'month.to MISSING_FIELD'],
  ])('%s is refused', (_case, line, expected) => {
    const read = mappingOf({ to: 'usage.revenue', ...line });
    const problems = read.ok ? [] : read.problems;
    expect(problems.map(({ path, code }) => `${path} ${code}`)).toContain(`$.lines[4].${expected}`);
    expect(problems.flatMap((one) => Object.values(problemWords(one))).join()).not.toMatch(/\{\w+\}/);
  });

  it('says once what is wrong with every month', () => {
    const read = mappingOf({ to: 'usage.revenue', column: 'r{n}', unit: 'pounds', month: { from: -24, to: -1 } });
    expect(read.ok ? 0 : read.problems.length).toBe(1);
  });

  it('the same month twice is refused', () => {
    const read = mappingOf(
      { to: 'usage.messages', column: 'm{n}', month: { from: -3, to: -1 } },
      { to: 'usage.messages', column: 'x', month: -2 },
    );
    expect(read.ok ? [] : read.problems.map(({ code }) => code)).toEqual(['MAPPING_TARGET_TWICE']);
  });
});

describe('lists in a mapping', () => {
  it('a row brings devices, interests and a series of its own', () => {
    const read = mappingOf(
      { to: 'business.devices', column: 'devices' },
      { to: 'preference.interests', column: 'likes', separator: '|' },
      { to: 'usage', column: 'usage' },
      { to: 'contactPoints', column: 'ways' },
    );
    const devices = [{ line: '1', model: 'M', states: [{ state: 'in-use', on: '2026-01-01' }] }];
    const cells = ['c-1', JSON.stringify(devices), 'a|b', '[{"month":"2026-10","revenue":1.5}]', '[{"field":"email"}]'];
    const row = read.ok ? rowMapper(read.value, ['no', 'devices', 'likes', 'usage', 'ways'])(cells) : null;
    expect(row).toMatchObject({
      ok: true,
      value: {
        customer: {
          business: { devices },
          preference: { interests: ['a', 'b'] },
          usage: [{ month: '2026-10', revenue: 150 }],
          contactPoints: [{ field: 'email' }],
        },
      },
    });
    expect(read.ok && read.value.listColumns.toSorted()).toEqual(['devices', 'likes', 'usage', 'ways']);
  });

  it.each<[string, object, string]>([
    ['a value for a list', { to: 'preference.interests', value: 'a' }, 'value MAPPING_DERIVATION_UNFIT'],
    ['a map for a list', { to: 'usage', column: 'u', map: { a: 'b' } }, 'map MAPPING_DERIVATION_UNFIT'],
    ['a separator for a value', { to: 'basic.sex', column: 'u', separator: ';' }, 'separator MAPPING_DERIVATION_UNFIT'],
    [
      'a separator that is none',
      { to: 'preference.habits', column: 'u', separator: '' },
      'separator MAPPING_SEPARATOR_BAD',
    ],
    ['an app where there is none', { to: 'basic.sex', column: 'u', app: 'x' }, 'app MAPPING_APP_UNFIT'],
    ['no app', { to: 'usage.appMb', column: 'u', month: -1 }, 'app WRONG_TYPE'],
    ['an app like a path', { to: 'usage.appMb', column: 'u', month: -1, app: 'a.b' }, 'app LIST_NAME_BAD'],
    ['products elsewhere', { to: 'preference.habits', products: [] }, 'products MAPPING_DERIVATION_UNFIT'],
  ])('%s is refused', (_case, line, expected) => {
    const read = mappingOf(line);
    const problems = read.ok ? [] : read.problems;
    expect(problems.map(({ path, code }) => `${path} ${code}`)).toContain(`$.lines[4].${expected}`);
  });
});
