import type { Run, RunCounts, RunState } from '../../core/campaign/run.js';
import type { PlaceRange } from '../../core/facts/fact-block.js';
import type { Fault } from '../../core/kit/fault.js';

export type ChunkClaim = {
  readonly runId: string;
  readonly seq: number;
  readonly range: PlaceRange;
  readonly token: string;
  /** Attempts before this one that ended in a fault or with their worker's death. */
  readonly faults: number;
};
export type ChunkRef = { readonly runId: string; readonly seq: number; readonly attempt: number };
export type RunProgress = {
  readonly done: number;
  /** Given up after too many attempts. */
  readonly failed: number;
  readonly total: number;
  readonly counts: RunCounts;
};
export type RunQuery = {
  readonly campaignId?: string;
  readonly state?: RunState;
  readonly limit: number;
};

/** Runs and their chunks. Every state change is conditional; its row count is the answer. */
export abstract class RunStore {
  /** Run first, chunks after, both insert-if-absent: twice is once. Answers the stored run. */
  abstract start(run: Run, ranges: readonly PlaceRange[]): Promise<Run>;
  /** False if its start died between the run and the last of its chunks. */
  abstract hasAllChunks(run: Run): Promise<boolean>;
  abstract find(id: string): Promise<Run | null>;
  /** Newest first. */
  abstract list(query: RunQuery): Promise<readonly Run[]>;
  /**
   * Leases a chunk that is open and not leased by a living worker. Those that a stopped run left half-done are open too:
   * what they took is to be given back. A lease that ran out counts as a fault. `leaseMs` is system time.
   */
  abstract claimChunk(runId: string, seq: number, token: string, leaseMs: number): Promise<ChunkClaim | null>;
  /** False if the lease was lost or the run has ended. */
  abstract renewChunk(claim: ChunkClaim, leaseMs: number): Promise<boolean>;
  /** Gives the lease back, so that the next ring is heeded; with a fault, the attempt counts as one. */
  abstract releaseChunk(claim: ChunkClaim, fault: Fault | null): Promise<void>;
  /** With the token in the filter; false if the lease was lost or the run was stopped. */
  abstract completeChunk(claim: ChunkClaim, counts: RunCounts): Promise<boolean>;
  /** Gives the chunk up, for good. */
  abstract failChunk(claim: ChunkClaim, fault: Fault): Promise<void>;
  /** A stopped run's chunk holds nothing any more: nobody is rung for it again. */
  abstract leaveChunk(claim: ChunkClaim): Promise<void>;
  /** If no chunk is open, ends the run with the sum of its chunks' counts, failed if one of them is; twice is once. */
  abstract finishIfComplete(runId: string): Promise<boolean>;
  abstract progress(runId: string): Promise<RunProgress>;
  /**
   * Whatever it was before, also done: what it planned is then no longer sent. It keeps the counts of its chunks that are
   * done. True if this changed it; asked again, it closes chunks that a stop cut short left open.
   */
  abstract stop(runId: string): Promise<boolean>;
  /** Open chunks that nobody works on, but for those of the given runs: what must be rung for again. */
  abstract stranded(limit: number, except: readonly string[]): Promise<readonly ChunkRef[]>;
}
