import type { FunnelCounts } from '../../core/measurement/funnel.js';

export abstract class FunnelView {
  /** Of customers what the chunks have counted, of outreach what is stored. Chunks that were given up count for nothing. */
  abstract countsOf(runId: string): Promise<FunnelCounts>;
}
