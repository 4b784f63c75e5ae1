import type { CustomerPast } from '../../core/decision/run/customer-past.js';

/** By customer, what a chunk's decisions knew beside the facts; who has nothing is not there. */
export type ChunkNotes = ReadonlyMap<string, CustomerPast>;

/** Kept 90 days beside the facts a run saw: every further attempt and every explanation reads these. */
export abstract class RunNotes {
  abstract find(runId: string, seq: number): Promise<ChunkNotes | null>;
  /** Insert if absent; answers what is stored, which may be another attempt's. */
  abstract keep(runId: string, seq: number, notes: ChunkNotes): Promise<ChunkNotes>;
  /** Drops the customer from every chunk's. */
  abstract forget(customerId: string): Promise<void>;
}
