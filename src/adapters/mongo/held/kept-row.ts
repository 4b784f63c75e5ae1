import type { MarkedBlock } from '../../../core/facts/block/block-rows.js';
import { wordsOf } from '../../../core/rules/held/row-bits.js';
import { RowsAtHand } from './rows-at-hand.js';

/** Rows that were derived together, or laid together since. */
export class Chunk {
  readonly rows: RowsAtHand;
  /** Of the count that is being made: the rows that stand for their customers, and how many are kept, whether or not they do. */
  standing = new Uint32Array();
  used = 0;
  /** Whether a count has been made since there were these rows: until then nobody knows who is kept. */
  counted = false;

  constructor(readonly marked: MarkedBlock) {
    const { n, ids, columns } = marked.block;
    const at = (row: number) => ids[row] ?? '';
    this.rows = new RowsAtHand(
      n,
      { byteLength: 0, at, all: () => ids, placeOf: (id) => ids.indexOf(id) },
      marked.marks,
    );
    for (const [name, column] of columns) this.rows.put(name, column);
  }

  begin(): void {
    this.standing = new Uint32Array(wordsOf(this.rows.n));
    this.used = 0;
    this.counted = true;
  }

  stand(row: number): void {
    const { standing } = this;
    standing[row >> 5] = (standing[row >> 5] as number) | (1 << (row & 31));
  }
}

/** A customer's facts as derived from one rev; no chunk: they are gone. Where they lie in it changes, what they are does not. */
export class KeptRow {
  /** The rows of the block in which they were looked for, and their row there; -1: it has none of them. */
  at: RowsAtHand | null = null;
  there = -1;

  constructor(
    readonly rev: number,
    private readonly validFrom: number,
    private readonly validUntil: number,
    public chunk: Chunk | null,
    public row: number,
  ) {}

  static gone(rev: number, nowMs: number): KeptRow {
    return new KeptRow(rev, nowMs, Number.POSITIVE_INFINITY, null, 0);
  }

  static in(chunk: Chunk, row: number, rev: number): KeptRow {
    const { validFroms, validUntils } = chunk.marked.marks;
    return new KeptRow(rev, validFroms[row] ?? 0, validUntils[row] ?? 0, chunk, row);
  }

  holds(nowMs: number): boolean {
    return this.validFrom <= nowMs && nowMs < this.validUntil;
  }
}
