import { expect, it } from '@jest/globals';
import { kernelFunctions } from './kernel-code.js';
import { bestKernel, simdKernel } from './simd-kernel.js';
import { signed, unsigned } from './wasm-code.js';
import { wasmModule } from './wasm-module.js';

it.each([
  [0, [0]],
  [127, [127]],
  [128, [0x80, 1]],
  [624_485, [0xe5, 0x8e, 0x26]],
])('%d without a sign is %j', (value, bytes) => {
  expect(unsigned(value)).toEqual(bytes);
});

it.each([
  [63, [63]],
  [64, [0xc0, 0]],
  [-1, [0x7f]],
  [-64, [0x40]],
  [-123_456, [0xc0, 0xbb, 0x78]],
])('%d with its sign is %j', (value, bytes) => {
  expect(signed(value)).toEqual(bytes);
});

it('the module is valid and small', () => {
  const module = wasmModule(kernelFunctions());
  expect(WebAssembly.validate(module)).toBe(true);
  expect(module.length).toBeLessThan(2_000);
});

it('each kernel has a memory of its own', () => {
  const [one, other] = [simdKernel(), bestKernel()];
  new Uint8Array(one.memory())[0] = 1;
  expect(new Uint8Array(other.memory())[0]).toBe(0);
});
