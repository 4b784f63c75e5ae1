import { Injectable } from '@nestjs/common';
import type { Run } from '../core/campaign/run.js';
import type { RunFrame } from '../core/decision/frame/run-frame.js';
import { cursorText, inAuditOrder, readChunkCursor } from '../core/decision/record/audit-cursor.js';
import { evaluatedOf, matchedOf, type UnnamedBar, undecidedOf } from '../core/decision/run/chunk-members.js';
import { AppError } from './errors.js';
import { FunnelView } from './ports/funnel-view.js';
import { RunCopyStore } from './ports/run-copy-store.js';
import { RunFrames } from './ports/run-frames.js';
import { type ChunkNotes, RunNotes } from './ports/run-notes.js';
import { RunStore } from './ports/run-store.js';

/** `after` is a page's `next`; null, and one that is none, begin at the beginning. */
type RunCustomersQuestion = {
  readonly runId: string;
  readonly bar: UnnamedBar;
  readonly after: string | null;
  readonly limit: number;
};

/**
 * `forgotten`: counted in a chunk that begins on this page, and named nowhere any more as they were forgotten since.
 * Customers and forgotten of all pages come to the number of the bar, unless `expired`: what a chunk saw is kept for 90 days,
 * and is gone.
 */
type RunCustomers = {
  readonly customerIds: readonly string[];
  readonly next: string | null;
  readonly forgotten: number;
  readonly expired: boolean;
};

type Filling = { readonly customerIds: string[]; forgotten: number; expired: boolean };
/** Of a chunk, all that are still named, or null; how many were counted; after whom the page begins, '' from the beginning. */
type OfChunk = { readonly ids: readonly string[] | null; readonly count: number; readonly last: string };

/** Who matched is told by the rules alone. */
const NO_NOTES: ChunkNotes = new Map();
/** Read for one page, however few customers each of them has. */
const MOST_CHUNKS = 8;

/** Who stands behind a bar that nobody wrote down, or not all of whom: worked out again from the columns each chunk saw. */
@Injectable()
export class ListRunCustomers {
  constructor(
    private readonly runs: RunStore,
    private readonly funnel: FunnelView,
    private readonly frames: RunFrames,
    private readonly copies: RunCopyStore,
    private readonly notes: RunNotes,
  ) {}

  /** By chunk, then in the order of the base. */
  async run({ runId, bar, after, limit }: RunCustomersQuestion): Promise<RunCustomers> {
    const run = await this.runs.find(runId);
    if (!run) throw new AppError('NOT_FOUND', 'no such run');
    const from = after === null ? null : readChunkCursor(after);
    const frame = await this.frames.find(run);
    const page: Filling = { customerIds: [], forgotten: 0, expired: false };
    let read = 0;
    for await (const { seq, count } of this.funnel.chunksOf(runId, bar, from?.seq ?? 0)) {
      const isFull = page.customerIds.length === limit || read === MOST_CHUNKS;
      if (isFull) return { ...page, next: cursorText({ seq, customerId: '' }) };
      read += 1;
      const ids = frame && (await this.customersOf(run, seq, bar, frame));
      const last = from?.seq === seq ? from.customerId : '';
      const customerId = take(page, { ids, count, last }, limit);
      if (customerId !== null) return { ...page, next: cursorText({ seq, customerId }) };
    }
    return { ...page, next: null };
  }

  /** Null where what the chunk saw is gone. Between parts of a chunk others have their turn. */
  private async customersOf(
    { id }: Run,
    seq: number,
    bar: UnnamedBar,
    frame: RunFrame,
  ): Promise<readonly string[] | null> {
    const blocks = await this.copies.find(id, seq);
    if (blocks === null || bar === 'evaluated') return blocks && evaluatedOf(blocks, frame);
    const notes = bar === 'undecided' ? await this.notes.find(id, seq) : NO_NOTES;
    if (notes === null) return null;
    const ids: string[] = [];
    const parts = bar === 'undecided' ? undecidedOf(blocks, notes, frame) : matchedOf(blocks, frame);
    for (const part of parts) {
      ids.push(...part);
      await new Promise(setImmediate);
    }
    return ids.sort(inAuditOrder);
  }
}

/** Takes as many as there is room for. Answers the last of them where others are left. */
function take(page: Filling, { ids, count, last }: OfChunk, limit: number): string | null {
  if (ids === null) {
    page.expired = true;
    return null;
  }
  if (last === '') page.forgotten += Math.max(0, count - ids.length);
  const left = last === '' ? ids : ids.filter((id) => inAuditOrder(id, last) > 0);
  const taken = left.slice(0, limit - page.customerIds.length);
  page.customerIds.push(...taken);
  return taken.length < left.length ? (taken.at(-1) ?? null) : null;
}
