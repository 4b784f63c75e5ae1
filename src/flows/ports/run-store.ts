import type { Run, RunCounts } from '../../core/campaign/run.js';
import type { PlaceRange } from '../../core/facts/fact-block.js';

export type ChunkClaim = {
  readonly runId: string;
  readonly seq: number;
  readonly range: PlaceRange;
  readonly token: string;
};
export type ChunkRef = { readonly runId: string; readonly seq: number; readonly attempt: number };

/** Runs and their chunks. Every state change is conditional; its row count is the answer. */
export abstract class RunStore {
  /** Run first, chunks after, both insert-if-absent: twice is once. Answers the stored run. */
  abstract start(run: Run, ranges: readonly PlaceRange[]): Promise<Run>;
  abstract find(id: string): Promise<Run | null>;
  /** Newest first. */
  abstract list(query: { readonly campaignId?: string; readonly limit: number }): Promise<readonly Run[]>;
  /** Leases the chunk unless it is done, leased by a living worker, or its run is not evaluating. `leaseMs` is system time. */
  abstract claimChunk(runId: string, seq: number, token: string, leaseMs: number): Promise<ChunkClaim | null>;
  abstract renewChunk(claim: ChunkClaim, leaseMs: number): Promise<boolean>;
  /** With the token in the filter; false if the lease was lost. */
  abstract completeChunk(claim: ChunkClaim, counts: RunCounts): Promise<boolean>;
  /** If no chunk is left, sets the run done with the sum of its chunks' counts; twice is once. */
  abstract finishIfComplete(runId: string): Promise<boolean>;
  abstract progress(
    runId: string,
  ): Promise<{ readonly done: number; readonly total: number; readonly counts: RunCounts }>;
  abstract stop(runId: string): Promise<boolean>;
  /** Chunks that wait or whose lease ran out, of evaluating runs: what must be rung for again. */
  abstract stranded(limit: number): Promise<readonly ChunkRef[]>;
}
