import { type ColumnKernel, type ListAddresses, MOST_ROWS, OPS, type Op, ROW_BITS } from './column-kernel.js';

/** The kernel in plain JavaScript: for hosts without WebAssembly SIMD, and as the other one's judge. */
class ScalarKernel {
  private bytes = new Uint8Array(0);
  private words = new Int32Array(0);

  memory(): ArrayBufferLike {
    return this.bytes.buffer;
  }

  reserve(size: number): void {
    if (size <= this.bytes.length) return;
    const grown = new Uint8Array(Math.ceil(size / 65_536) * 65_536);
    grown.set(this.bytes);
    this.bytes = grown;
    this.words = new Int32Array(grown.buffer);
  }

  ask(at: number, end: number, rows: number): void {
    const { words } = this;
    const hits = new Uint8Array(256);
    for (let next = at >> 2; next < end >> 2; ) {
      const [column = 0, bits = 0, ranges = 0] = words.subarray(next, next + 3);
      hits.fill(0);
      for (let range = next + 3; range < next + 3 + ranges * 2; range += 2) {
        const lowest = words[range] as number;
        hits.fill(1, lowest, lowest + (words[range + 1] as number) + 1);
      }
      this.answer(hits, column, bits, rows);
      next += 3 + ranges * 2;
    }
  }

  private answer(hits: Uint8Array, column: number, bits: number, rows: number): void {
    const { bytes, words } = this;
    for (let row = 0; row < rows; row += 32) {
      let word = 0;
      for (let bit = 0; bit < 32; bit += 1) {
        word |= (hits[bytes[column + row + bit] as number] as number) << bit;
      }
      words[(bits >> 2) + (row >> 5)] = word;
    }
  }

  combine(at: number, end: number, size: number): void {
    for (let next = at >> 2; next < end >> 2; next += 4) {
      const [op = 0, to = 0, a = 0, b = 0] = this.words.subarray(next, next + 4);
      this.apply(op as Op, to >> 2, a >> 2, b >> 2, size >> 2);
    }
  }

  private apply(op: Op, to: number, a: number, b: number, count: number): void {
    const { words } = this;
    const flip = op === OPS.andNot || op === OPS.orNot ? -1 : 0;
    if (op === OPS.not) {
      for (let at = 0; at < count; at += 1) words[to + at] = ~(words[a + at] as number);
    } else if (op === OPS.and || op === OPS.andNot) {
      for (let at = 0; at < count; at += 1) {
        words[to + at] = (words[a + at] as number) & ((words[b + at] as number) ^ flip);
      }
    } else {
      for (let at = 0; at < count; at += 1) {
        words[to + at] = (words[a + at] as number) | ((words[b + at] as number) ^ flip);
      }
    }
  }

  count(at: number, size: number): number {
    let total = 0;
    for (let word = at >> 2; word < (at + size) >> 2; word += 1) {
      for (let left = this.words[word] as number; left !== 0; left &= left - 1) total += 1;
    }
    return total;
  }

  list({ bits, rules, rows, numbers, cursors, starts, found, lists }: ListAddresses): void {
    const { words } = this;
    const total = this.find(bits >> 2, rules, rows, cursors >> 2, found >> 2);
    let sum = 0;
    for (let row = 0; row < rows; row += 1) {
      words[(starts >> 2) + row] = sum;
      sum += words[(cursors >> 2) + row] as number;
      words[(cursors >> 2) + row] = words[(starts >> 2) + row] as number;
    }
    words[(starts >> 2) + rows] = sum;
    for (let at = found >> 2; at < (found >> 2) + total; at += 1) {
      const match = words[at] as number;
      const cursor = (cursors >> 2) + (match & (MOST_ROWS - 1));
      const place = words[cursor] as number;
      words[(lists >> 2) + place] = words[(numbers >> 2) + (match >>> ROW_BITS)] as number;
      words[cursor] = place + 1;
    }
  }

  /** Every match in order of rules, and how many each row has. */
  private find(bits: number, rules: number, rows: number, cursors: number, found: number): number {
    const { words } = this;
    words.fill(0, cursors, cursors + rows);
    const width = rows >> 5;
    let next = found;
    for (let word = 0; word < rules * width; word += 1) {
      for (let left = words[bits + word] as number; left !== 0; left &= left - 1) {
        const row = (word % width) * 32 + 31 - Math.clz32(left & -left);
        words[next] = (Math.trunc(word / width) << ROW_BITS) | row;
        words[cursors + row] = (words[cursors + row] as number) + 1;
        next += 1;
      }
    }
    return next - found;
  }
}

/** A kernel with a memory of its own. */
export function scalarKernel(): ColumnKernel {
  const kernel = new ScalarKernel();
  return {
    memory: () => kernel.memory(),
    reserve: (bytes) => kernel.reserve(bytes),
    ask: (at, end, rows) => kernel.ask(at, end, rows),
    combine: (at, end, bytes) => kernel.combine(at, end, bytes),
    count: (at, bytes) => kernel.count(at, bytes),
    list: (lists) => kernel.list(lists),
  };
}
