import { describe, expect, it } from '@jest/globals';
import type { RowDesk } from './row-kernel.js';
import { scalarRowKernel } from './scalar-row-kernel.js';

const DESK: RowDesk = { codes: 0, dimensions: 2, starts: 16, rows: 32, full: 48, bytes: 8, left: 64, found: 80 };
/** Two rows a dimension, of two words each, behind the desk. */
const ROWS = 176;

function sieved(codes: readonly number[], full: readonly number[], rows: readonly (readonly number[])[]) {
  const kernel = scalarRowKernel();
  const memory = kernel.reserve(ROWS + rows.length * DESK.bytes);
  const words = new Int32Array(memory);
  new Uint8Array(memory).set(codes, DESK.codes);
  words.set([ROWS, ROWS + 2 * DESK.bytes], DESK.starts / 4);
  words.set(full, DESK.full / 4);
  for (const [at, row] of rows.entries()) words.set(row, (ROWS + at * DESK.bytes) / 4);
  const count = kernel.sieve(DESK);
  return [...words.subarray(DESK.found / 4, DESK.found / 4 + count)];
}

describe('what all rows keep', () => {
  const rows = [
    [0b1110, 0],
    [0b0111, -1],
    [0b1010, 1],
    [-1, 0b110],
  ];
  it.each([
    ['of the first cells', [0, 0], [-1, -1], [1, 3]],
    ['of the second', [1, 1], [-1, -1], [0, 1, 2, 33, 34]],
    ['only where there is something to begin with', [1, 1], [0b100, 0], [2]],
    ['nothing', [0, 1], [0b1, -1], []],
  ])('%s', (_case, codes, full, expected) => {
    expect(sieved(codes, full, rows)).toEqual(expected);
  });
});

it('the last bit of a word is a bit like the others', () => {
  expect(sieved([0, 0], [-1, -1], [[1 << 31, 1 << 31], [], [-1, -1], []])).toEqual([31, 63]);
});
