import { SHARDS } from '../../core/kit/hash.js';
import { ledgerStepOf } from '../../core/outreach/ledger-step.js';
import { type Outreach, type OutreachState, REPORTS_DELIVERY } from '../../core/outreach/outreach.js';
import { afterLostAnswer, comesFrom } from '../../core/outreach/outreach-life.js';
import { type Claimed, type OutreachEnd, OutreachStore, type Repaired } from '../../flows/ports/outreach-store.js';
import { type Collection, type Filter, insertAbsent, type MongoConnection } from './connection.js';
import { type OutreachRecord, toOutreach, toRecord } from './outreach/outreach-record.js';
import { Receipts } from './outreach/receipts.js';
import { plannedFilter } from './planned-filter.js';

const REPAIR_PAGE = 500;
const CANCEL_PAGE = 500;

export class MongoOutreachStore extends OutreachStore {
  private readonly receipts: Receipts;

  constructor(private readonly connection: MongoConnection) {
    super();
    this.receipts = new Receipts(connection);
  }

  static async ensureIndexes(connection: MongoConnection): Promise<void> {
    const whileOpen = { partialFilterExpression: { open: 1 } };
    await connection
      .collection<OutreachRecord>('outreach')
      .createIndexes([
        { key: { publicId: 1 }, unique: true },
        { key: { shard: 1, state: 1, dueAt: 1 }, ...whileOpen },
        { key: { 'claim.token': 1 }, ...whileOpen },
        { key: { 'claim.until': 1 }, ...whileOpen },
        { key: { unsettled: 1 }, partialFilterExpression: { unsettled: 1 } },
        { key: { customerId: 1, dueAt: -1 } },
        { key: { runId: 1, state: 1 } },
        { key: { campaignId: 1, state: 1 }, partialFilterExpression: { event: { $exists: true } } },
        { key: { providerIds: 1 }, partialFilterExpression: { providerIds: { $exists: true } } },
      ]);
    await Receipts.ensureIndexes(connection);
  }

  private get rows(): Collection<OutreachRecord> {
    return this.connection.collection<OutreachRecord>('outreach');
  }

  async plan(rows: readonly Outreach[]): Promise<void> {
    await insertAbsent(this.rows, rows.map(toRecord));
  }

  async claimDue(shard: number, now: Date, limit: number, token: string, leaseMs: number): Promise<readonly Claimed[]> {
    const ids = await this.rows
      .find({ shard, open: 1, state: 'planned', dueAt: { $lte: now } })
      .sort({ dueAt: 1 })
      .limit(limit)
      .project<{ _id: string }>({ _id: 1 })
      .toArray();
    if (ids.length === 0) return [];
    const claim = { token, until: new Date(Date.now() + leaseMs), ms: leaseMs };
    await this.rows.updateMany(
      { _id: { $in: ids.map(({ _id }) => _id) }, state: 'planned' },
      { $set: { state: 'claimed', claim } },
    );
    const mine = await this.rows.find({ 'claim.token': token, open: 1 }).sort({ dueAt: 1 }).toArray();
    return mine.map((record) => ({ outreach: toOutreach(record), token }));
  }

  /** The lease begins anew: from here it covers one provider's answer, not a page's wait. */
  async markHanded({ outreach, token }: Claimed, at: Date): Promise<boolean> {
    const { matchedCount } = await this.rows.updateOne(this.held(outreach.id, token, 'handed'), [
      {
        $set: {
          state: 'handed',
          handedAt: at,
          attempt: { $add: ['$attempt', 1] },
          'claim.until': { $add: ['$$NOW', '$claim.ms'] },
        },
      },
    ]);
    return matchedCount === 1;
  }

  async finish({ outreach, token }: Claimed, end: OutreachEnd): Promise<Outreach | null> {
    const { state, reason, at, providerIds } = end;
    const kept = state === 'unknown';
    const record = await this.rows.findOneAndUpdate(
      this.held(outreach.id, token, state),
      {
        $set: {
          state,
          reason,
          endedAt: at,
          ...(providerIds ? { providerIds } : {}),
          ...(ledgerStepOf({ state, reason }).kind === 'release' ? { unsettled: 1 } : {}),
        },
        // Who holds the token of an unknown may still come with the answer.
        $unset: { open: '', ...(kept ? {} : { claim: '' }) },
      },
      { returnDocument: 'after' },
    );
    if (!record) return null;
    if (state !== 'sent' || !REPORTS_DELIVERY[record.channel] || !providerIds) return toOutreach(record);
    return this.receipts.fold(record, providerIds);
  }

