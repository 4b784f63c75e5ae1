import type { FunnelCounts } from '../../core/measurement/funnel.js';

export abstract class FunnelView {
  /** Counted from the decisions and the outreach that are stored; `evaluated` from the chunks that are done. */
  abstract countsOf(runId: string): Promise<FunnelCounts>;
}
