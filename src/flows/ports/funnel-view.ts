import type { ChannelName } from '../../core/customer/consent.js';
import type { UnnamedBar } from '../../core/decision/run/chunk-members.js';
import type { FunnelCounts } from '../../core/measurement/funnel.js';
import type { Outreach, OutreachState } from '../../core/outreach/outreach.js';

/** `after` is a page's `next`; null begins at the beginning. */
export type OutreachQuery = {
  readonly runId: string;
  readonly channel: ChannelName;
  readonly states: readonly OutreachState[];
  readonly after: string | null;
  readonly limit: number;
};
/** What one campaign planned and is in one of the states; without a channel, on all of them. */
export type CampaignMessages = {
  readonly campaignId: string;
  readonly states: readonly OutreachState[];
  readonly channel: ChannelName | null;
};
/** In a run, or on events; `after` is the id of the last one of the page before. */
export type CampaignOutreachQuery = CampaignMessages & {
  readonly of: { readonly runId: string } | 'events';
  readonly after: string | null;
  readonly limit: number;
};
export type OutreachPage = { readonly items: readonly Outreach[]; readonly next: string | null };

/** A chunk and what it counted on one bar; `count` is never nought. */
export type CountedChunk = { readonly seq: number; readonly count: number };

export abstract class FunnelView {
  /** Of customers what the chunks have counted, of outreach what is stored. Chunks that were given up count for nothing. */
  abstract countsOf(runId: string): Promise<FunnelCounts>;
  /** The chunks of which a bar's number is the sum, from one on, in their order. */
  abstract chunksOf(runId: string, bar: UnnamedBar, from: number): AsyncIterable<CountedChunk>;
  /** What a campaign planned in these runs, and on events: by channel and state. */
  abstract outreachOf(campaignId: string, runIds: readonly string[]): Promise<FunnelCounts['outreach']>;
  /** What a run planned on a channel and is in one of the states, by customer: as many as were counted. */
  abstract outreachPage(query: OutreachQuery): Promise<OutreachPage>;
  /** Those of the runs that have any such message, in no order. */
  abstract runsWith(messages: CampaignMessages, runIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** By id, at most `limit`: as many in all as `outreachOf` counts. */
  abstract campaignOutreach(query: CampaignOutreachQuery): Promise<readonly Outreach[]>;
}
