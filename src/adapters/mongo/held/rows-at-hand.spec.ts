import { expect, it } from '@jest/globals';
import { aCatalogue, aFact } from '../../../../test/builders/a-rule-pack.js';
import { marksOf } from '../../../core/facts/block/block-rows.js';
import { ZONE_COLUMN } from '../../../core/facts/block/load-plan.js';
import type { Derivation } from '../../../core/facts/derive-facts.js';
import { columnOf, valueAt } from '../../../core/facts/fact-block.js';
import { LoadWork } from './load-work.js';
import { RowsAtHand } from './rows-at-hand.js';

const ZONE = aFact({ name: ZONE_COLUMN, type: 'text' });
const CATALOGUE = aCatalogue(aFact({ name: 'today', type: 'day' }), aFact({ name: 'year', type: 'number' }), ZONE);
const asked: string[] = [];

function step(name: string, facts: readonly string[], tell: (today: string) => unknown): Derivation {
  return {
    names: [name],
    reads: { facts, profile: [] },
    atLoad: true,
    derive: (_source, _sheet, { today }) => {
      asked.push(name);
      return { [name]: tell(today) } as never;
    },
  };
}
const TODAY = step('today', [], (today) => today);
const YEAR = step('year', ['today'], (today) => Number(today.slice(0, 4)));

function rowsIn(...zones: readonly (string | null)[]) {
  const ids = { byteLength: 0, at: String, all: () => [], placeOf: () => -1 };
  const marks = marksOf(zones.map(() => ({ rev: 1, validFrom: 0, validUntil: Number.POSITIVE_INFINITY })));
  const rows = new RowsAtHand(zones.length, ids, marks);
  rows.put(ZONE_COLUMN, columnOf(zones, ZONE));
  return rows;
}

const workAt = (now: string, ...steps: readonly Derivation[]) =>
  new LoadWork(steps, CATALOGUE, { now: new Date(now), operatorZone: 'Asia/Shanghai' });
const daysOf = (rows: RowsAtHand) => {
  const column = rows.held({ names: ['today'] }, null).columns.get('today');
  return Array.from({ length: rows.n }, (_day, row) => column && valueAt(column, row));
};

it('what follows from the day is worked out anew only when it is another day in one of the zones', () => {
  const rows = rowsIn('Asia/Tokyo', null, 'Nowhere/None');
  expect(rows.complete(workAt('2026-11-02T14:00:00Z', TODAY))).toBe(true);
  expect(daysOf(rows)).toEqual(['2026-11-02', '2026-11-02', '2026-11-02']);
  expect(rows.complete(workAt('2026-11-02T14:00:00Z', TODAY))).toBe(false);
  expect(rows.complete(workAt('2026-11-02T14:59:59Z', TODAY))).toBe(false);
  expect(rows.complete(workAt('2026-11-02T15:00:00Z', TODAY))).toBe(true);
  expect(daysOf(rows)).toEqual(['2026-11-03', '2026-11-02', '2026-11-02']);
  expect(rows.complete(workAt('2026-11-02T16:00:00Z', TODAY))).toBe(true);
  expect(daysOf(rows)).toEqual(['2026-11-03', '2026-11-03', '2026-11-03']);
  // A clock that was put back.
  expect(rows.complete(workAt('2026-11-02T14:00:00Z', TODAY))).toBe(true);
  expect(daysOf(rows)).toEqual(['2026-11-02', '2026-11-02', '2026-11-02']);
});

it('of what follows only that is worked out which is not there', () => {
  const rows = rowsIn('Asia/Tokyo');
  rows.complete(workAt('2026-11-02T14:00:00Z', TODAY));
  asked.length = 0;
  expect(rows.complete(workAt('2026-11-02T14:00:00Z', TODAY, YEAR))).toBe(true);
  expect(asked).toEqual(['year']);
  rows.drop('today');
  asked.length = 0;
  expect(rows.complete(workAt('2026-11-02T14:30:00Z', TODAY, YEAR))).toBe(true);
  expect(asked).toEqual(['today']);
});

it('what rows take is the sum of what their columns take, and of what lies beside them', () => {
  const rows = rowsIn('Asia/Tokyo', null);
  const beside = () => rows.byteLength - [...rows.sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
  const before = beside();
  rows.complete(workAt('2026-11-02T14:00:00Z', TODAY, YEAR));
  rows.complete(workAt('2026-11-02T15:00:00Z', TODAY, YEAR));
  rows.put(ZONE_COLUMN, columnOf(['Europe/Lisbon', 'Asia/Tokyo'], ZONE));
  expect([...rows.sizes.keys()]).toEqual([ZONE_COLUMN, 'today', 'year']);
  rows.drop('today');
  rows.drop('nothing');
  expect([...rows.sizes.keys()]).toEqual([ZONE_COLUMN, 'year']);
  expect(beside()).toBe(before);
});
