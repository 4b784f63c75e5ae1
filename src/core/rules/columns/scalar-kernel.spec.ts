import { describe, expect, it } from '@jest/globals';
import { simdKernel } from '../../../adapters/wasm/simd-kernel.js';
import { type ColumnKernel, OPS } from './column-kernel.js';
import { scalarKernel } from './scalar-kernel.js';

const ROWS = 128;
const BYTES = ROWS / 8;

function memoryOf(kernel: ColumnKernel) {
  kernel.reserve(4_096);
  return { bytes: new Uint8Array(kernel.memory()), words: new Int32Array(kernel.memory()) };
}

const rowsIn = (bytes: Uint8Array) =>
  Array.from({ length: bytes.length * 8 }, (_one, row) => row).filter(
    (row) => ((bytes[row >> 3] ?? 0) >> (row & 7)) & 1,
  );

describe.each([
  ['plain', scalarKernel],
  ['SIMD', simdKernel],
])('the %s kernel', (_name, make: () => ColumnKernel) => {
  it('asks for codes in ranges, the outermost codes included', () => {
    const kernel = make();
    const { bytes, words } = memoryOf(kernel);
    for (let row = 0; row < ROWS; row += 1) bytes[row] = row * 2;
    words.set([0, 256, 2, 0, 2, 250, 5, 0, 288, 1, 255, 0], 512 / 4);
    kernel.ask(512, 512 + 48, ROWS);
    expect(rowsIn(bytes.subarray(256, 256 + BYTES))).toEqual([0, 1, 125, 126, 127]);
    expect(rowsIn(bytes.subarray(288, 288 + BYTES))).toEqual([]);
  });

  it.each([
    ['and', 0b1100, 0b1010, 0b1000],
    ['andNot', 0b1100, 0b1010, 0b0100],
    ['or', 0b1100, 0b1010, 0b1110],
    ['orNot', 0b1100, 0b1010, ~0b0010],
    ['not', 0b1100, 0b1010, ~0b1100],
  ] as const)('combines by %s', (op, a, b, expected) => {
    const kernel = make();
    const { words } = memoryOf(kernel);
    words.fill(a, 0, 4).fill(b, 4, 8);
    words.set([OPS[op], 32, 0, 16], 512 / 4);
    kernel.combine(512, 528, BYTES);
    expect([...words.subarray(8, 12)]).toEqual([expected, expected, expected, expected]);
  });

  it('counts, and turns rules’ rows into rows’ rules', () => {
    const kernel = make();
    const { bytes, words } = memoryOf(kernel);
    for (const [rule, row] of [
      [0, 0],
      [0, 127],
      [1, 63],
      [1, 64],
      [1, 127],
      [2, 127],
    ] as const) {
      const at = rule * BYTES + (row >> 3);
      bytes[at] = (bytes[at] ?? 0) | (1 << (row & 7));
    }
    words.set([70, 80, 90], 64 / 4);
    expect(kernel.count(0, 3 * BYTES)).toBe(6);
    const [starts, lists] = [1_024, 3_072];
    kernel.list({ bits: 0, rules: 3, rows: ROWS, numbers: 64, cursors: 128, starts, found: 2_048, lists });
    const listOf = (row: number) => {
      const [from = 0, to = 0] = words.subarray(starts / 4 + row, starts / 4 + row + 2);
      return [...words.subarray(lists / 4 + from, lists / 4 + to)];
    };
    expect([0, 1, 63, 64, 126, 127].map(listOf)).toEqual([[70], [], [80], [80], [], [70, 80, 90]]);
  });

  it('keeps what it holds when it grows', () => {
    const kernel = make();
    memoryOf(kernel).bytes[9] = 7;
    kernel.reserve(1_000_000);
    expect(kernel.memory().byteLength).toBeGreaterThanOrEqual(1_000_000);
    expect(new Uint8Array(kernel.memory())[9]).toBe(7);
  });
});
