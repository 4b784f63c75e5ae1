import type { UnnamedBar } from '../../src/core/decision/run/chunk-members.js';
import { type FunnelCounts, undecidedIn } from '../../src/core/measurement/funnel.js';
import type { Outreach } from '../../src/core/outreach/outreach.js';
import {
  type CampaignMessages,
  type CampaignOutreachQuery,
  type CountedChunk,
  FunnelView,
  type OutreachPage,
  type OutreachQuery,
} from '../../src/flows/ports/funnel-view.js';
import type { FakeRunStore } from './fake-run-store.js';

export class FakeFunnelView extends FunnelView {
  constructor(
    private readonly runs: FakeRunStore,
    private readonly outreaches: () => readonly Outreach[],
  ) {
    super();
  }

  override async countsOf(runId: string): Promise<FunnelCounts> {
    const { counts } = await this.runs.progress(runId);
    const run = await this.runs.find(runId);
    return {
      ...counts,
      undecided: undecidedIn(counts, run?.state === 'done'),
      outreach: this.counted((one) => one.runId === runId),
    };
  }

  override async *chunksOf(runId: string, bar: UnnamedBar, from: number): AsyncGenerator<CountedChunk, void> {
    for (const { seq, counts, isDone } of this.runs.counted(runId)) {
      const count = bar === 'undecided' ? undecidedIn(counts, isDone) : counts[bar];
      if (seq >= from && count > 0) yield { seq, count };
    }
  }

  override async outreachOf(campaignId: string, runIds: readonly string[]): Promise<FunnelCounts['outreach']> {
    return this.counted(
      (one) => one.campaignId === campaignId && (runIds.includes(one.runId) || one.event !== undefined),
    );
  }

  override async outreachPage({ runId, channel, states, after, limit }: OutreachQuery): Promise<OutreachPage> {
    const found = this.outreaches()
      .filter((one) => one.runId === runId && one.channel === channel && states.includes(one.state))
      .filter(({ id }) => after === null || id > after)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    return { items: found.slice(0, limit), next: found.length > limit ? (found[limit - 1]?.id ?? null) : null };
  }

  override async runsWith(messages: CampaignMessages, runIds: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set(
      this.sought(messages)
        .map(({ runId }) => runId)
        .filter((id) => runIds.includes(id)),
    );
  }

  override async campaignOutreach(query: CampaignOutreachQuery): Promise<readonly Outreach[]> {
    const { of, after, limit } = query;
    return this.sought(query)
      .filter((one) => (of === 'events' ? one.event !== undefined : one.runId === of.runId))
      .filter(({ id }) => after === null || id > after)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .slice(0, limit);
  }

  private sought({ campaignId, states, channel }: CampaignMessages): readonly Outreach[] {
    return this.outreaches()
      .filter((one) => one.campaignId === campaignId && states.includes(one.state))
      .filter((one) => channel === null || one.channel === channel);
  }

  private counted(which: (one: Outreach) => boolean): FunnelCounts['outreach'] {
    const byState = new Map<string, FunnelCounts['outreach'][number]>();
    for (const { channel, state } of this.outreaches().filter(which)) {
      const key = `${channel} ${state}`;
      byState.set(key, { channel, state, count: (byState.get(key)?.count ?? 0) + 1 });
    }
    return [...byState.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  }
}
