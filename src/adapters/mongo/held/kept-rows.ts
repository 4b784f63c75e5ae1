import { picked } from '../../../core/facts/block/block-rows.js';
import { storedFacts } from '../../../core/facts/block/load-plan.js';
import type { FactDocument, FactDocuments, StaleRev } from '../facts/fact-documents.js';
import { type FactRules, RowMaker } from '../facts/row-maker.js';
import { Chunk, KeptRow } from './kept-row.js';
import type { RowsAtHand } from './rows-at-hand.js';

/** Documents read and derived at a time. */
const AT_ONCE = 1_000;
/** Rows lie in chunks. A chunk is small with so few rows that are kept, or where not even one in so many is. */
const SMALL = 128;
const MOST_LEFT_OVER = 4;
/** Of small ones there are so many; of more two are laid together, and so on, so many times between two counts. */
const MOST_SMALL = 12;
const MOST_LAID = 4;

/** Somebody whose facts are kept, as of a rev or a later one. */
export type Keeping = StaleRev & { kept: KeptRow | null };

const isSmall = ({ counted, used, rows: { n } }: Chunk) => counted && (used <= SMALL || used * MOST_LEFT_OVER < n);

/**
 * Facts of customers whom blocks do not know as they are, each derived once for a rev: whoever changes again has another.
 * All stored facts are, so that a fact nobody asked for yet asks for nobody again.
 */
export class KeptRows {
  private chunks: Chunk[] = [];
  private former: RowMaker | undefined;
  /** Whose rows were last counted. */
  private counted: readonly Keeping[] = [];

  constructor(
    private readonly documents: FactDocuments,
    private readonly rules: FactRules,
  ) {}

  /** Derives whoever has no row yet, or one that does not hold at the instant. */
  async bring(all: readonly Keeping[], asOf: Date): Promise<void> {
    const nowMs = asOf.getTime();
    const lacking = all.filter(({ kept }) => kept === null || !kept.holds(nowMs));
    if (lacking.length === 0) return;
    const maker = new RowMaker(this.rules, storedFacts(this.rules.derivations), asOf, this.former);
    this.former = maker;
    const read = (from: number) =>
      this.documents.byIds(
        lacking.slice(from, from + AT_ONCE).map(({ _id }) => _id),
        maker.projection,
      );
    let ahead = read(0);
    for (let from = 0; from < lacking.length; from += AT_ONCE) {
      const found = await ahead;
      ahead = from + AT_ONCE < lacking.length ? read(from + AT_ONCE) : Promise.resolve([]);
      ahead.catch(() => {});
      this.take(lacking.slice(from, from + AT_ONCE), found, maker, nowMs);
    }
  }

  /** Before those who are counted now are told: nobody is kept, and nobody stands. */
  begin(counted: readonly Keeping[]): void {
    this.counted = counted;
    for (const chunk of this.chunks) chunk.begin();
  }

  /** The rows that were told to stand, by chunks. Rows of whom nobody was told are let go. */
  standing(): readonly { readonly rows: RowsAtHand; readonly live: Uint32Array }[] {
    this.chunks = this.chunks.filter(({ used }) => used > 0);
    return this.chunks.flatMap(({ rows, standing }) =>
      standing.some((word) => word !== 0) ? [{ rows, live: standing }] : [],
    );
  }

  /** While something else is waited for: small chunks become fewer, a few at a time, without the rows that nobody needs. */
  tidy(): void {
    for (let laid = 0; laid < MOST_LAID; laid += 1) {
      const [first, second, ...others] = this.chunks.filter(isSmall).sort((a, b) => a.used - b.used);
      if (first === undefined || second === undefined || others.length + 2 <= MOST_SMALL) return;
      this.lay(first, second);
    }
  }

  get all(): readonly RowsAtHand[] {
    return this.chunks.map(({ rows }) => rows);
  }

  private take(asked: readonly Keeping[], found: readonly FactDocument[], maker: RowMaker, nowMs: number): void {
    const there = found.filter(({ gone }) => gone !== true);
    const revs = new Map(found.map(({ _id, rev }) => [_id, rev]));
    const rows = new Map(there.map(({ _id }, row) => [_id, row]));
    const chunk = there.length === 0 ? null : new Chunk(maker.blockOf(there));
    if (chunk !== null) this.chunks.push(chunk);
    // Of whom nothing is found nothing was left to keep: they are gone for good.
    for (const one of asked) {
      const [rev, row] = [revs.get(one._id) ?? one.rev, rows.get(one._id)];
      one.kept = chunk === null || row === undefined ? KeptRow.gone(rev, nowMs) : KeptRow.in(chunk, row, rev);
    }
  }

  private lay(first: Chunk, second: Chunk): void {
    const rows: KeptRow[] = [];
    for (const { kept } of this.counted) {
      if (kept !== null && (kept.chunk === first || kept.chunk === second)) rows.push(kept);
    }
    const picks = Int32Array.from(rows, ({ chunk, row }) => (chunk === first ? row : -1 - row));
    const chunk = new Chunk(picked(first.marked, second.marked, picks));
    for (const [row, kept] of rows.entries()) {
      kept.chunk = chunk;
      kept.row = row;
    }
    chunk.used = rows.length;
    chunk.counted = true;
    this.chunks = [...this.chunks.filter((one) => one !== first && one !== second), chunk];
  }
}
