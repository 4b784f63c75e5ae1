import { expect, it } from '@jest/globals';
import { FIELD_FACTS } from '../../../../../test/builders/field-facts.js';
import { blockOf, type SeriesColumn } from '../../fact-block.js';
import { ByteWriter } from './bytes.js';
import { columnFromBytes, columnToBytes, writeColumn } from './column-bytes.js';

const bill = { amount: 12.5, dueOn: '2026-11-30', paid: false, channel: '柜台' };
const SHEETS = [
  { spendByMonth: [null, 1, ...Array(10).fill(70_000)], bills: [bill, { ...bill, amount: null }] },
  { spendByMonth: null, bills: [] },
  { spendByMonth: [], bills: null },
];
const NAMES = ['spendByMonth', 'bills'];

it('series and lists come back with their gaps', () => {
  const block = blockOf(['a', 'b', 'c'], SHEETS, NAMES, FIELD_FACTS);
  for (const column of block.columns.values()) expect(columnFromBytes(columnToBytes(column), 3)).toEqual(column);
  expect([...block.columns.values()].map((column) => writeColumn(new ByteWriter(), column))).toEqual([
    'series12',
    'list',
  ]);
});

it('columns of nobody come back', () => {
  for (const column of blockOf([], [], NAMES, FIELD_FACTS).columns.values()) {
    expect(columnFromBytes(columnToBytes(column), 0)).toEqual(column);
  }
});

it('no kind holds a series of another length', () => {
  const none = new Uint8Array(0);
  const series: SeriesColumn = { kind: 'series', width: 7, values: new Float64Array(0), known: none, present: none };
  expect(() => columnToBytes(series)).toThrow('7 months');
});

it.each([
  ['no such kind', Uint8Array.of(99)],
  ['too few bytes', Uint8Array.of(1, 1)],
  ['bytes after the end', Uint8Array.of(1, 1, 5, 5)],
])('%s is refused', (_case, bytes) => {
  expect(() => columnFromBytes(bytes, 1)).toThrow(RangeError);
});
