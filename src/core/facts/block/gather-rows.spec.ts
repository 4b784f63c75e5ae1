import { describe, expect, it } from '@jest/globals';
import { seededBlock, seededSheet } from '../../../../test/builders/seeded-sheets.js';
import { sheetAt } from '../fact-block.js';
import { gatherRows, withoutRows } from './gather-rows.js';

describe('rows of two blocks', () => {
  it('lie beside each other as they were', () => {
    const [old, fresh] = [seededBlock([1, 2, 3, 4]), seededBlock([5, 6, 7])];
    const gathered = gatherRows(old, fresh, Int32Array.of(3, -1, 0, -3));
    expect(gathered.ids).toEqual(['c-4', 'c-5', 'c-1', 'c-7']);
    expect(gathered.ids.map((_id, row) => sheetAt(gathered, row))).toEqual([4, 5, 1, 7].map(seededSheet));
  });

  it('need no columns of an old block without rows', () => {
    const gathered = gatherRows({ n: 0, ids: [], columns: new Map() }, seededBlock([2]), Int32Array.of(-1));
    expect(sheetAt(gathered, 0)).toEqual(seededSheet(2));
  });

  it('keep no text that nobody has any more', () => {
    const gathered = gatherRows(seededBlock([1, 2]), seededBlock([4]), Int32Array.of(1, -1));
    expect(gathered.columns.get('planCode')).toMatchObject({ dictionary: ['p2', 'p4'] });
  });

  it('must be of one kind', () => {
    const [old, fresh] = [seededBlock([1]), seededBlock([2])];
    const odd = { ...old, columns: new Map([...old.columns, ['senior', old.columns.get('bills')]]) } as typeof old;
    expect(() => gatherRows(odd, fresh, Int32Array.of(0, -1))).toThrow('list column beside');
    expect(() => gatherRows({ ...old, columns: new Map() }, fresh, Int32Array.of(0))).toThrow('without the column');
  });
});

it('who is left out is not there, and everybody else as before', () => {
  const block = seededBlock([1, 2, 3]);
  expect(withoutRows(block, new Set(['c-9']))).toBe(block);
  const left = withoutRows(block, new Set(['c-2']));
  expect(left.ids).toEqual(['c-1', 'c-3']);
  expect([0, 1].map((row) => sheetAt(left, row))).toEqual([seededSheet(1), seededSheet(3)]);
});
