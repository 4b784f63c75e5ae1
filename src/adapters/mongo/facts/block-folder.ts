import type { MarkedBlock } from '../../../core/facts/block/block-rows.js';
import type { PlaceRange } from '../../../core/facts/fact-block.js';
import { ModelsOutdated, type StandingModels } from '../../../flows/ports/fact-keeper.js';
import type { BlockDocuments } from './block-documents.js';
import {
  type BlockHead,
  type BlockRecord,
  fromRows,
  type KnownRevs,
  rangeOf,
  revsOf,
  toRecord,
} from './block-record.js';
import type { BlockSplitter } from './block-splitter.js';
import type { DocumentStream } from './document-stream.js';
import type { FactDocument, FactDocuments } from './fact-documents.js';
import { type Patch, patched, patchOf } from './patch-rows.js';
import { type Folded, rebuildBlock, type Sources } from './rebuild-block.js';
import type { RowMaker, RowTaker } from './row-maker.js';
import { settle } from './settle-states.js';

/** A block somebody else writes at the same moment is read again; this often, then it is a fault. */
const TRIES = 100;

type Outcome = { readonly written: boolean; readonly rows: number; readonly to: number };
/** What a block is derived anew from, on its way. */
export type Begun = {
  readonly documents: DocumentStream;
  readonly revs: Promise<KnownRevs>;
};
export type FoldedRange = { readonly written: number; readonly rows: number };

/** Folds or rebuilds one block at a time by the reading law. */
export class BlockFolder {
  constructor(
    private readonly blocks: BlockDocuments,
    private readonly documents: FactDocuments,
    private readonly splitter: BlockSplitter,
    private readonly maker: RowMaker,
    private readonly models: StandingModels,
    private readonly nowMs: number,
  ) {}

  get most(): number {
    return this.splitter.most;
  }

  /** Block by block, those a block is cut into on the way included. `anew` derives them from the documents. */
  async foldRange({ from, to }: PlaceRange, anew: boolean): Promise<FoldedRange> {
    let [written, rows] = [0, 0];
    let head = await this.blocks.headAt(from);
    while (head !== null && head._id < to) {
      const outcome = await this.fold(head._id, anew);
      if (outcome.written) written += 1;
      rows += outcome.rows;
      head = outcome.to < to ? await this.blocks.headAt(outcome.to) : null;
    }
    return { written, rows };
  }

  /** The block that begins at a place, whatever it is by now. */
  private async fold(from: number, anew: boolean): Promise<Outcome> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const head = await this.blocks.headAt(from);
      if (head === null || head._id !== from) throw new Error(`no fact block begins at ${from}`);
      if (head.models > this.models.models) throw new ModelsOutdated(head.models);
      const outcome = await this.tryFold(head, anew || !this.isOwn(head));
      if (outcome !== null) return outcome;
    }
    throw new Error(`the fact block at ${from} is written by others time after time`);
  }

  /** Null: begin again. */
  private async tryFold(head: BlockHead, anew: boolean): Promise<Outcome | null> {
    const most = this.splitter.most;
    const stale = await this.documents.stale(rangeOf(head), this.maker.projection, most + 1);
    if (stale.length > most || head.n + stale.length > 2 * most) return this.split(head, stale.length);
    const record = await this.blocks.readOne(head._id);
    if (record === null || record.version !== head.version) return null;
    const folded = anew ? await this.derived(record) : await this.changed(record, stale);
    if (folded === null) {
      await this.documents.clearStale(stale);
      return { written: false, rows: record.n, to: head.to };
    }
    const { n } = folded.rows.block;
    if (n > most) return this.split(head, n);
    if (!(await this.write(head, folded))) return null;
    return { written: true, rows: n, to: head.to };
  }

  /** Writes the block as it was read; only then are those it knows of no longer stale. */
  async write(head: BlockHead, { rows, read }: Folded): Promise<boolean> {
    const next = toRecord(rangeOf(head), head.version + 1, this.models, rows);
    if (!(await this.blocks.replace(next, head.version))) return false;
    await this.documents.clearStale(read);
    return true;
  }

  private isOwn({ models, modelsHash }: BlockHead): boolean {
    return models === this.models.models && modelsHash === this.models.modelsHash;
  }

  private async split(head: BlockHead, atLeast: number): Promise<null> {
    const customers = Math.max(atLeast, head.n + (await this.documents.countStale(rangeOf(head), 100_000_000)));
    await this.splitter.split(head, customers);
    return null;
  }

  /** Null: the block says already what it should. */
  private async changed(record: BlockRecord, stale: readonly FactDocument[]): Promise<Folded | null> {
    const block = fromRows(record, record.n === 0 ? [] : this.maker.names);
    const patch = await patchOf(block, stale, this.nowMs, (ids) => this.documents.byIds(ids, this.maker.projection));
    if (patch.without.size === 0) return null;
    return this.folded(block, patch, stale);
  }

  private async folded(block: MarkedBlock, patch: Patch, stale: readonly FactDocument[]): Promise<Folded> {
    const revs = new Map(block.block.ids.map((id, row) => [id, block.marks.revs[row] ?? -1]));
    const there = patch.documents.filter(({ gone }) => !gone);
    const settled = await settle(this.documents, this.maker, this.maker.derived(there), revs);
    const fresh = this.maker.taker(settled.length);
    for (const { document, derived: row } of settled) fresh.take(document, row.facts, row.validUntil);
    const read = new Map([...stale, ...patch.documents].map((document) => [document._id, document]));
    for (const { document } of settled) read.set(document._id, document);
    return { rows: patched(block, patch, fresh.rows()), read: [...read.values()] };
  }

  private async derived(record: BlockRecord): Promise<Folded> {
    const documents = this.documents.stream(rangeOf(record), this.maker.projection);
    return this.rebuilt({ documents, revs: revsOf(record) }, this.taker(record.n));
  }

  /** Begins to read what a block is derived anew from. */
  begin(head: BlockHead): Begun {
    const documents = this.documents.stream(rangeOf(head), this.maker.projection);
    const revs = this.blocks.revsAt(head._id);
    // Whoever waits for them is told.
    revs.catch(() => {});
    return { documents, revs };
  }

  taker(room: number): RowTaker {
    return this.maker.taker(room);
  }

  rebuilt(sources: Sources, taker: RowTaker): Promise<Folded> {
    return rebuildBlock(this.documents, this.maker, taker, sources);
  }
}
