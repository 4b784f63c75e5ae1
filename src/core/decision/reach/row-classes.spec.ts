import { expect, it } from '@jest/globals';
import { aFact } from '../../../../test/builders/a-rule-pack.js';
import { columnOf } from '../../facts/fact-block.js';
import type { FactValue } from '../../facts/fact-sheet.js';
import { rowClasses } from './row-classes.js';

const zone = (...values: readonly FactValue[]) =>
  ['zone', columnOf(values, aFact({ name: 'zone', type: 'text' }))] as const;
const end = (...values: readonly FactValue[]) =>
  ['end', columnOf(values, aFact({ name: 'end', type: 'day' }))] as const;

it('rows that say the same are of one class, told by what they say', () => {
  const { ofRow, sheets, keys } = rowClasses(5, [
    zone('a', 'b', 'a', null, 'a'),
    end('2026-11-02', '2026-11-02', '2026-11-02', null, '2026-11-03'),
  ]);
  expect([...ofRow]).toEqual([0, 1, 0, 2, 3]);
  expect(sheets).toEqual([
    { zone: 'a', end: '2026-11-02' },
    { zone: 'b', end: '2026-11-02' },
    { zone: null, end: null },
    { zone: 'a', end: '2026-11-03' },
  ]);
  expect(new Set(keys).size).toBe(4);
});

it('a class is called the same in every block', () => {
  const first = rowClasses(2, [zone('a', 'b')]);
  const second = rowClasses(3, [zone('c', 'b', 'a')]);
  expect([second.keys[1], second.keys[2]]).toEqual([first.keys[1], first.keys[0]]);
});

it('of no facts everybody is of one class, and of lists those who hold the same', () => {
  expect([...rowClasses(2, []).ofRow]).toEqual([0, 0]);
  const field = { ...aFact({ name: 'product', type: 'text' }), type: 'text' as const };
  const held = columnOf(
    [[{ product: 'x' }], [], [{ product: 'x' }], null],
    aFact({ name: 'held', type: 'list', fields: [field] }),
  );
  expect([...rowClasses(4, [['held', held]]).ofRow]).toEqual([0, 1, 0, 2]);
});
