import { allRows } from '../../../core/rules/held/row-bits.js';

/**
 * Which of some rows stand for their customers. From count to count they are nearly always the same: then what is handed out
 * is what was handed out before, and nothing is written into it.
 */
export class LiveRows {
  private readonly all: Uint32Array;
  private readonly now: Uint32Array;
  private given: Uint32Array | null = null;

  constructor(rows: number) {
    this.all = allRows(rows);
    this.now = new Uint32Array(this.all.length);
  }

  /** All of them stand, to begin with. */
  begin(): void {
    this.now.set(this.all);
  }

  takeOut(row: number): void {
    this.now[row >> 5] = (this.now[row >> 5] as number) & ~(1 << (row & 31));
  }

  /** A bit a row. */
  standing(): Uint32Array {
    if (this.given === null || !isSame(this.given, this.now)) this.given = this.now.slice();
    return this.given;
  }
}

function isSame(bits: Uint32Array, others: Uint32Array): boolean {
  for (let at = 0; at < bits.length; at += 1) if (bits[at] !== others[at]) return false;
  return true;
}
