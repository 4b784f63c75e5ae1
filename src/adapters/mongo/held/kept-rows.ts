import { type MarkedBlock, mergeRows } from '../../../core/facts/block/block-rows.js';
import { storedFacts } from '../../../core/facts/block/load-plan.js';
import { wordsOf } from '../../../core/rules/held/row-bits.js';
import type { FactDocument, FactDocuments, StaleRev } from '../facts/fact-documents.js';
import { type FactRules, RowMaker } from '../facts/row-maker.js';
import { RowsAtHand } from './rows-at-hand.js';

/** Documents read and derived at a time. */
const AT_ONCE = 1_000;
/** Rows lie in chunks; of small ones there are at most so many before they are laid together. */
const SMALL = 128;
const MOST_SMALL = 12;
/** So are those of which not even one row in so many is kept. */
const MOST_LEFT_OVER = 4;

type Chunk = { readonly marked: MarkedBlock; readonly rows: RowsAtHand };

/** A customer's facts as derived from one rev; no chunk: they are gone. */
export type KeptRow = {
  readonly id: string;
  readonly h: number;
  readonly rev: number;
  readonly validFrom: number;
  readonly validUntil: number;
  readonly chunk: Chunk | null;
  readonly row: number;
};

function atHand(marked: MarkedBlock): RowsAtHand {
  const { n, ids, columns } = marked.block;
  const rows = new RowsAtHand(n, () => ids, marked.marks, 0);
  for (const [name, column] of columns) rows.put(name, column);
  return rows;
}

const holds = ({ validFrom, validUntil }: KeptRow, nowMs: number) => validFrom <= nowMs && nowMs < validUntil;

/**
 * Facts of customers whom blocks do not know as they are, each derived once for a rev: whoever changes again has another.
 * All stored facts are, so that a fact nobody asked for yet asks for nobody again. Who is known by now is let go.
 */
export class KeptRows {
  private kept = new Map<string, KeptRow>();
  private chunks: Chunk[] = [];
  private former: RowMaker | undefined;

  constructor(
    private readonly documents: FactDocuments,
    private readonly rules: FactRules,
  ) {}

  /** The row of each of these customers of that rev or a later one, as of an instant. */
  async of(revs: readonly StaleRev[], asOf: Date): Promise<readonly KeptRow[]> {
    const nowMs = asOf.getTime();
    const known = (one: StaleRev) => {
      const row = this.kept.get(one._id);
      return row !== undefined && row.rev >= one.rev && holds(row, nowMs);
    };
    await this.derive(
      revs.filter((one) => !known(one)),
      asOf,
    );
    return revs.flatMap(({ _id }) => this.kept.get(_id) ?? []);
  }

  /** Lets go of all others. */
  keepOnly(rows: readonly KeptRow[]): void {
    this.kept = new Map(rows.map((row) => [row.id, row]));
    const used = new Map<Chunk, number>();
    for (const { chunk } of rows) if (chunk !== null) used.set(chunk, (used.get(chunk) ?? 0) + 1);
    this.chunks = this.chunks.filter((chunk) => used.has(chunk));
    const hollow = ({ rows: { n } }: Chunk, kept: number) => kept <= SMALL || kept * MOST_LEFT_OVER < n;
    const some = this.chunks.filter((chunk) => hollow(chunk, used.get(chunk) ?? 0));
    if (some.length > MOST_SMALL) this.layTogether(some);
  }

  /** Rows that stand for their customers, by chunks; those in `instead` are told not to. */
  *live(rows: Iterable<KeptRow>): Iterable<{ readonly rows: RowsAtHand; readonly live: Uint32Array }> {
    const bits = new Map<Chunk, Uint32Array>();
    for (const { chunk, row } of rows) {
      if (chunk === null) continue;
      const live = bits.get(chunk) ?? new Uint32Array(wordsOf(chunk.rows.n));
      live[row >> 5] = (live[row >> 5] as number) | (1 << (row & 31));
      bits.set(chunk, live);
    }
    for (const [{ rows: at }, live] of bits) yield { rows: at, live };
  }

  get all(): readonly RowsAtHand[] {
    return this.chunks.map(({ rows }) => rows);
  }

  private async derive(revs: readonly StaleRev[], asOf: Date): Promise<void> {
    if (revs.length === 0) return;
    const maker = new RowMaker(this.rules, storedFacts(this.rules.derivations), asOf, this.former);
    this.former = maker;
    const read = (from: number) =>
      this.documents.byIds(
        revs.slice(from, from + AT_ONCE).map(({ _id }) => _id),
        maker.projection,
      );
    let ahead = read(0);
    for (let from = 0; from < revs.length; from += AT_ONCE) {
      const found = await ahead;
      ahead = from + AT_ONCE < revs.length ? read(from + AT_ONCE) : Promise.resolve([]);
      ahead.catch(() => {});
      this.take(revs.slice(from, from + AT_ONCE), found, maker, asOf.getTime());
    }
  }

  private take(revs: readonly StaleRev[], found: readonly FactDocument[], maker: RowMaker, nowMs: number): void {
    const there = found.filter(({ gone }) => gone !== true);
    const foundRevs = new Map(found.map(({ _id, rev }) => [_id, rev]));
    // Of whom nothing is found nothing was left to keep: they are gone for good.
    for (const { _id, h, rev } of revs) {
      const gone = { id: _id, h, rev: foundRevs.get(_id) ?? rev, chunk: null, row: 0 };
      this.kept.set(_id, { ...gone, validFrom: nowMs, validUntil: Number.POSITIVE_INFINITY });
    }
    if (there.length === 0) return;
    const marked = maker.blockOf(there);
    const chunk = { marked, rows: atHand(marked) };
    this.chunks.push(chunk);
    for (const [row, { _id: id, h, rev }] of there.entries()) this.kept.set(id, keptAt(chunk, row, { id, h, rev }));
  }

  /** Rows that nobody needs any more are left behind. */
  private layTogether(some: readonly Chunk[]): void {
    const [first, ...others] = some.map((chunk) => this.stillKept(chunk));
    if (first === undefined) return;
    const marked = others.reduce((so, other) => mergeRows(so, other, new Set()), first);
    const chunk = { marked, rows: atHand(marked) };
    for (const [place, id] of marked.block.ids.entries()) {
      const row = this.kept.get(id);
      if (row !== undefined) this.kept.set(id, keptAt(chunk, place, row));
    }
    this.chunks = [...this.chunks.filter((one) => !some.includes(one)), chunk];
  }

  private stillKept(chunk: Chunk): MarkedBlock {
    const { marked } = chunk;
    const left = marked.block.ids.filter((id, row) => {
      const own = this.kept.get(id);
      return own?.chunk !== chunk || own.row !== row;
    });
    const nobody: MarkedBlock = { block: { ...marked.block, n: 0, ids: [] }, marks: marked.marks };
    return mergeRows(marked, nobody, new Set(left));
  }
}

function keptAt(chunk: Chunk, row: number, { id, h, rev }: Pick<KeptRow, 'id' | 'h' | 'rev'>): KeptRow {
  const { validFroms, validUntils } = chunk.marked.marks;
  return { id, h, rev, validFrom: validFroms[row] ?? 0, validUntil: validUntils[row] ?? 0, chunk, row };
}
