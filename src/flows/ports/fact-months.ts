import type { FactBlock, PlaceRange } from '../../core/facts/fact-block.js';

/** A month that is kept: `YYYY-MM`, and the models its facts were derived by. */
export type FactMonth = { readonly month: string; readonly modelsHash: string };

/**
 * The facts of everybody at the ends of months. Copies of one month by different models stand side by side and are never
 * compared with each other.
 */
export abstract class FactMonths {
  /** Insert if absent: the first copy of a range stands. Who was forgotten meanwhile is not in it. */
  abstract keep(month: FactMonth, range: PlaceRange, block: FactBlock): Promise<void>;
  /** The months that these models keep something of, the oldest first. */
  abstract kept(modelsHash: string): Promise<readonly string[]>;
  /** The ranges of a month that are kept, in order. */
  abstract ranges(month: FactMonth): Promise<readonly PlaceRange[]>;
  /** The month's customers in order of place, block by block; only the named facts. */
  abstract read(month: FactMonth, facts: readonly string[]): AsyncIterable<FactBlock>;
  /** Drops the customer's row from every month. */
  abstract forget(customerId: string): Promise<void>;
}
