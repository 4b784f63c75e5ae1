import type { LeftOut } from '../../core/campaign/halt/left-out.js';
import type { Run, RunCounts, RunState } from '../../core/campaign/run.js';
import type { RunStep } from '../../core/campaign/run-step.js';
import type { PlaceRange } from '../../core/facts/fact-block.js';
import type { Fault } from '../../core/kit/fault.js';

export type ChunkClaim = {
  readonly runId: string;
  /** What is to be done with it. */
  readonly step: RunStep;
  readonly seq: number;
  readonly range: PlaceRange;
  readonly token: string;
  /** Attempts before this one that ended in a fault or with their worker's death. */
  readonly faults: number;
};
export type ChunkRef = {
  readonly runId: string;
  readonly step: RunStep;
  readonly seq: number;
  readonly attempt: number;
};
/** What a chunk's step leaves: `counts` are added to those of earlier steps; `asked`, whether an allocation asks for anybody. */
export type ChunkDone = { readonly counts?: RunCounts; readonly asked?: boolean };
/** Of the step the run is at. */
export type RunProgress = {
  readonly step: RunStep;
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
  /** Those a campaign takes part in, alone or with others; newest first. */
  abstract ofCampaign(campaignId: string): Promise<readonly Run[]>;
  /**
   * Leases a chunk that is open for this step and not leased by a living worker. Those that a stopped run left half-done
   * are open too: what they took is to be given back. A lease that ran out counts as a fault. `leaseMs` is system time.
   */
  abstract claimChunk(
    runId: string,
    step: RunStep,
    seq: number,
    token: string,
    leaseMs: number,
  ): Promise<ChunkClaim | null>;
  /** False if the lease was lost or the run has ended. */
  abstract renewChunk(claim: ChunkClaim, leaseMs: number): Promise<boolean>;
  /** Gives the lease back, so that the next ring is heeded; with a fault, the attempt counts as one. */
  abstract releaseChunk(claim: ChunkClaim, fault: Fault | null): Promise<void>;
  /** With the token in the filter; false if the lease was lost or the run was stopped. */
  abstract completeChunk(claim: ChunkClaim, done: ChunkDone): Promise<boolean>;
  /** Gives the chunk up, for good. */
  abstract failChunk(claim: ChunkClaim, fault: Fault): Promise<void>;
  /** A stopped run's chunk holds nothing any more: nobody is rung for it again. */
  abstract leaveChunk(claim: ChunkClaim): Promise<void>;
  /**
   * If no chunk is open, begins the run's next step: for an allocation its first chunk is opened, else all that were not
   * given up. After the last step, or if every chunk was given up, the run ends with the sum of its chunks' counts, failed
   * if one of them is. Twice is once, and what a crash left half-begun is begun to its end. null: nothing was to be done.
   */
  abstract advance(runId: string): Promise<RunStep | 'ended' | null>;
  /** The run's open chunks that nobody works on. */
  abstract openChunks(runId: string): Promise<readonly ChunkRef[]>;
  abstract progress(runId: string): Promise<RunProgress>;
  /**
   * Notes whom a round of allocation leaves out, once: who says so second changes nothing. Answers all who are left out as of
   * the round.
   */
  abstract leaveOut(runId: string, round: number, out: readonly LeftOut[]): Promise<readonly LeftOut[]>;
  /**
   * Whatever it was before, also done: what it planned is then no longer sent. It keeps the counts of its chunks that are
   * done. Chunks that may hold places are open afterwards, to be cleared. True if this changed it; asked again, it does
   * what a stop cut short left undone.
   */
  abstract stop(runId: string): Promise<boolean>;
  /** Open chunks that nobody works on, but for those of the given runs: what must be rung for again. */
  abstract stranded(limit: number, except: readonly string[]): Promise<readonly ChunkRef[]>;
}
