import type { FactBlock } from '../../core/facts/fact-block.js';
import type { FactSheet } from '../../core/facts/fact-sheet.js';

/** The columns a chunk's first attempt saw, kept 90 days: every further attempt and every explanation reads these. */
export abstract class RunCopyStore {
  abstract find(runId: string, seq: number): Promise<readonly FactBlock[] | null>;
  /** Insert if absent; answers what is stored, which may be another attempt's. */
  abstract keep(runId: string, seq: number, blocks: readonly FactBlock[]): Promise<readonly FactBlock[]>;
  /** Drops the customer's row from every copy. */
  abstract forget(customerId: string): Promise<void>;
  /** The facts one customer had in a run; null if the run did not see them (or the copy has gone). */
  abstract sheetOf(runId: string, customerId: string): Promise<FactSheet | null>;
}
