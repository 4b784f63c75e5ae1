import { expect, it } from '@jest/globals';
import { aCatalogue, aFact } from '../../../../test/builders/a-rule-pack.js';
import { daysBetween } from '../../kit/day.js';
import { type Derivation, derivation } from '../derive-facts.js';
import { blockOf, sheetAt } from '../fact-block.js';
import type { FactSheet } from '../fact-sheet.js';
import { loadFiller } from './at-load.js';
import { ZONE_COLUMN } from './load-plan.js';

const CATALOGUE = aCatalogue(
  aFact({ name: 'joined', type: 'day' }),
  aFact({ name: 'age', type: 'number' }),
  aFact({ name: 'spend', type: 'series', months: 12 }),
  aFact({ name: 'days', type: 'number' }),
  aFact({ name: 'word', type: 'text' }),
  aFact({ name: ZONE_COLUMN, type: 'text' }),
);
const TIME = { now: new Date('2026-11-02T18:00:00Z'), operatorZone: 'UTC' };
const STORED = ['joined', 'age', 'spend', ZONE_COLUMN];

let asked = 0;
const days: Derivation = {
  ...derivation({ days: { type: 'number' } }, { facts: ['joined'], profile: [] }, (_source, sheet, { today }) => {
    asked += 1;
    return { days: typeof sheet.joined === 'string' ? daysBetween(sheet.joined, today) : null };
  }),
  atLoad: true,
};
const word: Derivation = {
  ...derivation({ word: { type: 'text' } }, { facts: ['days', 'age', 'spend'], profile: [] }, (_source, sheet) => ({
    word: `${sheet.days} ${sheet.age} ${JSON.stringify(sheet.spend)}`,
  })),
  atLoad: true,
};

function filled(steps: readonly Derivation[], sheets: readonly FactSheet[]): readonly FactSheet[] {
  const ids = sheets.map((_sheet, row) => `c-${row}`);
  const block = loadFiller(steps, CATALOGUE, TIME)(blockOf(ids, sheets, STORED, CATALOGUE));
  return ids.map((_id, row) => sheetAt(block, row));
}

it("counts in each customer's own day, and the operator's where there is none", () => {
  const joined = '2026-11-02';
  const zones = ['Asia/Shanghai', 'UTC', null, 'Mars/Olympus'];
  const sheets = filled(
    [days],
    zones.map((zone) => ({ joined, [ZONE_COLUMN]: zone })),
  );
  expect(sheets.map((sheet) => sheet.days)).toEqual([1, 0, 0, 0]);
});

it('asks once for customers of the same dates', () => {
  asked = 0;
  const sheets = filled([days], [{ joined: '2026-11-01' }, {}, { joined: '2026-11-01' }, {}, { joined: '2026-10-31' }]);
  expect(sheets.map((sheet) => sheet.days)).toEqual([1, null, 1, null, 2]);
  expect(asked).toBe(3);
});

it('builds on what it worked out before, and tells zero from missing', () => {
  const series = [...Array(11).fill(null), 5];
  const rows = [
    { joined: '2026-11-02', age: 0 },
    { joined: '2026-11-02' },
    { joined: '2026-11-02', age: 0, spend: [5] },
  ];
  expect(filled([days, word], rows).map((sheet) => sheet.word)).toEqual([
    '0 0 null',
    '0 null null',
    `0 0 ${JSON.stringify(series)}`,
  ]);
});

it('a step that asks nothing but the day gives it', () => {
  const today: Derivation = {
    ...derivation({ word: { type: 'text' } }, { facts: [], profile: [] }, (_source, _sheet, asOf) => ({
      word: asOf.today,
    })),
    atLoad: true,
  };
  const sheets = filled([today], [{ [ZONE_COLUMN]: 'UTC' }, { [ZONE_COLUMN]: 'Asia/Shanghai' }, {}]);
  expect(sheets.map((sheet) => sheet.word)).toEqual(['2026-11-02', '2026-11-03', '2026-11-02']);
});

it('needs its columns, and the zones', () => {
  const block = blockOf(['a'], [{}], ['joined'], CATALOGUE);
  expect(() => loadFiller([days], CATALOGUE, TIME)(block)).toThrow('zones');
  const zoned = blockOf(['a'], [{}], [ZONE_COLUMN], CATALOGUE);
  expect(() => loadFiller([days], CATALOGUE, TIME)(zoned)).toThrow('joined');
  expect(loadFiller([], CATALOGUE, TIME)(block)).toBe(block);
});
