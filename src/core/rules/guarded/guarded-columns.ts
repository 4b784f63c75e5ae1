import type { FactBlock } from '../../facts/fact-block.js';
import type { ColumnKernel } from '../columns/column-kernel.js';
import { type BlockMatches, ColumnMatcher } from '../columns/column-matcher.js';
import { encodeColumns } from '../columns/encode-block.js';
import type { GuardedIndex } from './guarded-index.js';

/** Who matches among the rows of a block from `from` on. Valid until anybody asks the same columns again. */
export type PartMatches = BlockMatches & { readonly from: number };

/** One pack and day asked of blocks of customers, on a kernel of its own. */
export class GuardedColumns {
  private readonly matcher: ColumnMatcher;

  constructor(
    private readonly index: GuardedIndex,
    kernel: ColumnKernel,
  ) {
    this.matcher = new ColumnMatcher(index, kernel);
  }

  /** Part after part of a block, a few milliseconds of work each: between two of them the caller may let others run. */
  *matches(block: FactBlock): Generator<PartMatches> {
    for (const part of encodeColumns(this.index, block)) yield { ...this.matcher.match(part), from: part.from };
  }

  /** How many customers of the block match each rule, rules by their places. */
  counts(block: FactBlock): Int32Array {
    const totals = new Int32Array(this.index.rules.length);
    for (const part of encodeColumns(this.index, block)) {
      for (const [rule, count] of this.matcher.counts(part).entries()) totals[rule] = (totals[rule] ?? 0) + count;
    }
    return totals;
  }
}
