import type { FunnelCounts } from '../../core/measurement/funnel.js';

export abstract class FunnelView {
  /** Of customers what the chunks have counted, of outreach what is stored. Chunks that were given up count for nothing. */
  abstract countsOf(runId: string): Promise<FunnelCounts>;
  /** What a campaign planned in these runs, and on events: by channel and state. */
  abstract outreachOf(campaignId: string, runIds: readonly string[]): Promise<FunnelCounts['outreach']>;
}
