import { describe, expect, it } from '@jest/globals';
import { rowMapper } from './map-row.js';
import { readMapping } from './read-mapping.js';

const title = { 'zh-CN': '表', en: 'table' };
const lines = [
  { constant: 'asOf', value: '2026-11-02' },
  { constant: 'zone', value: 'Asia/Shanghai' },
  { constant: 'source', value: 'crm' },
  { to: 'id', column: 'no' },
  { to: 'relationship', value: 'current' },
];
const consent = { consent: { channel: 'sms', purpose: 'marketing' }, when: { column: 'ok', equals: 'Y' } };
const read = (line: object) => readMapping({ mapping: 'm', title, lines: [...lines, { ...consent, ...line }] });

function row(line: object, ok: string, day: string) {
  const mapping = read(line);
  if (!mapping.ok) throw new Error(JSON.stringify(mapping.problems));
  return rowMapper(mapping.value, ['no', 'ok', 'day'])(['c-1', ok, day]);
}

describe('a consent line', () => {
  const since = { since: { column: 'day', format: 'YYYYMMDD' } };

  it.each<[string, object, string, string]>([
    ['counts from the as-of day', {}, '', '2026-11-01T16:00:00.000Z'],
    ['counts from its own day where the source knows it', since, '20260315', '2026-03-14T16:00:00.000Z'],
    ['counts from the as-of day where it does not', since, '', '2026-11-01T16:00:00.000Z'],
  ])('%s', (_case, line, day, at) => {
    const mapped = row(line, 'Y', day);
    expect(mapped.ok && mapped.value.customer.consents).toEqual([
      { channel: 'sms', purpose: 'marketing', granted: true, at: new Date(at), source: 'crm' },
    ]);
  });

  it('that is not shown is withheld, whatever its day', () => {
    const mapped = row(since, 'N', 'x');
    expect(mapped.ok && [mapped.value.customer.consents.length, mapped.value.withheld?.length]).toEqual([0, 1]);
  });

  it('with a day that is none rejects the row', () => {
    const mapped = row(since, 'Y', '20260230');
    expect(mapped.ok ? [] : mapped.problems.map(({ path, code }) => [path, code])).toEqual([['day', 'NOT_A_DATE']]);
  });

  it('names the column of its day among those that are needed', () => {
    const mapping = read(since);
    expect(mapping.ok && mapping.value.columns).toContain('day');
  });

  it.each<[string, object, string]>([
    ['a day without a column', { since: {} }, '$.lines[5].since.column MISSING_FIELD'],
    ['an unknown format', { since: { column: 'day', format: 'D' } }, '$.lines[5].since.format MAPPING_NOT_ON_LIST'],
    ['a text for a day', { since: 'day' }, '$.lines[5].since WRONG_TYPE'],
    ['an operator', { since: { column: 'day', $gt: 1 } }, '$.lines[5].since["$gt"] FORBIDDEN_NAME'],
  ])('%s is refused', (_case, line, expected) => {
    const mapping = read(line);
    expect(mapping.ok ? [] : mapping.problems.map(({ path, code }) => `${path} ${code}`)).toContain(expected);
  });
});
