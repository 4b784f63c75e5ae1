import { expect, it } from '@jest/globals';
import { FIELD_FACTS } from '../../../../test/builders/field-facts.js';
import { blockOf, sheetAt } from '../fact-block.js';
import type { FactSheet } from '../fact-sheet.js';
import { gatherRows } from './gather-rows.js';
import { replaceRows } from './replace-rows.js';

const NAMES = [...FIELD_FACTS.keys()];
const sheetOf = (seed: number): FactSheet => ({
  arpuBand: seed % 3 === 0 ? null : `B${seed}`,
  tenureMonths: seed % 4 === 0 ? null : seed / 2,
  senior: seed % 5 === 0 ? null : seed % 2 === 0,
  planCode: `p${seed % 6}`,
  exitDate: seed % 5 === 0 ? null : `2026-01-0${(seed % 9) + 1}`,
  spendByMonth: seed % 4 === 1 ? null : [...Array(11).fill(seed), null],
  bills:
    seed % 3 === 1
      ? null
      : Array.from({ length: seed % 3 }, () => ({ amount: seed, dueOn: null, paid: true, channel: `c${seed}` })),
});
const blockFrom = (seeds: readonly number[]) =>
  blockOf(
    seeds.map((seed) => `c-${seed}`),
    seeds.map(sheetOf),
    NAMES,
    FIELD_FACTS,
  );

it.each([
  [[0], [9]],
  [
    [3, 1],
    [10, 11],
  ],
  [
    [2, 0, 1, 3, 4],
    [12, 13, 14, 15, 16],
  ],
  [[], []],
])('rows %j replaced are as if gathered', (places, seeds) => {
  const fresh = blockFrom(seeds);
  const picks = Int32Array.of(0, 1, 2, 3, 4);
  for (const [row, place] of places.entries()) picks[place] = -1 - row;
  const gathered = gatherRows(blockFrom([1, 2, 3, 4, 5]), fresh, picks);
  const replaced = replaceRows(blockFrom([1, 2, 3, 4, 5]), fresh, Int32Array.from(places));
  const sheets = (block: typeof gathered) => block.ids.map((_id, row) => sheetAt(block, row));
  expect(sheets(replaced)).toEqual(sheets(gathered));
});

it('columns must be there and of one kind', () => {
  const [old, fresh] = [blockFrom([1]), blockFrom([2])];
  const odd = { ...old, columns: new Map([...old.columns, ['senior', old.columns.get('bills')]]) } as typeof old;
  expect(() => replaceRows(odd, fresh, Int32Array.of(0))).toThrow('list column beside');
  expect(() => replaceRows(old, { ...fresh, columns: new Map() }, Int32Array.of(0))).toThrow('without the column');
});
