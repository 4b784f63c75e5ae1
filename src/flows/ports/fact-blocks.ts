import type { FactBlock, PlaceRange } from '../../core/facts/fact-block.js';
import type { FactSheet } from '../../core/facts/fact-sheet.js';
import type { HeldBlock } from '../../core/facts/held-block.js';

/** Facts of customers as blocks of columns, derived as of a business instant. */
export abstract class FactBlocks {
  /** Every customer of the range exactly once, in order of place then id, in blocks of at most 4,096; only the named facts. */
  abstract read(range: PlaceRange, facts: readonly string[], asOf: Date): AsyncIterable<FactBlock>;
  /**
   * The whole base as it is kept at hand, some blocks at a time: the same customers and facts as `read` would give. Null:
   * nothing is kept, or too much has changed since; then it is read. A customer may be in a block of any place. Who has still
   * to find out which facts gives the promise of them: what changed is looked up meanwhile.
   */
  held(
    _facts: readonly string[] | Promise<readonly string[]>,
    _asOf: Date,
  ): Promise<AsyncIterable<readonly HeldBlock[]> | null> {
    return Promise.resolve(null);
  }
  /** Customers who have changed since their facts were put into blocks. Their facts are read as they are now, at a cost. */
  refreshing(): Promise<number> {
    return Promise.resolve(0);
  }
  /** One customer, every fact of the catalogue; null if there is no such customer. */
  abstract sheetOf(customerId: string, asOf: Date): Promise<FactSheet | null>;
}
