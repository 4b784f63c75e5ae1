import { MOST_ROWS } from './source-file-limits.js';

/** Suspicious ids looked at in one reading: bounds the memory whatever the file holds. */
const MOST_TEXTS = 200_000;
const FIRST_SIZE = 1 << 14;

/** 53 bits of two FNV-1a passes over the text, read from both ends: good enough to find what must be looked at. */
export function hash53(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (let index = 0; index < text.length; index += 1) {
    low = Math.imul(low ^ text.charCodeAt(index), 0x01000193);
    high = Math.imul(high ^ text.charCodeAt(text.length - 1 - index), 0x85ebca6b) ^ (high >>> 13);
  }
  return (low >>> 0) * 2 ** 21 + (high >>> 11);
}

/** Rows by one bit each. */
export class RowSet {
  private bits = new Uint8Array(1024);

  add(row: number): void {
    if (row >= MOST_ROWS) throw new RangeError('too many rows');
    const at = row >>> 3;
    if (at >= this.bits.length) {
      const wider = new Uint8Array(Math.max(at + 1, this.bits.length * 2));
      wider.set(this.bits);
      this.bits = wider;
    }
    this.bits[at] = (this.bits[at] ?? 0) | (1 << (row & 7));
  }

  has(row: number): boolean {
    return ((this.bits[row >>> 3] ?? 0) & (1 << (row & 7))) !== 0;
  }
}

/** Gathers eight bytes an id, and tells which hashes came more than once. */
export class SeenIds {
  private hashes = new Float64Array(FIRST_SIZE);
  private count = 0;

  add(id: string): void {
    if (this.count === this.hashes.length) {
      const wider = new Float64Array(this.hashes.length * 2);
      wider.set(this.hashes);
      this.hashes = wider;
    }
    this.hashes[this.count] = hash53(id);
    this.count += 1;
  }

  /** Sorted, each once: an empty list is proof that no id stands twice. */
  suspicious(): readonly number[] {
    const sorted = this.hashes.subarray(0, this.count).sort();
    const twice: number[] = [];
    for (let index = 1; index < sorted.length; index += 1) {
      const hash = sorted[index] ?? 0;
      if (hash === sorted[index - 1] && twice.at(-1) !== hash) twice.push(hash);
    }
    return twice;
  }
}

export type NumberedIds = () => AsyncIterable<readonly (readonly [row: number, id: string])[]>;

/** The rows whose very id stands in more than one row: the suspicious are read again and compared letter by letter. */
export async function repeatedRows(suspicious: readonly number[], ids: NumberedIds): Promise<RowSet> {
  const rows = new RowSet();
  for (let from = 0; from < suspicious.length; from += MOST_TEXTS) {
    const wanted = new Set(suspicious.slice(from, from + MOST_TEXTS));
    const first = new Map<string, number>();
    for await (const block of ids()) {
      for (const [row, id] of block) {
        if (wanted.has(hash53(id))) mark(row, id, first, rows);
      }
    }
  }
  return rows;
}

function mark(row: number, id: string, first: Map<string, number>, rows: RowSet): void {
  const before = first.get(id);
  if (before === undefined) first.set(id, row);
  else {
    rows.add(before);
    rows.add(row);
  }
}
