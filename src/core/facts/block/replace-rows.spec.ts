import { expect, it } from '@jest/globals';
import { seededBlock } from '../../../../test/builders/seeded-sheets.js';
import { sheetAt } from '../fact-block.js';
import { gatherRows } from './gather-rows.js';
import { replaceRows } from './replace-rows.js';

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
  const fresh = seededBlock(seeds);
  const picks = Int32Array.of(0, 1, 2, 3, 4);
  for (const [row, place] of places.entries()) picks[place] = -1 - row;
  const gathered = gatherRows(seededBlock([1, 2, 3, 4, 5]), fresh, picks);
  const replaced = replaceRows(seededBlock([1, 2, 3, 4, 5]), fresh, Int32Array.from(places));
  const sheets = (block: typeof gathered) => block.ids.map((_id, row) => sheetAt(block, row));
  expect(sheets(replaced)).toEqual(sheets(gathered));
});

it('columns must be there and of one kind', () => {
  const [old, fresh] = [seededBlock([1]), seededBlock([2])];
  const odd = { ...old, columns: new Map([...old.columns, ['senior', old.columns.get('bills')]]) } as typeof old;
  expect(() => replaceRows(odd, fresh, Int32Array.of(0))).toThrow('list column beside');
  expect(() => replaceRows(old, { ...fresh, columns: new Map() }, Int32Array.of(0))).toThrow('without the column');
});
