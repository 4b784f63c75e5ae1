import { firstRowFrom, type MarkedBlock, sliceRows } from '../../../core/facts/block/block-rows.js';
import { splitPoints } from '../../../core/facts/block/split-points.js';
import type { BlockDocuments } from './block-documents.js';
import { type BlockHead, type BlockRecord, fromRows, toRecord } from './block-record.js';

/** How large blocks are: cut above `most` into parts of about `each`. */
export type BlockSizes = { readonly each: number; readonly most: number };
export const BLOCK_SIZES: BlockSizes = { each: 1_500, most: 4_096 };

/** What one transaction may take. */
const MOST_CUTS = 63;

function partsOf(record: BlockRecord, rows: MarkedBlock, points: readonly number[]): readonly BlockRecord[] {
  const edges = [record._id, ...points, record.to];
  return points.concat(record.to).map((to, index) => {
    const from = edges[index] ?? record._id;
    const [first, last] = [firstRowFrom(rows.block.ids, from), firstRowFrom(rows.block.ids, to)];
    const version = index === 0 ? record.version + 1 : 1;
    return toRecord({ from, to }, version, record, sliceRows(rows, first, last));
  });
}

/** Cuts blocks. No customer is touched: each row stays as it was, in the part that holds its place. */
export class BlockSplitter {
  readonly most: number;

  constructor(
    private readonly blocks: BlockDocuments,
    private readonly sizes: BlockSizes,
  ) {
    this.most = sizes.most;
  }

  /** False where somebody wrote the block meanwhile, or it need not be cut for so many customers. */
  async split(head: BlockHead, customers: number): Promise<boolean> {
    const points = splitPoints({ from: head._id, to: head.to }, customers, this.sizes.each, MOST_CUTS);
    if (points.length === 0) return false;
    const record = await this.blocks.readOne(head._id);
    if (record === null || record.version !== head.version) return false;
    const rows = fromRows(record, Object.keys(record.columns));
    return this.blocks.split(head.version, partsOf(record, rows, points));
  }

  /** Whether a block that holds its share of so many customers would be too large. */
  isTight(head: BlockHead, share: number): boolean {
    return Math.max(head.n, share) > this.sizes.each * 2;
  }
}
