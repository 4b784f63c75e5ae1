import type { MarkedBlock } from '../../../core/facts/block/block-rows.js';
import type { FactDocument, FactDocuments } from './fact-documents.js';
import { type Derived, fewAtOnce, type RowMaker, type RowTaker } from './row-maker.js';
import { isSettled, type Revs, settle } from './settle-states.js';

/** Documents in hand at a time of which something is to be kept before they are folded. */
const BATCH = 500;

type Read = Pick<FactDocument, '_id' | 'rev'>;

/** Rows as a block is to hold them, and the stale documents they were derived from. */
export type Folded = { readonly rows: MarkedBlock; readonly read: readonly Read[] };

/** What a block is derived anew from: its customers' documents, and the revs it has of its rows. */
export type Sources = {
  readonly documents: AsyncIterable<Iterable<FactDocument>>;
  readonly revs: Revs;
};

/** Rows as they are derived; those of whom something is to be kept first wait for a batch. */
class Rebuild {
  private readonly read: Read[] = [];
  private open: Derived[] = [];

  constructor(
    private readonly store: FactDocuments,
    private readonly maker: RowMaker,
    private readonly taker: RowTaker,
    private readonly revs: Revs,
  ) {}

  async take(few: readonly FactDocument[]): Promise<void> {
    for (const document of few) if (document.gone) this.markRead(document);
    for (const one of this.maker.derived(few.filter(({ gone }) => !gone))) {
      if (isSettled(this.revs, one)) this.put(one);
      else this.open.push(one);
    }
    if (this.open.length >= BATCH) await this.flush();
  }

  async done(): Promise<Folded> {
    await this.flush();
    return { rows: this.taker.inOrder(), read: this.read };
  }

  private async flush(): Promise<void> {
    const { open } = this;
    this.open = [];
    for (const one of await settle(this.store, this.maker, open, this.revs)) this.put(one);
  }

  private put({ document, derived: { facts, validUntil } }: Derived): void {
    this.taker.take(document, facts, validUntil);
    this.markRead(document);
  }

  private markRead({ _id, rev, stale }: FactDocument): void {
    if (stale) this.read.push({ _id, rev });
  }
}

/**
 * One block derived anew: of most customers nothing is to be kept first, so they become a row at once and are let go. The rows
 * are the taker's, which is cleared before.
 */
export async function rebuildBlock(
  store: FactDocuments,
  maker: RowMaker,
  taker: RowTaker,
  { documents, revs }: Sources,
): Promise<Folded> {
  taker.clear();
  const rebuild = new Rebuild(store, maker, taker, revs);
  for await (const batch of documents) {
    for (const few of fewAtOnce(batch)) await rebuild.take(few);
  }
  return rebuild.done();
}
