import type { FactBlock, PlaceRange } from '../../core/facts/fact-block.js';
import type { FactSheet } from '../../core/facts/fact-sheet.js';

/** Facts of customers as blocks of columns, derived as of a business instant. */
export abstract class FactBlocks {
  /** Every customer of the range exactly once, in order of place then id, in blocks of at most 4,096; only the named facts. */
  abstract read(range: PlaceRange, facts: readonly string[], asOf: Date): AsyncIterable<FactBlock>;
  /** One customer, every fact of the catalogue; null if there is no such customer. */
  abstract sheetOf(customerId: string, asOf: Date): Promise<FactSheet | null>;
}
