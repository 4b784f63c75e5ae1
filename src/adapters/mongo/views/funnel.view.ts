import type { ChannelName } from '../../../core/customer/consent.js';
import type { FunnelCounts } from '../../../core/measurement/funnel.js';
import type { OutreachState } from '../../../core/outreach/outreach.js';
import { FunnelView } from '../../../flows/ports/funnel-view.js';
import type { MongoConnection } from '../connection.js';

type ByCode = { readonly _id: string | null; readonly count: number };
type ByState = {
  readonly _id: { readonly channel: ChannelName; readonly state: OutreachState };
  readonly count: number;
};

/** Three counts side by side over the run's chunks, decisions and outreach. */
export class MongoFunnelView extends FunnelView {
  constructor(private readonly connection: MongoConnection) {
    super();
  }

  override async countsOf(runId: string): Promise<FunnelCounts> {
    const [evaluated, byCode, outreach] = await Promise.all([
      this.evaluated(runId),
      this.byCode(runId),
      this.outreach(runId),
    ]);
    const refused = byCode.flatMap(({ _id, count }) => (_id === null ? [] : [[_id, count] as const]));
    return {
      evaluated,
      matched: byCode.reduce((sum, { count }) => sum + count, 0),
      refused: Object.fromEntries(refused),
      scheduled: byCode.find(({ _id }) => _id === null)?.count ?? 0,
      outreach,
    };
  }

  private async evaluated(runId: string): Promise<number> {
    const [sum] = await this.connection
      .collection('chunks')
      .aggregate<{ readonly evaluated: number }>([
        { $match: { runId: { $eq: runId }, state: 'done' } },
        { $group: { _id: null, evaluated: { $sum: '$counts.evaluated' } } },
      ])
      .toArray();
    return sum?.evaluated ?? 0;
  }

  /** Customers by the code their decision ended with; null is scheduled. */
  private byCode(runId: string): Promise<readonly ByCode[]> {
    return this.connection
      .collection('decisions')
      .aggregate<ByCode>([
        { $match: { runId: { $eq: runId } } },
        { $group: { _id: { $ifNull: ['$outcome.code', null] }, count: { $sum: 1 } } },
      ])
      .toArray();
  }

  private async outreach(runId: string): Promise<FunnelCounts['outreach']> {
    const rows = await this.connection
      .collection('outreach')
      .aggregate<ByState>([
        { $match: { runId: { $eq: runId } } },
        { $group: { _id: { channel: '$channel', state: '$state' }, count: { $sum: 1 } } },
        { $sort: { _id: 1 } },
      ])
      .toArray();
    return rows.map(({ _id, count }) => ({ ..._id, count }));
  }
}
