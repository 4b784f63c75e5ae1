import { firstRowFrom, type MarkedBlock, sliceRows } from '../../../core/facts/block/block-rows.js';
import { tiles } from '../../../core/facts/block/split-points.js';
import type { PlaceRange } from '../../../core/facts/fact-block.js';
import type { BlockDocuments } from './block-documents.js';
import { type BlockHead, type BlockRecord, columnsProjection, fromRows, rangeOf } from './block-record.js';
import { batchesOf } from './document-batches.js';
import type { FactDocument, FactDocuments } from './fact-documents.js';
import { patchedInto, patchOf } from './patch-rows.js';
import type { RowMaker, RowTaker } from './row-maker.js';

/** Rows read at a time, about, and stale customers at most: what bounds a reader's memory. */
const WINDOW_ROWS = 16_384;
const MOST_STALE = 4_096;
/** Blocks split while they are read; this often in one place is a fault. */
const TRIES = 50;

/** What was read of a window: stale customers first, then blocks that lie end to end. */
type Loaded = {
  readonly range: PlaceRange;
  readonly stale: readonly FactDocument[];
  readonly records: readonly BlockRecord[];
};

type Window = { readonly range: PlaceRange; readonly first: number };

/** As many whole blocks as fit a window, from a place on; a hint, for they may split before they are read. */
function windowOf(heads: readonly BlockHead[], at: number, to: number): Window {
  let [rows, end] = [0, at];
  for (const head of heads) {
    if (head.to <= at) continue;
    rows += head.n;
    if (end > at && rows > WINDOW_ROWS) break;
    end = head.to;
    if (end >= to) break;
  }
  const first = heads.find((head) => head.to > at)?._id;
  if (first === undefined || first > at || end === at) throw new Error('fact blocks do not cover all places');
  return { range: { from: at, to: Math.min(end, to) }, first };
}

function within(block: MarkedBlock, { from, to }: PlaceRange, record: BlockRecord): MarkedBlock {
  const begins = record._id >= from ? 0 : firstRowFrom(block.block.ids, from);
  const ends = record.to <= to ? block.block.n : firstRowFrom(block.block.ids, to);
  return begins === 0 && ends === block.block.n ? block : sliceRows(block, begins, ends);
}

/** Rows that change in a block while nobody folds, about. */
const FEW = 64;

/** Reads a range of facts by the reading law: stale customers, then blocks, then those whose time has passed. */
export class BlockReader {
  /** Of the rows that take the place of others nothing is left but what is copied, so all blocks' are made in one memory. */
  private readonly taker: RowTaker;

  constructor(
    private readonly blocks: BlockDocuments,
    private readonly documents: FactDocuments,
    private readonly maker: RowMaker,
    private readonly modelsHash: string,
    private readonly nowMs: number,
  ) {
    this.taker = maker.taker(FEW);
  }

  /** Every customer of the range once, in order, block by block. While one window is handed out the next is read. */
  async *read(asked: PlaceRange): AsyncIterable<MarkedBlock> {
    let heads = await this.blocks.heads(asked);
    if (heads.length === 0) return yield* this.derivedIn(asked);
    let at = asked.from;
    let ahead = this.ahead(heads, at, asked.to);
    for (let tries = 0; at < asked.to; ) {
      const window = await ahead;
      if (window === null) {
        tries += 1;
        if (tries === TRIES) throw new Error(`fact blocks from ${at} on do not lie end to end`);
        heads = await this.blocks.heads({ from: at, to: asked.to });
        ahead = this.ahead(heads, at, asked.to);
        continue;
      }
      const { range, stale, records } = window;
      [at, tries] = [range.to, 0];
      if (at < asked.to) ahead = this.ahead(heads, at, asked.to);
      for (const record of records) yield* this.rowsOf(record, range, stale);
    }
  }

  /** Begins to read a window. A reader who stops before it is asked for leaves it unread, whatever came of it. */
  private ahead(heads: readonly BlockHead[], at: number, to: number): Promise<Loaded | null> {
    const window = this.load(heads, at, to);
    window.catch(() => {});
    return window;
  }

  /** Stale customers, then blocks; null where the blocks have split since. */
  private async load(heads: readonly BlockHead[], at: number, to: number): Promise<Loaded | null> {
    const window = windowOf(heads, at, to);
    const { range, stale } = await this.staleOf(window.range);
    const read = await this.blocks.read(window.first, range.to, columnsProjection(this.maker.names));
    const records = read.filter((record) => record.to > at);
    return tiles(records.map(rangeOf), range) ? { range, stale, records } : null;
  }

  /** The stale customers of a range, which is made shorter where there are too many at once. */
  private async staleOf(range: PlaceRange): Promise<{ range: PlaceRange; stale: readonly FactDocument[] }> {
    const stale = await this.documents.stale(range, this.maker.projection, MOST_STALE + 1);
    if (stale.length <= MOST_STALE) return { range, stale };
    const edge = stale.at(-1)?.h ?? range.to;
    if (edge === stale[0]?.h) throw new Error(`more than ${MOST_STALE} customers have the place ${edge}`);
    return { range: { from: range.from, to: edge }, stale: stale.filter(({ h }) => h < edge) };
  }

  private async *rowsOf(
    record: BlockRecord,
    range: PlaceRange,
    stale: readonly FactDocument[],
  ): AsyncIterable<MarkedBlock> {
    const here = { from: Math.max(record._id, range.from), to: Math.min(record.to, range.to) };
    if (record.modelsHash !== this.modelsHash) return yield* this.derivedIn(here);
    const block = within(fromRows(record, this.maker.names), range, record);
    const own = stale.filter(({ h }) => h >= here.from && h < here.to);
    const patch = await patchOf(block, own, this.nowMs, (ids) => this.documents.byIds(ids, this.maker.projection));
    if (patch.without.size === 0) return yield block;
    yield patchedInto(block, patch, this.maker.rowsOf(patch.documents, this.taker));
  }

  /** A block of other models is worked out from the documents, and never written back by a reader. */
  private async *derivedIn(range: PlaceRange): AsyncIterable<MarkedBlock> {
    const documents = this.documents.inRange(range, this.maker.projection);
    for await (const batch of batchesOf(documents, MOST_STALE)) yield this.maker.rowsOf(batch);
  }
}
