import type { ArbitrationLog } from '../../core/arbitration/report/arbitration-log.js';
import type { Decision } from '../../core/decision/decision.js';
import type { LeftBecause, RankedOut } from '../../core/decision/record/left-candidates.js';

/** How a decision that has a document ended; `code` is null where it is scheduled. */
export type DecisionEnd = { readonly id: string; readonly customerId: string; readonly code: string | null };

/** Documents of a run's decisions, read for lists. */
export abstract class DecisionsView {
  /** Of one chunk, in no order. */
  abstract endsOf(runId: string, seq: number): Promise<readonly DecisionEnd[]>;
  /** Of one chunk, the candidates that left so after they were ranked; in no order. */
  abstract rankedOut(runId: string, seq: number, because: LeftBecause): Promise<readonly RankedOut[]>;
  /** How the decisions of a run that have a document were arbitrated, where anything stood; in no order. */
  abstract arbitrationsOf(runId: string): AsyncIterable<ArbitrationLog>;
  /** In no order; who is not there is left out. */
  abstract find(ids: readonly string[]): Promise<readonly Decision[]>;
}
