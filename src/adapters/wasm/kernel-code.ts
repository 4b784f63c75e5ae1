import { MOST_ROWS, OPS, ROW_BITS } from '../../core/rules/columns/column-kernel.js';
import * as w from './wasm-code.js';
import type { WasmFunction } from './wasm-module.js';

const step = (local: number, by: number) => w.set(local, w.add(w.get(local), w.i32(by)));
const copy = (local: number, from: number) => w.set(local, w.get(from));

/** `ask(at, end, rows)`: 16 codes at a time, one range after another; the first writes, the rest add. */
function ask(): WasmFunction {
  const [at, end, rows, column, bits, ranges, stop, from, to] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
  const [lowest, span, isFirst] = [9, 10, 11];
  const inRange = w.topBits8(w.notAbove8(w.sub8(w.load128(w.get(from)), w.get(lowest)), w.get(span)));
  const pass = (bitsOf: w.Code) => [
    ...copy(from, column),
    ...copy(to, bits),
    ...w.repeat(
      [...w.store16(w.get(to), bitsOf), ...step(from, 16), ...step(to, 2)],
      w.below(w.get(from), w.get(stop)),
    ),
  ];
  const range = [
    ...w.set(lowest, w.splat8(w.load32(w.get(at)))),
    ...w.set(span, w.splat8(w.load32(w.get(at), 4))),
    ...w.when(w.get(isFirst), pass(inRange)),
    ...w.when(w.equal(w.get(isFirst), w.i32(0)), pass(w.or(w.load16(w.get(to)), inRange))),
    ...w.set(isFirst, w.i32(0)),
    ...step(at, 8),
    ...w.set(ranges, w.sub(w.get(ranges), w.i32(1))),
  ];
  const question = [
    ...w.set(column, w.load32(w.get(at))),
    ...w.set(bits, w.load32(w.get(at), 4)),
    ...w.set(ranges, w.load32(w.get(at), 8)),
    ...w.set(stop, w.add(w.get(column), w.get(rows))),
    ...w.set(isFirst, w.i32(1)),
    ...step(at, 12),
    ...w.repeat(range, w.get(ranges)),
  ];
  const locals = [w.I32, w.I32, w.I32, w.I32, w.I32, w.I32, w.V128, w.V128, w.I32];
  const body = w.whilst(w.below(w.get(at), w.get(end)), question);
  return { name: 'ask', parameters: 3, locals, returns: false, body };
}

/** `combine(at, end, bytes)`: an instruction is a loop over 128 bits at a time. */
function combine(): WasmFunction {
  const [at, end, bytes, op, to, a, b, stop] = [0, 1, 2, 3, 4, 5, 6, 7];
  const [left, right] = [w.load128(w.get(a)), w.load128(w.get(b))];
  const loop = (which: number, value: w.Code) =>
    w.when(
      w.equal(w.get(op), w.i32(which)),
      w.repeat(
        [...w.store128(w.get(to), value), ...step(to, 16), ...step(a, 16), ...step(b, 16)],
        w.below(w.get(to), w.get(stop)),
      ),
    );
  const instruction = [
    ...w.set(op, w.load32(w.get(at))),
    ...w.set(to, w.load32(w.get(at), 4)),
    ...w.set(a, w.load32(w.get(at), 8)),
    ...w.set(b, w.load32(w.get(at), 12)),
    ...w.set(stop, w.add(w.get(to), w.get(bytes))),
    ...step(at, 16),
    ...loop(OPS.and, w.and128(left, right)),
    ...loop(OPS.andNot, w.andNot128(left, right)),
    ...loop(OPS.or, w.or128(left, right)),
    ...loop(OPS.orNot, w.or128(left, w.not128(right))),
    ...loop(OPS.not, w.not128(left)),
  ];
  const body = w.whilst(w.below(w.get(at), w.get(end)), instruction);
  return { name: 'combine', parameters: 3, locals: [w.I32, w.I32, w.I32, w.I32, w.I32], returns: false, body };
}

