import type { Run, RunCounts } from '../../../core/campaign/run.js';
import type { RunStep } from '../../../core/campaign/run-step.js';
import type { Fault } from '../../../core/kit/fault.js';
import type { ChunkClaim } from '../../../flows/ports/run-store.js';
import type { Filter } from '../connection.js';

/** `begun` is false while the chunks of its step are being opened; `leftOutAsOf` is the last round that said whom it leaves out. */
export type RunRecord = Omit<Run, 'id'> & {
  readonly _id: string;
  readonly begun?: boolean;
  readonly leftOutAsOf?: number;
};

/**
 * todo: open for its step, or to be cleared after its run was stopped. done: with its step. left: of a stopped run, holds
 * nothing. A lease says who works on it. `attempts` counts claims, `faults` those since the last success that ended badly.
 */
export type ChunkRecord = {
  readonly _id: string;
  readonly runId: string;
  readonly seq: number;
  readonly step: RunStep;
  readonly from: number;
  readonly to: number;
  readonly state: 'todo' | 'done' | 'failed' | 'left';
  readonly attempts: number;
  readonly faults: number;
  readonly fault: Fault | null;
  /** Kept with the chunk, so that none is completed after its run's counts were summed up. */
  readonly runEvaluating: boolean;
  readonly lease: { readonly token: string; readonly until: Date } | null;
  readonly counts: RunCounts | null;
  /** Of an allocation: whether it asks for anybody. */
  readonly asked?: boolean;
};

export type Ref = Pick<ChunkRecord, 'runId' | 'step' | 'seq' | 'attempts'>;
export const REF = { _id: 0, runId: 1, step: 1, seq: 1, attempts: 1 } as const;

/** What every step of a chunk begins with. */
export const FRESH = { state: 'todo', attempts: 0, faults: 0, fault: null, lease: null } as const;

export function toRun({ _id, begun: _begun, leftOutAsOf: _round, ...rest }: RunRecord): Run {
  return { id: _id, ...rest };
}

export const chunkIdOf = (runId: string, seq: number) => `${runId}|${seq}`;

export function heldBy({ runId, step, seq, token }: ChunkClaim): Filter<ChunkRecord> {
  return { _id: { $eq: chunkIdOf(runId, seq) }, step: { $eq: step }, state: 'todo', 'lease.token': { $eq: token } };
}
