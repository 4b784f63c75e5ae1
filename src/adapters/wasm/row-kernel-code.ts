import * as w from './wasm-code.js';
import type { WasmFunction } from './wasm-module.js';

const LANES = [0, 16, 32, 48];
/** How many bytes of a row are laid over at once: four registers of 128 bits. */
export const ROW_GRAIN = LANES.length * 16;

const step = (local: number, by: number) => w.set(local, w.add(w.get(local), w.i32(by)));

/**
 * `sieve(codes, dimensions, starts, rows, full, bytes, left, found)`: what it means is said at `RowKernel`. Block after
 * block of a row, the block of every dimension, so that what is left stays in registers; then 64 bits at a time.
 */
export function sieve(): WasmFunction {
  const [codes, dimensions, starts, rows, full, bytes, left, found] = [0, 1, 2, 3, 4, 5, 6, 7];
  const [at, end, address, to, stop, bit, first] = [8, 9, 10, 11, 12, 13, 14];
  const some = 15;
  const kept = [16, 17, 18, 19];
  const row = w.add(w.load32(w.get(starts)), w.mul(w.load8(w.get(codes)), w.get(bytes)));
  const eachRow = [...w.store32(w.get(at), row), ...step(starts, 4), ...step(codes, 1), ...step(at, 4)];
  const layOver = [
    ...w.set(address, w.add(w.load32(w.get(at)), w.get(bit))),
    ...LANES.flatMap((lane, n) => w.set(kept[n] ?? 0, w.and128(w.get(kept[n] ?? 0), w.load128(w.get(address), lane)))),
    ...step(at, 4),
  ];
  const eachBlock = [
    ...w.set(address, w.add(w.get(full), w.get(bit))),
    ...LANES.flatMap((lane, n) => w.set(kept[n] ?? 0, w.load128(w.get(address), lane))),
    ...w.set(at, w.get(rows)),
    ...w.whilst(w.below(w.get(at), w.get(end)), layOver),
    ...w.set(to, w.add(w.get(left), w.get(bit))),
    ...LANES.flatMap((lane, n) => w.store128(w.get(to), w.get(kept[n] ?? 0), lane)),
    ...step(bit, ROW_GRAIN),
  ];
  const eachBit = [
    ...w.store32(w.get(found), w.add(w.get(bit), w.wrap(w.trailingZeros64(w.get(some))))),
    ...step(found, 4),
    ...w.set(some, w.and64(w.get(some), w.sub64(w.get(some), w.i64(1)))),
  ];
  const eachWord = [
    ...w.set(some, w.load64(w.get(left))),
    ...w.whilst(w.equal(w.isZero64(w.get(some)), w.i32(0)), eachBit),
    ...step(left, 8),
    ...step(bit, 64),
  ];
  const body = [
    ...w.set(first, w.get(found)),
    ...w.set(at, w.get(rows)),
    ...w.set(end, w.add(w.get(rows), w.shiftLeft(w.get(dimensions), w.i32(2)))),
    ...w.whilst(w.below(w.get(at), w.get(end)), eachRow),
    ...w.whilst(w.below(w.get(bit), w.get(bytes)), eachBlock),
    ...w.set(bit, w.i32(0)),
    ...w.set(stop, w.add(w.get(left), w.get(bytes))),
    ...w.whilst(w.below(w.get(left), w.get(stop)), eachWord),
    ...w.shiftRight(w.sub(w.get(found), w.get(first)), w.i32(2)),
  ];
  const locals = [w.I32, w.I32, w.I32, w.I32, w.I32, w.I32, w.I32, w.I64, w.V128, w.V128, w.V128, w.V128];
  return { name: 'sieve', parameters: 8, locals, returns: true, body };
}