/** `count(at, bytes)`: 64 bits at a time. */
function count(): WasmFunction {
  const [at, end, total] = [0, 1, 2];
  const body = [
    ...w.set(end, w.add(w.get(at), w.get(end))),
    ...w.whilst(w.below(w.get(at), w.get(end)), [
      ...w.set(total, w.add64(w.get(total), w.ones64(w.load64(w.get(at))))),
      ...step(at, 8),
    ]),
    ...w.wrap(w.get(total)),
  ];
  return { name: 'count', parameters: 2, locals: [w.I64], returns: true, body };
}

/** `find(bits, rules, bytes, cursors, found)`: writes every match in order of rules, counts those of each row. */
function find(): WasmFunction {
  const [bits, rules, bytes, cursors, found, rule, stop, row, here, left] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const match = [
    ...w.set(here, w.add(w.get(row), w.wrap(w.trailingZeros64(w.get(left))))),
    ...w.store32(w.get(found), w.or(w.shiftLeft(w.get(rule), w.i32(ROW_BITS)), w.get(here))),
    ...step(found, 4),
    ...w.set(here, w.add(w.get(cursors), w.shiftLeft(w.get(here), w.i32(2)))),
    ...w.store32(w.get(here), w.add(w.load32(w.get(here)), w.i32(1))),
    ...w.set(left, w.and64(w.get(left), w.sub64(w.get(left), w.i64(1)))),
  ];
  const eachWord = [
    ...w.set(left, w.load64(w.get(bits))),
    ...w.whilst(w.equal(w.isZero64(w.get(left)), w.i32(0)), match),
    ...step(bits, 8),
    ...step(row, 64),
  ];
  const eachRule = [
    ...w.set(stop, w.add(w.get(bits), w.get(bytes))),
    ...w.set(row, w.i32(0)),
    ...w.whilst(w.below(w.get(bits), w.get(stop)), eachWord),
    ...step(rule, 1),
  ];
  const body = w.whilst(w.below(w.get(rule), w.get(rules)), eachRule);
  return { name: 'find', parameters: 5, locals: [w.I32, w.I32, w.I32, w.I32, w.I64], returns: false, body };
}

/** `begin(cursors, starts, rows)`: where each row's list begins, from how many each has; cursors stand there too. */
function begin(): WasmFunction {
  const [cursors, starts, rows, sum, many] = [0, 1, 2, 3, 4];
  const body = [
    ...w.whilst(w.get(rows), [
      ...w.set(many, w.load32(w.get(cursors))),
      ...w.store32(w.get(starts), w.get(sum)),
      ...w.store32(w.get(cursors), w.get(sum)),
      ...w.set(sum, w.add(w.get(sum), w.get(many))),
      ...step(cursors, 4),
      ...step(starts, 4),
      ...step(rows, -1),
    ]),
    ...w.store32(w.get(starts), w.get(sum)),
  ];
  return { name: 'begin', parameters: 3, locals: [w.I32, w.I32], returns: false, body };
}

/** `deal(found, end, cursors, numbers, lists)`: puts each match into its row's list. */
function deal(): WasmFunction {
  const [found, end, cursors, numbers, lists, match, cursor, place] = [0, 1, 2, 3, 4, 5, 6, 7];
  const row = w.and(w.get(match), w.i32(MOST_ROWS - 1));
  const number = w.load32(w.add(w.get(numbers), w.shiftLeft(w.shiftRight(w.get(match), w.i32(ROW_BITS)), w.i32(2))));
  const body = w.whilst(w.below(w.get(found), w.get(end)), [
    ...w.set(match, w.load32(w.get(found))),
    ...w.set(cursor, w.add(w.get(cursors), w.shiftLeft(row, w.i32(2)))),
    ...w.set(place, w.load32(w.get(cursor))),
    ...w.store32(w.add(w.get(lists), w.shiftLeft(w.get(place), w.i32(2))), number),
    ...w.store32(w.get(cursor), w.add(w.get(place), w.i32(1))),
    ...step(found, 4),
  ]);
  return { name: 'deal', parameters: 5, locals: [w.I32, w.I32, w.I32], returns: false, body };
}

/** The kernel's functions; what they mean is said at `ColumnKernel`. */
export function kernelFunctions(): readonly WasmFunction[] {
  return [ask(), combine(), count(), find(), begin(), deal()];
}
