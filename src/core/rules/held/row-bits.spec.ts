import { describe, expect, it } from '@jest/globals';
import {
  allRows,
  countBoth,
  countRows,
  isNobody,
  keepIn,
  type RowBits,
  rowsWith,
  ScratchBits,
  takeFrom,
  wordsOf,
} from './row-bits.js';

const bitsOf = (n: number, ...rows: readonly number[]) =>
  rowsWith(
    Uint8Array.from({ length: n }, (_row, row) => (rows.includes(row) ? 1 : 0)),
    Uint8Array.of(0, 1),
  );
const rowsIn = (bits: RowBits) =>
  Array.from({ length: bits.length * 32 }, (_bit, row) => row).filter(
    (row) => (((bits[row >> 5] as number) >>> (row & 31)) & 1) === 1,
  );

describe('bits of rows', () => {
  it.each([0, 1, 31, 32, 33, 64, 70])('all of %i, and none after the last', (n) => {
    expect(allRows(n)).toHaveLength(wordsOf(n));
    expect(rowsIn(allRows(n))).toEqual(Array.from({ length: n }, (_row, row) => row));
    expect(countRows(allRows(n))).toBe(n);
  });

  it('of codes that are wanted, whole words and what is left over', () => {
    expect(rowsIn(bitsOf(70, 0, 31, 32, 63, 64, 69))).toEqual([0, 31, 32, 63, 64, 69]);
    const codes = Uint16Array.from({ length: 40 }, (_row, row) => row % 300);
    expect(
      rowsIn(
        rowsWith(
          codes,
          Uint8Array.from({ length: 300 }, (_code, code) => (code > 36 ? 1 : 0)),
        ),
      ),
    ).toEqual([37, 38, 39]);
  });

  it('those of both, those taken away, how many both have', () => {
    const some = () => bitsOf(70, 1, 31, 33, 69);
    const both = some();
    keepIn(both, bitsOf(70, 31, 40, 69));
    expect(rowsIn(both)).toEqual([31, 69]);
    const without = some();
    expect(takeFrom(without, bitsOf(70, 31, 40, 69))).toBe(2);
    expect(rowsIn(without)).toEqual([1, 33]);
    expect(countBoth(some(), bitsOf(70, 31, 40, 69))).toBe(2);
  });

  it('nobody is nobody', () => {
    expect([isNobody(bitsOf(70)), isNobody(bitsOf(70, 69)), isNobody(allRows(0))]).toEqual([true, false, true]);
  });

  it('a scratch is one memory for each length, and a copy is another', () => {
    const [scratch, some] = [new ScratchBits(), bitsOf(70, 1, 69)];
    const copy = scratch.copyOf(some);
    expect(rowsIn(copy)).toEqual([1, 69]);
    keepIn(copy, bitsOf(70, 1));
    expect(rowsIn(some)).toEqual([1, 69]);
    expect(scratch.of(3)).toBe(copy);
    expect(scratch.of(2)).toHaveLength(2);
  });
});
