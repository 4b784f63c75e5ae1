import { expiredRows, isNewer, type MarkedBlock, mergeRows } from '../../../core/facts/block/block-rows.js';
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
  const rows = new Map(block.ids.map((id, row) => [id, row]));
  const without = new Set<string>();
  const documents: FactDocument[] = [];
  const take = (document: FactDocument) => {
    const row = rows.get(document._id);
    const known = row === undefined ? undefined : { rev: marks.revs[row] ?? 0, expired: past.has(row) };
    if (known !== undefined && !isNewer(document.rev, known)) return;
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
