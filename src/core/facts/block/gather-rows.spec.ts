import { describe, expect, it } from '@jest/globals';
import { FIELD_FACTS } from '../../../../test/builders/field-facts.js';
import { blockOf, sheetAt } from '../fact-block.js';
import type { FactSheet } from '../fact-sheet.js';
import { gatherRows, withoutRows } from './gather-rows.js';

const NAMES = [...FIELD_FACTS.keys()];
const sheetOf = (seed: number): FactSheet => ({
  arpuBand: seed % 3 === 0 ? null : `B${seed}`,
  tenureMonths: seed % 4 === 0 ? null : seed / 2,
  senior: seed % 2 === 0,
  planCode: `p${seed}`,
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

describe('rows of two blocks', () => {
  it('lie beside each other as they were', () => {
    const [old, fresh] = [blockFrom([1, 2, 3, 4]), blockFrom([5, 6, 7])];
    const gathered = gatherRows(old, fresh, Int32Array.of(3, -1, 0, -3));
    expect(gathered.ids).toEqual(['c-4', 'c-5', 'c-1', 'c-7']);
    expect(gathered.ids.map((_id, row) => sheetAt(gathered, row))).toEqual([4, 5, 1, 7].map(sheetOf));
  });

  it('need no columns of an old block without rows', () => {
    const gathered = gatherRows({ n: 0, ids: [], columns: new Map() }, blockFrom([2]), Int32Array.of(-1));
    expect(sheetAt(gathered, 0)).toEqual(sheetOf(2));
  });

  it('keep no text that nobody has any more', () => {
    const gathered = gatherRows(blockFrom([1, 2]), blockFrom([4]), Int32Array.of(1, -1));
    expect(gathered.columns.get('planCode')).toMatchObject({ dictionary: ['p2', 'p4'] });
  });

  it('must be of one kind', () => {
    const [old, fresh] = [blockFrom([1]), blockFrom([2])];
    const odd = { ...old, columns: new Map([...old.columns, ['senior', old.columns.get('bills')]]) } as typeof old;
    expect(() => gatherRows(odd, fresh, Int32Array.of(0, -1))).toThrow('list column beside');
    expect(() => gatherRows({ ...old, columns: new Map() }, fresh, Int32Array.of(0))).toThrow('without the column');
  });
});

it('who is left out is not there, and everybody else as before', () => {
  const block = blockFrom([1, 2, 3]);
  expect(withoutRows(block, new Set(['c-9']))).toBe(block);
  const left = withoutRows(block, new Set(['c-2']));
  expect(left.ids).toEqual(['c-1', 'c-3']);
  expect([0, 1].map((row) => sheetAt(left, row))).toEqual([sheetOf(1), sheetOf(3)]);
});
