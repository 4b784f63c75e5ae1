import type { Begun, BlockFolder, FoldedRange } from './block-folder.js';
import { type BlockHead, rangeOf } from './block-record.js';
import type { RowTaker } from './row-maker.js';

/** Lets a request that was made leave before what follows takes the processor. */
const sent = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Rows a block may have more than its head said, since it was read. */
const MORE = 64;

/** One block from its documents; null: it was written by somebody else meanwhile, or has grown too large. */
async function rebuilt(folder: BlockFolder, head: BlockHead, begun: Begun, taker: RowTaker): Promise<number | null> {
  const folded = await folder.rebuilt({ documents: begun.documents, revs: await begun.revs }, taker);
  const { n } = folded.rows.block;
  return n <= folder.most && (await folder.write(head, folded)) ? n : null;
}

/**
 * Derives blocks anew one after another; while one is worked on, the server reads the documents of the next. Their heads were
 * read before: a block that somebody else writes meanwhile, or that has grown too large, is derived once more by itself.
 */
export async function rebuildRange(folder: BlockFolder, heads: readonly BlockHead[]): Promise<FoldedRange> {
  const again: BlockHead[] = [];
  const taker = folder.taker(Math.max(0, ...heads.map(({ n }) => n)) + MORE);
  let [rows, written] = [0, 0];
  let ahead: Begun | null = null;
  try {
    for (const [at, head] of heads.entries()) {
      const begun: Begun = ahead ?? folder.begin(head);
      await begun.documents.arrived;
      const next = heads[at + 1];
      ahead = next === undefined ? null : folder.begin(next);
      await sent();
      const n = await rebuilt(folder, head, begun, taker);
      if (n === null) again.push(head);
      else [rows, written] = [rows + n, written + 1];
    }
  } finally {
    await ahead?.documents.close();
  }
  for (const head of again) {
    const report = await folder.foldRange(rangeOf(head), true);
    rows += report.rows;
    written += report.written;
  }
  return { written, rows };
}
