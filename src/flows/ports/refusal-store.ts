import type { ReasonCount, RefusalBlock } from '../../core/decision/refusal-block.js';
import type { PlaceRange } from '../../core/facts/fact-block.js';

/** Which step of the run they left in: before anything was allotted, or after. */
export type RefusalPart = 'evaluate' | 'conclude';

/** Where its customers are, so that one is found again. */
export type RefusedChunk = { readonly runId: string; readonly seq: number; readonly range: PlaceRange };

/** The matched candidates of a chunk that were neither winner nor control; `block.customers` are places in `ids`. */
export type ChunkRefusals = { readonly ids: readonly string[]; readonly block: RefusalBlock };

/** Refusals, packed by chunk and kept 90 days, as long as the facts they can be explained with. */
export abstract class RefusalStore {
  /** Once: what is there stays. */
  abstract keep(chunk: RefusedChunk, part: RefusalPart, refusals: ChunkRefusals): Promise<void>;
  /** Of both parts. */
  abstract ofChunk(runId: string, seq: number): Promise<readonly ChunkRefusals[]>;
  /** Candidates of a whole run by stage and reason, in the order of the walk. */
  abstract countsOf(runId: string): Promise<readonly ReasonCount[]>;
  /** The id is in none any more; the counts stay. */
  abstract forget(customerId: string): Promise<void>;
}
