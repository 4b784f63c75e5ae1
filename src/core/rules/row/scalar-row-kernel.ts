import type { RowDesk, RowKernel } from './row-kernel.js';

const AT_ONCE = 4;

/** The kernel in plain JavaScript: for hosts without WebAssembly SIMD, for small sets, and as the other one's judge. */
class ScalarRowKernel implements RowKernel {
  readonly grain = 4;
  private bytes = new Uint8Array(0);
  private words = new Int32Array(0);

  reserve(size: number): ArrayBufferLike {
    this.bytes = new Uint8Array(Math.ceil(size / 4) * 4);
    this.words = new Int32Array(this.bytes.buffer);
    return this.bytes.buffer;
  }

  sieve(desk: RowDesk): number {
    this.findRows(desk);
    this.layOver(desk);
    return this.find(desk);
  }

  private findRows({ codes, dimensions, starts, rows, bytes }: RowDesk): void {
    for (let at = 0; at < dimensions; at += 1) {
      const row = (this.words[(starts >> 2) + at] as number) + (this.bytes[codes + at] as number) * bytes;
      this.words[(rows >> 2) + at] = row >> 2;
    }
  }

  /**
   * Four rows at a time and no way out in between: a branch that cannot be foreseen costs more than the few words it
   * would save.
   */
  private layOver({ full, left, bytes, dimensions, rows }: RowDesk): void {
    const { words } = this;
    const [from, to, length, first] = [full >> 2, left >> 2, bytes >> 2, rows >> 2];
    words.copyWithin(to, from, from + length);
    for (let next = 0; next < dimensions; next += AT_ONCE) {
      const a = words[first + next] as number;
      const b = next + 1 < dimensions ? (words[first + next + 1] as number) : a;
      const c = next + 2 < dimensions ? (words[first + next + 2] as number) : a;
      const d = next + 3 < dimensions ? (words[first + next + 3] as number) : a;
      for (let word = 0; word < length; word += 1) {
        words[to + word] =
          (words[to + word] as number) &
          (words[a + word] as number) &
          (words[b + word] as number) &
          (words[c + word] as number) &
          (words[d + word] as number);
      }
    }
  }

  private find({ left, bytes, found }: RowDesk): number {
    const { words } = this;
    const [from, to] = [left >> 2, found >> 2];
    let count = 0;
    for (let word = 0; word < bytes >> 2; word += 1) {
      for (let bits = words[from + word] as number; bits !== 0; bits &= bits - 1) {
        words[to + count] = word * 32 + 31 - Math.clz32(bits & -bits);
        count += 1;
      }
    }
    return count;
  }
}

/** A kernel with a memory of its own. */
export function scalarRowKernel(): RowKernel {
  return new ScalarRowKernel();
}
