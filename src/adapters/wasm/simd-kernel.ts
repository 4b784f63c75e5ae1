import type { ColumnKernel } from '../../core/rules/columns/column-kernel.js';
import { scalarKernel } from '../../core/rules/columns/scalar-kernel.js';
import { kernelFunctions } from './kernel-code.js';
import { wasmModule } from './wasm-module.js';

const PAGE = 65_536;

type Exports = {
  readonly memory: WebAssembly.Memory;
  readonly ask: ColumnKernel['ask'];
  readonly combine: ColumnKernel['combine'];
  readonly count: ColumnKernel['count'];
  readonly find: (bits: number, rules: number, bytes: number, cursors: number, found: number) => void;
  readonly begin: (cursors: number, starts: number, rows: number) => void;
  readonly deal: (found: number, end: number, cursors: number, numbers: number, lists: number) => void;
};

let compiled: WebAssembly.Module | undefined;

function exportsOfNewInstance(): Exports {
  compiled ??= new WebAssembly.Module(wasmModule(kernelFunctions()));
  return new WebAssembly.Instance(compiled).exports as Exports;
}

/** The kernel in WebAssembly SIMD, with a memory of its own; the module is compiled once a process. */
export function simdKernel(): ColumnKernel {
  const { memory, ask, combine, count, find, begin, deal } = exportsOfNewInstance();
  return {
    memory: () => memory.buffer,
    reserve: (bytes) => {
      const missing = Math.ceil((bytes - memory.buffer.byteLength) / PAGE);
      if (missing > 0) memory.grow(missing);
    },
    ask,
    combine,
    count,
    list: ({ bits, rules, rows, numbers, cursors, starts, found, lists }) => {
      new Int32Array(memory.buffer, cursors, rows).fill(0);
      find(bits, rules, rows / 8, cursors, found);
      begin(cursors, starts, rows);
      const total = new Int32Array(memory.buffer, starts, rows + 1)[rows] ?? 0;
      deal(found, found + total * 4, cursors, numbers, lists);
    },
  };
}

/** The fast kernel where the host has it, else the other: the same answers. */
export function bestKernel(): ColumnKernel {
  return WebAssembly.validate(wasmModule(kernelFunctions())) ? simdKernel() : scalarKernel();
}
