import { addCounts, NO_COUNTS, type RunCounts } from '../../../core/campaign/run.js';
import type { ChannelName } from '../../../core/customer/consent.js';
import type { UnnamedBar } from '../../../core/decision/run/chunk-members.js';
import { type FunnelCounts, undecidedIn } from '../../../core/measurement/funnel.js';
import type { Outreach, OutreachState } from '../../../core/outreach/outreach.js';
import {
  type CampaignMessages,
  type CampaignOutreachQuery,
  type CountedChunk,
  FunnelView,
  type OutreachPage,
  type OutreachQuery,
} from '../../../flows/ports/funnel-view.js';
import type { MongoConnection } from '../connection.js';
import type { ChunkRecord } from '../run/run-records.js';

type ByState = {
  readonly _id: { readonly channel: ChannelName; readonly state: OutreachState };
  readonly count: number;
};

type OutreachRecord = Omit<Outreach, 'id'> & { readonly _id: string };
/** What the dispatcher keeps on a row for itself. */
const WITHOUT_WORK = {
  open: 0,
  unsettled: 0,
  claim: 0,
  handedAt: 0,
  endedAt: 0,
  deliveredAt: 0,
  providerIds: 0,
  deliveredIds: 0,
};

function countOn(bar: UnnamedBar, { counts, step, state }: Pick<ChunkRecord, 'counts' | 'step' | 'state'>): number {
  const own = counts ?? NO_COUNTS;
  return bar === 'undecided' ? undecidedIn(own, step === 'conclude' && state === 'done') : own[bar];
}

function sought({ campaignId, states, channel }: CampaignMessages) {
  const on = channel === null ? {} : { channel: { $eq: channel } };
  return { campaignId: { $eq: campaignId }, state: { $in: [...states] }, ...on };
}

/** Two counts side by side: over the run's chunks, and over its outreach. */
export class MongoFunnelView extends FunnelView {
  constructor(private readonly connection: MongoConnection) {
    super();
  }

  override async countsOf(runId: string): Promise<FunnelCounts> {
    const [customers, outreach] = await Promise.all([this.customers(runId), this.outreach({ runId: { $eq: runId } })]);
    return { ...customers, outreach };
  }

  private async customers(runId: string): Promise<RunCounts & { readonly undecided: number }> {
    let [counts, undecided] = [NO_COUNTS, 0];
    for await (const chunk of this.chunks(runId)) {
      counts = addCounts(counts, chunk.counts ?? NO_COUNTS);
      undecided += countOn('undecided', chunk);
    }
    return { ...counts, undecided };
  }

  /** Those that were given up count for nothing. */
  private chunks(runId: string, from = 0) {
    const projection = { seq: 1, counts: 1, state: 1, step: 1 } as const;
    const filter = { runId: { $eq: runId }, state: { $ne: 'failed' as const }, seq: { $gte: from } };
    return this.connection.collection<ChunkRecord>('chunks').find(filter, { projection });
  }

  override async *chunksOf(runId: string, bar: UnnamedBar, from: number): AsyncGenerator<CountedChunk, void> {
    for await (const chunk of this.chunks(runId, from).sort({ seq: 1 })) {
      const count = countOn(bar, chunk);
      if (count > 0) yield { seq: chunk.seq, count };
    }
  }

  override outreachOf(campaignId: string, runIds: readonly string[]): Promise<FunnelCounts['outreach']> {
    const own = { campaignId: { $eq: campaignId } };
    // Both have an index: of the runs, and of what was planned on events.
    return this.outreach({
      $or: [
        { runId: { $in: runIds }, ...own },
        { ...own, event: { $exists: true } },
      ],
    });
  }

  /** Ids begin with their run's and go on with the customer's. */
  override async outreachPage({ runId, channel, states, after, limit }: OutreachQuery): Promise<OutreachPage> {
    const [first, beyond] = [`${runId}|`, `${runId}}`];
    const records = await this.connection
      .collection<OutreachRecord>('outreach')
      .find({
        _id: { $gt: `${first}${after ?? ''}`, $lt: beyond },
        runId: { $eq: runId },
        channel: { $eq: channel },
        state: { $in: [...states] },
      })
      .sort({ _id: 1 })
      .limit(limit + 1)
      .project<OutreachRecord>(WITHOUT_WORK)
      .toArray();
    const items = records.slice(0, limit).map(({ _id, ...rest }): Outreach => ({ id: _id, ...rest }));
    const last = records.length > limit ? items.at(-1) : undefined;
    return { items, next: last === undefined ? null : last.id.slice(first.length) };
  }

  override async runsWith(messages: CampaignMessages, runIds: readonly string[]): Promise<ReadonlySet<string>> {
    const filter = { runId: { $in: runIds }, ...sought(messages) };
    return new Set(await this.connection.collection<OutreachRecord>('outreach').distinct('runId', filter));
  }

  /** A run's ids begin with its own, so a page is a stretch of the primary index; what events planned has an index of its own. */
  override async campaignOutreach(query: CampaignOutreachQuery): Promise<readonly Outreach[]> {
    const { of, after, limit } = query;
    const [first, beyond] = of === 'events' ? ['', null] : [`${of.runId}|`, `${of.runId}}`];
    const from = { $gt: after ?? first };
    const records = await this.connection
      .collection<OutreachRecord>('outreach')
      .find({
        _id: beyond === null ? from : { ...from, $lt: beyond },
        ...sought(query),
        ...(of === 'events' ? { event: { $exists: true } } : { runId: { $eq: of.runId } }),
      })
      .sort({ _id: 1 })
      .limit(limit)
      .project<OutreachRecord>(WITHOUT_WORK)
      .toArray();
    return records.map(({ _id, ...rest }): Outreach => ({ id: _id, ...rest }));
  }

  private async outreach(filter: object): Promise<FunnelCounts['outreach']> {
    const rows = await this.connection
      .collection('outreach')
      .aggregate<ByState>([
        { $match: filter },
        { $group: { _id: { channel: '$channel', state: '$state' }, count: { $sum: 1 } } },
        { $sort: { _id: 1 } },
      ])
      .toArray();
    return rows.map(({ _id, count }) => ({ ..._id, count }));
  }
}
