import type { LeftBecause } from '../../core/decision/record/left-candidates.js';
import type { PackedPart } from '../../core/decision/record/packed-ends.js';
import type { ReasonCount } from '../../core/decision/record/refusal-block.js';
import type { PlaceRange } from '../../core/facts/fact-block.js';
import type { CountedChunk } from './funnel-view.js';

/** Which step of the run they left in: before anything was allotted, or after. */
export const REFUSAL_PARTS = ['evaluate', 'conclude'] as const;
export type RefusalPart = (typeof REFUSAL_PARTS)[number];

/** Where its customers are, so that one is found again. */
export type RefusedChunk = { readonly runId: string; readonly seq: number; readonly range: PlaceRange };

/**
 * The matched candidates of a chunk that were neither winner nor control, and how many left beside them that documents
 * tell of.
 */
export type ChunkRefusals = PackedPart & { readonly counted?: readonly ReasonCount[] };

/** A part is absent while the run has not come to it. */
export type KeptRefusals = { readonly [P in RefusalPart]?: PackedPart };

/** Refusals, packed by chunk and kept 90 days, as long as the facts they can be explained with. */
export abstract class RefusalStore {
  /** Once: what is there stays. */
  abstract keep(chunk: RefusedChunk, part: RefusalPart, refusals: ChunkRefusals): Promise<void>;
  abstract ofChunk(runId: string, seq: number): Promise<KeptRefusals>;
  /** Whether anything of a run is still there. */
  abstract has(runId: string): Promise<boolean>;
  /** The chunks in which a customer has an entry, newest first; of one run, or of all. */
  abstract chunksOf(
    customerId: string,
    of: { readonly runId?: string; readonly limit: number },
  ): Promise<readonly { readonly runId: string; readonly seq: number }[]>;
  /** Candidates of a whole run that left, by stage and reason, in the order of the walk. */
  abstract countsOf(runId: string): Promise<readonly ReasonCount[]>;
  /** The first chunks, from one on, of which the number of one reason is the sum, in their order. */
  abstract chunksWith(
    reason: LeftBecause & { readonly runId: string },
    page: { readonly from: number; readonly limit: number },
  ): Promise<readonly CountedChunk[]>;
  /** The id is in none any more; the counts stay. */
  abstract forget(customerId: string): Promise<void>;
}
