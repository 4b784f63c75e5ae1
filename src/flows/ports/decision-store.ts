import type { RunCounts } from '../../core/campaign/run.js';
import type { Decision } from '../../core/decision/decision.js';

export abstract class DecisionStore {
  /** Saving the same id twice keeps the first and is not an error: jobs are delivered at least once. */
  abstract save(decisions: readonly Decision[]): Promise<void>;
  abstract find(id: string): Promise<Decision | null>;
  abstract findPublic(publicId: string): Promise<Decision | null>;
  /** All decisions of one chunk of a run. */
  abstract ofChunk(runId: string, seq: number): Promise<readonly Decision[]>;
  /** Counted from what is stored; `evaluated` is the caller's to say. */
  abstract countChunk(runId: string, seq: number): Promise<Omit<RunCounts, 'evaluated'>>;
  /** Newest first. */
  abstract ofCustomer(customerId: string, limit: number): Promise<readonly Decision[]>;
  /** In order of id, after the given one. */
  abstract ofRun(runId: string, after: string | null, limit: number): Promise<readonly Decision[]>;
}
