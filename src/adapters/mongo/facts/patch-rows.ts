import {
  expiredRows,
  isNewer,
  type MarkedBlock,
  mergeRows,
  mergeRowsInto,
  RowFinder,
} from '../../../core/facts/block/block-rows.js';
import type { FactDocument } from './fact-documents.js';

/** What a reading of documents changes of a block: rows that go or are replaced, and the documents that come. */
export type Patch = { readonly without: ReadonlySet<string>; readonly documents: readonly FactDocument[] };

/** Documents by id, as they were read now; who is not there any more is not in the answer. */
type ReadAgain = (ids: readonly string[]) => Promise<readonly FactDocument[]>;

/**
 * What of a block does not hold at a reader's clock. `stale` was read before the block; the documents of rows whose time
 * has passed are read here, after it. A customer nobody finds any more is gone.
 */
export async function patchOf(
  { block, marks }: MarkedBlock,
  stale: readonly FactDocument[],
  nowMs: number,
  readAgain: ReadAgain,
): Promise<Patch> {
  const expired = expiredRows(marks, nowMs);
  if (stale.length === 0 && expired.length === 0) return { without: new Set(), documents: [] };
  const past = new Set(expired);
  const finder = new RowFinder(block.ids);
  const without = new Set<string>();
  const documents: FactDocument[] = [];
  const take = (document: FactDocument) => {
    const row = finder.find(document._id, document.h);
    if (row >= 0 && !isNewer(document.rev, { rev: marks.revs[row] ?? 0, expired: past.has(row) })) return;
    without.add(document._id);
    documents.push(document);
  };
  for (const document of stale) take(document);
  const ids = expired.flatMap((row) => block.ids[row] ?? []).filter((id) => !without.has(id));
  for (const document of await readAgain(ids)) take(document);
  for (const id of ids) without.add(id);
  return { without, documents };
}

/** The block with the patch applied; `fresh` are the rows of the patch's documents. */
export function patched(block: MarkedBlock, { without }: Patch, fresh: MarkedBlock): MarkedBlock {
  return without.size === 0 ? block : mergeRows(block, fresh, without);
}

/** The same for a reader, who owns the block and writes into it. */
export function patchedInto(block: MarkedBlock, { without }: Patch, fresh: MarkedBlock): MarkedBlock {
  return without.size === 0 ? block : mergeRowsInto(block, fresh, without);
}
