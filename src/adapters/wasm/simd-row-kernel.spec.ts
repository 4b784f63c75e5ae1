import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RowDesk, RowKernel } from '../../core/rules/row/row-kernel.js';
import { scalarRowKernel } from '../../core/rules/row/scalar-row-kernel.js';
import { sieve } from './row-kernel-code.js';
import { bestRowKernel, simdRowKernel } from './simd-row-kernel.js';
import { wasmModule } from './wasm-module.js';

const aligned = (address: number) => Math.ceil(address / 16) * 16;

/** Lays the same rows out for either kernel; every dimension has two rows. */
function sieved(kernel: RowKernel, codes: readonly number[], words: number, bits: readonly number[]) {
  let next = 0;
  const take = (bytes: number) => {
    const at = next;
    next = aligned(next + bytes);
    return at;
  };
  const bytes = words * 4;
  const desk: RowDesk = {
    codes: take(codes.length),
    dimensions: codes.length,
    starts: take(codes.length * 4),
    rows: take(codes.length * 4),
    full: take(bytes),
    bytes,
    left: take(bytes),
    found: take(words * 32 * 4),
  };
  const first = next;
  const memory = kernel.reserve(first + codes.length * 2 * bytes);
  const all = new Int32Array(memory);
  new Uint8Array(memory).set(codes, desk.codes);
  all.fill(-1, desk.full / 4, desk.full / 4 + words);
  for (let row = 0; row < codes.length * 2; row += 1) {
    const from = (first + row * bytes) / 4;
    for (let word = 0; word < words; word += 1) all[from + word] = bits[(row * words + word) % bits.length] ?? -1;
  }
  all.set(
    codes.map((_code, at) => first + at * 2 * bytes),
    desk.starts / 4,
  );
  const count = kernel.sieve(desk);
  return [...all.subarray(desk.found / 4, desk.found / 4 + count)];
}

it('the module is valid and small', () => {
  const module = wasmModule([sieve()]);
  expect(WebAssembly.validate(module)).toBe(true);
  expect(module.length).toBeLessThan(1_000);
});

it('finds what plain JavaScript finds', () => {
  const dense = fc.integer().map((word) => word | 0x5555);
  const word = fc.oneof(dense, fc.constant(-1), fc.constant(0), fc.integer());
  const codes = fc.array(fc.nat(1), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(codes, fc.integer({ min: 1, max: 3 }), fc.array(word, { minLength: 1 }), (of, blocks, bits) => {
      const simd = simdRowKernel();
      const words = (blocks * simd.grain) / 4;
      expect(sieved(simd, of, words, bits)).toEqual(sieved(scalarRowKernel(), of, words, bits));
    }),
  );
});

it('few rows are not worth the way', () => {
  expect(bestRowKernel(100).grain).toBe(4);
  expect(bestRowKernel(1_000_000).grain).toBe(simdRowKernel().grain);
});
