import type { BlockDocuments } from './block-documents.js';
import type { BlockFolder, FoldedRange } from './block-folder.js';
import { type BlockHead, rangeOf } from './block-record.js';
import type { FactDocuments } from './fact-documents.js';

/**
 * Derives blocks that lie end to end from one stream of their customers. Their heads were read before: a block that is
 * written by somebody else meanwhile, or has grown too large, is derived once more by itself.
 */
export async function rebuildRange(
  blocks: BlockDocuments,
  documents: FactDocuments,
  folder: BlockFolder,
  heads: readonly BlockHead[],
): Promise<FoldedRange> {
  const [first, last] = [heads[0], heads.at(-1)];
  if (first === undefined || last === undefined) return { written: 0, rows: 0 };
  const revs = await blocks.revs(heads);
  const again: BlockHead[] = [];
  let rows = 0;
  let at = 0;
  let open = folder.rebuilding(revs);
  const close = async (head: BlockHead) => {
    const folded = await open.done();
    open = folder.rebuilding(revs);
    const fits = folded.rows.block.n <= folder.most;
    if (fits && (await folder.write(head, folded))) rows += folded.rows.block.n;
    else again.push(head);
  };
  for await (const document of documents.inRange({ from: first._id, to: last.to }, folder.projection)) {
    for (let head = heads[at]; head !== undefined && document.h >= head.to; head = heads[at]) {
      await close(head);
      at += 1;
    }
    await open.take(document);
  }
  for (const head of heads.slice(at)) await close(head);
  let written = heads.length - again.length;
  for (const head of again) {
    const report = await folder.foldRange(rangeOf(head), true);
    rows += report.rows;
    written += report.written;
  }
  return { written, rows };
}
