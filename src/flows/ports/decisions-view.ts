import type { Decision } from '../../core/decision/decision.js';

/** How a decision that has a document ended; `code` is null where it is scheduled. */
export type DecisionEnd = { readonly id: string; readonly customerId: string; readonly code: string | null };

/** Documents of a run's decisions, read for lists. */
export abstract class DecisionsView {
  /** Of one chunk, in no order. */
  abstract endsOf(runId: string, seq: number): Promise<readonly DecisionEnd[]>;
  /** In no order; who is not there is left out. */
  abstract find(ids: readonly string[]): Promise<readonly Decision[]>;
}
