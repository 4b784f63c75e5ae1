import type { MarkedBlock } from '../../../core/facts/block/block-rows.js';
import type { PlaceRange } from '../../../core/facts/fact-block.js';
import { ModelsOutdated, type StandingModels } from '../../../flows/ports/fact-keeper.js';
import type { BlockDocuments } from './block-documents.js';
import { type BlockHead, type BlockRecord, fromRows, rangeOf, revsOf, toRecord } from './block-record.js';
import type { BlockSplitter } from './block-splitter.js';
import type { FactDocument, FactDocuments } from './fact-documents.js';
import { type Patch, patched, patchOf } from './patch-rows.js';
import type { RowMaker } from './row-maker.js';
import { settle } from './settle-states.js';

/** A block somebody else writes at the same moment is read again; this often, then it is a fault. */
const TRIES = 100;
/** Documents in hand at a time while a block is derived anew. */
const BATCH = 500;

type Outcome = { readonly written: boolean; readonly rows: number; readonly to: number };
export type FoldedRange = { readonly written: number; readonly rows: number };
type Folded = { readonly rows: MarkedBlock; readonly read: readonly Pick<FactDocument, '_id' | 'rev'>[] };

type Row = ReturnType<RowMaker['row']>;
const byPlaceThenId = (a: Row, b: Row) => a.place - b.place || (a.id < b.id ? -1 : 1);

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

  get projection(): object {
    return this.maker.projection;
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
    const settled = await settle(this.documents, this.maker, there, revs);
    const fresh = this.maker.block(settled.map(({ document, derived }) => this.maker.row(document, derived)));
    const read = new Map([...stale, ...patch.documents].map((document) => [document._id, document]));
    for (const { document } of settled) read.set(document._id, document);
    return { rows: patched(block, patch, fresh), read: [...read.values()] };
  }

  private async derived(record: BlockRecord): Promise<Folded> {
    const rebuild = this.rebuilding(revsOf(record));
    for await (const document of this.documents.inRange(rangeOf(record), this.maker.projection)) {
      await rebuild.take(document);
    }
    return rebuild.done();
  }

  /** Takes the documents of a block in order of place, a batch at a time. */
  rebuilding(revs: ReadonlyMap<string, number>) {
    const rows: Row[] = [];
    const read: Pick<FactDocument, '_id' | 'rev'>[] = [];
    let batch: FactDocument[] = [];
    const flush = async () => {
      const there = batch.filter(({ gone }) => !gone);
      for (const { _id, rev } of batch.filter(({ gone, stale }) => gone && stale)) read.push({ _id, rev });
      batch = [];
      for (const { document, derived } of await settle(this.documents, this.maker, there, revs)) {
        rows.push(this.maker.row(document, derived));
        if (document.stale) read.push({ _id: document._id, rev: document.rev });
      }
    };
    return {
      get length() {
        return rows.length + batch.length;
      },
      take: async (document: FactDocument) => {
        batch.push(document);
        if (batch.length >= BATCH) await flush();
      },
      done: async (): Promise<Folded> => {
        await flush();
        return { rows: this.maker.block(rows.sort(byPlaceThenId)), read };
      },
    };
  }
}
