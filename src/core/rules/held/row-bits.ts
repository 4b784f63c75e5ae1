/** A bit a row, 32 to a word, the lowest first. Bits past the last row are 0. */
export type RowBits = Uint32Array;

export const wordsOf = (rows: number): number => (rows + 31) >>> 5;

/** A bit for every row. */
export function allRows(rows: number): RowBits {
  const bits = new Uint32Array(wordsOf(rows)).fill(0xffff_ffff);
  const rest = rows & 31;
  if (rest !== 0) bits[bits.length - 1] = 2 ** rest - 1;
  return bits;
}

/** The rows of a code column whose code is among some. `wanted` has a 1 for each of them. */
export function rowsWith(codes: Uint8Array | Uint16Array | Uint32Array, wanted: Uint8Array): RowBits {
  const bits = new Uint32Array(wordsOf(codes.length));
  const whole = codes.length & ~31;
  for (let row = 0, word = 0; row < whole; row += 32, word += 1) {
    let found = 0;
    for (let bit = 0; bit < 32; bit += 1) found |= (wanted[codes[row + bit] as number] as number) << bit;
    bits[word] = found;
  }
  for (let row = whole; row < codes.length; row += 1) {
    if (wanted[codes[row] as number] === 1) bits[row >> 5] = (bits[row >> 5] as number) | (1 << (row & 31));
  }
  return bits;
}

/** How many bits of a word are set. */
function bitsIn(bits: number): number {
  let word = bits - ((bits >>> 1) & 0x5555_5555);
  word = (word & 0x3333_3333) + ((word >>> 2) & 0x3333_3333);
  return Math.imul((word + (word >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

/** How many bits are set. */
export function countRows(bits: RowBits): number {
  let total = 0;
  for (let at = 0; at < bits.length; at += 1) total += bitsIn(bits[at] as number);
  return total;
}

/** How many are set in both. */
export function countBoth(bits: RowBits, others: RowBits): number {
  let total = 0;
  for (let at = 0; at < bits.length; at += 1) total += bitsIn((bits[at] as number) & (others[at] as number));
  return total;
}

export function isNobody(bits: RowBits): boolean {
  for (let at = 0; at < bits.length; at += 1) if (bits[at] !== 0) return false;
  return true;
}

/** What both have, written into the first. */
export function keepIn(bits: RowBits, others: RowBits): void {
  for (let at = 0; at < bits.length; at += 1) bits[at] = (bits[at] as number) & (others[at] as number);
}

/** The first without the others, written into the first; answers how many left it. */
export function takeFrom(bits: RowBits, others: RowBits): number {
  let total = 0;
  for (let at = 0; at < bits.length; at += 1) {
    const taken = (bits[at] as number) & (others[at] as number);
    if (taken === 0) continue;
    bits[at] = (bits[at] as number) & ~taken;
    total += bitsIn(taken);
  }
  return total;
}

/** Bits to write into and forget, one memory for each length: a base has hundreds of blocks, of few lengths. */
export class ScratchBits {
  private readonly byWords: RowBits[] = [];

  /** Whatever was written there before; good until the next of so many words is asked for. */
  of(words: number): RowBits {
    const known = this.byWords[words] ?? new Uint32Array(words);
    this.byWords[words] = known;
    return known;
  }

  /** A copy of some bits. */
  copyOf(bits: RowBits): RowBits {
    const copy = this.of(bits.length);
    copy.set(bits);
    return copy;
  }
}
