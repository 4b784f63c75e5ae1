import type { RowDesk, RowKernel } from '../../core/rules/row/row-kernel.js';
import { scalarRowKernel } from '../../core/rules/row/scalar-row-kernel.js';
import { ROW_GRAIN, sieve } from './row-kernel-code.js';
import { wasmModule } from './wasm-module.js';

const PAGE = 65_536;
/** Below so many bytes of rows the way into WebAssembly, and a memory of whole pages, are not worth it. */
const WORTHWHILE = 32_768;

type Exports = {
  readonly memory: WebAssembly.Memory;
  readonly sieve: (
    codes: number,
    dimensions: number,
    starts: number,
    rows: number,
    full: number,
    bytes: number,
    left: number,
    found: number,
  ) => number;
};

let compiled: WebAssembly.Module | undefined;

/** The kernel in WebAssembly SIMD. @throws RangeError where the host has no address space left for another memory */
export function simdRowKernel(): RowKernel {
  compiled ??= new WebAssembly.Module(wasmModule([sieve()]));
  const { memory, sieve: run } = new WebAssembly.Instance(compiled).exports as Exports;
  return {
    grain: ROW_GRAIN,
    reserve: (bytes) => {
      const missing = Math.ceil((bytes - memory.buffer.byteLength) / PAGE);
      if (missing > 0) memory.grow(missing);
      return memory.buffer;
    },
    sieve: ({ codes, dimensions, starts, rows, full, bytes, left, found }: RowDesk) =>
      run(codes, dimensions, starts, rows, full, bytes, left, found),
  };
}

let canSimd: boolean | undefined;

/**
 * The kernel for rows of so many bytes in all: the fast one where the host has it and they are many, else the other,
 * with the same answers.
 */
export function bestRowKernel(rowBytes: number): RowKernel {
  if (rowBytes < WORTHWHILE) return scalarRowKernel();
  canSimd ??= typeof WebAssembly === 'object' && WebAssembly.validate(wasmModule([sieve()]));
  if (!canSimd) return scalarRowKernel();
  try {
    return simdRowKernel();
  } catch {
    return scalarRowKernel();
  }
}
