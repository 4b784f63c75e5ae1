import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { importScene } from './import-scene.js';

const scene = importScene();
const title = { 'zh-CN': '全部字段', en: 'every field' };
const needed = [
  { constant: 'asOf', value: '2026-11-02' },
  { constant: 'currency', value: 'CNY' },
  { constant: 'source', value: 'crm' },
  { to: 'id', column: 'id' },
  { to: 'relationship', value: 'current' },
];
const mapping = (...lines: readonly unknown[]) => ({ mapping: 'm', title, lines: [...needed, ...lines] });

beforeEach(() => scene.empty());

describe('two years of monthly columns', () => {
  const lines = [
    { to: 'usage.revenue', column: 'rev_{YYYYMM}', month: { from: -24, to: -1 } },
    { to: 'usage.messages', column: 'sms_{n}', month: { from: -24, to: -1 } },
  ];
  const months = Array.from({ length: 24 }, (_, n) => new Date(Date.UTC(2024, 10 + n, 1)).toISOString().slice(0, 7));
  const header = [
    'id',
    ...months.map((month) => `rev_${month.replace('-', '')}`),
    ...months.map((_month, n) => `sms_${24 - n}`),
  ];

  it('come in from a CSV file, a gap where a cell is blank', async () => {
    const row = [
      'c-1',
      ...months.map((_month, n) => (n === 3 ? '' : `${n}.50`)),
      ...months.map((_month, n) => String(n)),
    ];
    const file = scene.write(`${header.join(',')}\n${row.join(',')}\n`);
    await expect(scene.importFile(file, mapping(...lines))).resolves.toMatchObject({ state: 'done', inserted: 1 });
    expect(scene.room.asked.at(-1)).toBe(1);
    const usage = (await scene.customers().find('c-1'))?.usage ?? [];
    expect(usage.map(({ month }) => month)).toEqual(months);
    expect(usage[3]).toEqual({ month: '2025-02', messages: 3 });
    expect(usage[23]).toEqual({ month: '2026-10', revenue: 2_350, messages: 23 });
  });

  it('are refused as a whole when one column is missing', async () => {
    const file = scene.write(`${header.slice(0, -1).join(',')}\nc-1\n`);
    await expect(scene.importFile(file, mapping(...lines))).rejects.toMatchObject({
      problems: [{ code: 'COLUMN_MISSING', params: { column: 'sms_1' } }],
    });
  });
});

describe('a profile with lists in NDJSON', () => {
  const lines = [
    { to: 'business.devices', column: 'devices' },
    { to: 'business.discounts', column: 'discounts' },
    { to: 'preference.interests', column: 'likes' },
    { to: 'usage', column: 'usage' },
    { to: 'contactPoints', column: 'ways' },
    { to: 'basic.birthday', column: 'born' },
    { to: 'business.householdId', column: 'home' },
    { to: 'business.partyId', column: 'party' },
  ];
  const device = (state: string, on: string) => ({ line: '1', model: 'M', states: [{ state, on }] });
  const row = (change: object = {}) => ({
    ...{
      id: 'c-1',
      devices: [device('in-use', '2026-01-01')],
      discounts: [{ code: 'd', amount: 9.9 }],
      likes: ['a', 'b'],
    },
    ...{
      usage: [{ month: '2026-10', revenue: 50 }],
      ways: [{ field: 'email' }],
      born: '1990-02-03',
      home: 'h-1',
      party: 'p-1',
      ...change,
    },
  });
  const imported = (...rows: readonly object[]) =>
    scene.importFile(
      scene.write(rows.map((one) => JSON.stringify(one)).join('\n'), 'source.ndjson'),
      mapping(...lines),
    );

  it('comes in whole, is told apart by its keys the next time, and nothing is written for the same file', async () => {
    await imported(row());
    await imported(row({ devices: [device('removed', '2026-10-01')], likes: [] }));
    await expect(imported(row({ devices: [device('removed', '2026-10-01')], likes: [] }))).resolves.toMatchObject({
      unchanged: 1,
    });
    const customer = await scene.customers().find('c-1');
    expect(customer).toMatchObject({
      basic: { birthday: '02-03' },
      business: {
        partyId: 'p-1',
        devices: [{ line: '1', model: 'M', states: [{ state: 'in-use' }, { state: 'removed' }] }],
        discounts: [{ code: 'd', amount: 990 }],
      },
      usage: [{ month: '2026-10', revenue: 5_000 }],
      contactPoints: [{ field: 'email' }],
    });
    expect(customer?.preference.interests).toEqual([]);
    await expect(scene.customers().members('household', 'h-1', 10)).resolves.toEqual(['c-1']);
    expect(JSON.stringify(await scene.rows().findOne({}))).not.toContain('1990');
  });

  it('rows with a list that is wrong are rejected, each with its place', async () => {
    const bad = [
      row({ id: 'c-2', usage: [{ month: '2026-13' }] }),
      row({ id: 'c-3', devices: {} }),
      row({ id: ['c-4'] }),
    ];
    const record = await imported(row(), ...bad);
    expect([record.inserted, record.rejected]).toEqual([1, 3]);
    const rejects = readFileSync(record.rejectsFile ?? '', 'utf8');
    expect(rejects).toContain('usage[0].month');
    expect(rejects).toContain('NOT_A_MONTH');
  });

  it('a change is history from the day the file is of, with its source', async () => {
    await imported(row());
    await imported(row({ home: 'h-2' }));
    const { lastChange } = (await scene.rows().findOne({})) ?? {};
    expect(lastChange).toMatchObject({
      source: 'crm',
      effectiveAt: new Date('2026-11-02T00:00:00Z'),
      fields: [{ field: 'business.householdId', before: 'h-1', after: 'h-2' }],
    });
  });
});