  async postpone({ outreach, token }: Claimed, dueAt: Date, reason: string): Promise<boolean> {
    const { matchedCount } = await this.rows.updateOne(this.held(outreach.id, token, 'planned'), {
      $set: { state: 'planned', dueAt, reason },
      $unset: { claim: '' },
    });
    return matchedCount === 1;
  }

  private held(id: string, token: string, to: OutreachState): Filter<OutreachRecord> {
    return { _id: id, 'claim.token': token, state: { $in: [...comesFrom(to)] } };
  }

  recordReceipt(...receipt: Parameters<Receipts['record']>): Promise<Outreach | null> {
    return this.receipts.record(...receipt);
  }

  /** Sixty-four looks at the top of an index; grouping would read every due key. */
  async dueShards(now: Date): Promise<readonly number[]> {
    const shards = Array.from({ length: SHARDS }, (_, shard) => shard);
    const due = await Promise.all(
      shards.map((shard) =>
        this.rows.findOne(
          { shard, open: 1, state: 'planned', dueAt: { $lte: now } },
          { projection: { _id: 0, shard: 1 } },
        ),
      ),
    );
    return shards.filter((shard) => due[shard] !== null);
  }

  async repair(): Promise<Repaired> {
    const now = new Date();
    await this.receipts.foldLeft(now);
    const expired = { open: 1, 'claim.until': { $lte: now } } as const;
    const { modifiedCount: returned } = await this.rows.updateMany(
      { ...expired, state: 'claimed' },
      { $set: { state: 'planned' }, $unset: { claim: '' } },
    );
    let unknown = 0;
    for (;;) {
      const page = await this.rows
        .find({ ...expired, state: 'handed' })
        .limit(REPAIR_PAGE)
        .project<Pick<OutreachRecord, '_id' | 'channel'>>({ _id: 1, channel: 1 })
        .toArray();
      if (page.length === 0) return { returned, unknown };
      for (const { _id, channel } of page) {
        const { modifiedCount } = await this.rows.updateOne(
          { _id, ...expired, state: 'handed' },
          { $set: { state: afterLostAnswer(channel), reason: 'ANSWER_LOST', unsettled: 1 }, $unset: { open: '' } },
        );
        unknown += modifiedCount;
      }
    }
  }

  async unsettled(limit: number): Promise<readonly Outreach[]> {
    return (await this.rows.find({ unsettled: 1 }).limit(limit).toArray()).map(toOutreach);
  }

  async settle({ id, state }: Outreach): Promise<void> {
    await this.rows.updateOne({ _id: id, state }, { $unset: { unsettled: '' } });
  }

  async cancelPlanned(
    of: Parameters<typeof plannedFilter>[0],
    reason: string,
    giveBack: (planned: Outreach) => Promise<void>,
  ): Promise<number> {
    const which = plannedFilter(of);
    for (let cancelled = 0; ; ) {
      const page = await this.rows
        .find({ ...which, state: 'planned' })
        .limit(CANCEL_PAGE)
        .toArray();
      if (page.length === 0) return cancelled;
      await Promise.all(page.map((record) => giveBack(toOutreach(record))));
      const { modifiedCount } = await this.rows.updateMany(
        { _id: { $in: page.map(({ _id }) => _id) }, state: 'planned' },
        { $set: { state: 'cancelled', reason }, $unset: { open: '', claim: '' } },
      );
      cancelled += modifiedCount;
    }
  }

  async find(id: string): Promise<Outreach | null> {
    const record = await this.rows.findOne({ _id: id });
    return record && toOutreach(record);
  }

  async findPublic(publicId: string): Promise<Outreach | null> {
    const record = await this.rows.findOne({ publicId });
    return record && toOutreach(record);
  }

  async ofCustomer(customerId: string, limit: number): Promise<readonly Outreach[]> {
    const records = await this.rows.find({ customerId }).sort({ dueAt: -1 }).limit(limit).toArray();
    return records.map(toOutreach);
  }

  async countByState(
    runId: string,
  ): Promise<readonly { readonly channel: string; readonly state: OutreachState; readonly count: number }[]> {
    return this.rows
      .aggregate<{ channel: string; state: OutreachState; count: number }>([
        { $match: { runId } },
        { $group: { _id: { channel: '$channel', state: '$state' }, count: { $sum: 1 } } },
        { $project: { _id: 0, channel: '$_id.channel', state: '$_id.state', count: 1 } },
      ])
      .toArray();
  }
}
