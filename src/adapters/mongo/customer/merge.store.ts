import type { EventCounting } from '../../../core/customer/customer-event.js';
import { addCounters, NO_COUNTERS } from '../../../core/customer/event/count-event.js';
import { type MergeSide, mergeProblems, mergeProfiles } from '../../../core/customer/merge/merge-profiles.js';
import type { MergeRules } from '../../../core/customer/merge/merge-rules.js';
import type { Problem } from '../../../core/kit/problem.js';
import type { Clock } from '../../../flows/ports/clock.js';
import { type MergeEnd, type MergeRecord, MergeStore, type MergeWish } from '../../../flows/ports/merge-store.js';
import type { Filter, MongoConnection } from '../connection.js';
import { type CustomerRecord, isTombstone, lookedUpBy, type Tombstone } from './customer-record.js';
import { changesOf, type HistoryRecord, keepLastChanges } from './history-rows.js';
import { type StoredMerge, unmerged } from './unmerge.js';

type Stored = CustomerRecord | Tombstone;

const TRIES = 8;

const refused = (...problems: readonly Problem[]): MergeEnd => ({ kind: 'refused', problems });

function shown({ _id, before: _before, merged: _merged, ...merge }: StoredMerge): MergeRecord {
  return { id: _id, ...merge };
}

/** Somebody else was faster: nothing of the transaction holds, and all is looked at again. */
class Overtaken extends Error {}

export class MongoMergeStore extends MergeStore {
  constructor(
    private readonly connection: MongoConnection,
    private readonly rules: MergeRules,
    private readonly counting: EventCounting,
    private readonly clock: Clock,
  ) {
    super();
  }

  static async ensureIndexes(connection: MongoConnection): Promise<void> {
    await connection.collection<StoredMerge>('customer_merges').createIndexes([
      { key: { primaryId: 1, at: -1 }, name: 'primary' },
      { key: { otherId: 1, at: -1 }, name: 'other' },
    ]);
  }

  private get customers() {
    return this.connection.collection<Stored>('customers');
  }

  private get merges() {
    return this.connection.collection<StoredMerge>('customer_merges');
  }

  override async merge(wish: MergeWish): Promise<MergeEnd> {
    if (wish.primaryId === wish.otherId) return refused({ path: '$.other', code: 'MERGE_WITH_ITSELF' });
    return this.again(() => this.mergeOnce(wish));
  }

  override async undo(id: string, by: string, at: Date): Promise<MergeEnd> {
    return this.again(() => this.undoOnce(id, by, at));
  }

  override async ofCustomer(customerId: string, limit: number): Promise<readonly MergeRecord[]> {
    const filter = { $or: [{ primaryId: { $eq: customerId } }, { otherId: { $eq: customerId } }] };
    const found = await this.merges.find(filter).sort({ at: -1 }).limit(limit).toArray();
    return found.map(shown);
  }

  private async again(work: () => Promise<MergeEnd>): Promise<MergeEnd> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof Overtaken)) throw error;
      }
    }
    throw new Error('customers keep changing while they are merged');
  }

  private async mergeOnce(wish: MergeWish): Promise<MergeEnd> {
    const [primary, other] = [await this.find(wish.primaryId), await this.find(wish.otherId)];
    if (primary === null) return { kind: 'unknown', id: wish.primaryId };
    if (other === null) return { kind: 'unknown', id: wish.otherId };
    if (isTombstone(primary)) return mergedAway('$.primary', primary);
    if (isTombstone(other)) return mergedAway('$.other', other);
    const problems = mergeProblems(primary, other);
    if (problems.length > 0) return refused(...problems);
    await keepLastChanges(this.connection, [primary, other]);
    const merged = await this.mergedRecord(wish, primary, other);
    const { _id, h } = other;
    const grave: Tombstone = {
      _id,
      h,
      rev: merged.rev,
      stale: true,
      gone: true,
      goneAt: this.clock.system(),
      mergedInto: primary._id,
    };
    const { id, ...rest } = wish;
    const stored: StoredMerge = {
      _id: id,
      ...rest,
      undoneAt: null,
      undoneBy: null,
      before: { primary, other },
      merged,
    };
    await this.connection.inTransaction(async (session) => {
      await this.replace(primary, merged, session);
      await this.replace(other, grave, session);
      await this.merges.insertOne(stored, { session });
    });
    return { kind: 'done', merge: shown(stored) };
  }

  /** The primary as it will be. Its `rev` is above everything either has counted under, so that later events are known by it. */
  private async mergedRecord(wish: MergeWish, primary: CustomerRecord, other: CustomerRecord): Promise<CustomerRecord> {
    const [mine, others] = [await this.sideOf(primary), await this.sideOf(other)];
    const { profile, personal } = mergeProfiles(mine, others, this.rules);
    const lookup = Object.fromEntries(
      Object.entries(personal).map(([field, sealed]) => {
        const owner = Reflect.get(primary.personal, field) === sealed ? primary : other;
        return [field, Reflect.get(owner.lookup, field)];
      }),
    );
    const rev = Math.max(primary.rev, other.rev) + 1;
    const counters = addCounters(primary.counters ?? NO_COUNTERS, other.counters ?? NO_COUNTERS, this.counting);
    const counting = [...(primary.counting ?? []), ...(other.counting ?? [])];
    const { lastChange: _last, counters: _counters, counting: _counting, contactPoints: _points, ...kept } = primary;
    const since = new Date(Math.min(...[primary, other].map((one) => (one.since ?? new Date(one.rev)).getTime())));
    const after: CustomerRecord = {
      ...{ ...kept, ...profile, personal, ...lookedUpBy(lookup), rev, since, stale: true },
      ...(primary.counters || other.counters ? { counters } : {}),
      ...(counting.length > 0 ? { counting } : {}),
    };
    const fields = changesOf(primary, after);
    const lastChange = {
      rev,
      effectiveAt: wish.at,
      recordedAt: this.clock.system(),
      source: `merge:${wish.id}`,
      fields,
    };
    return fields.length === 0 ? after : { ...after, lastChange };
  }

  /** When a field was stored last: its newest row, or the record's first word, which its `rev` began with. */
  private async sideOf(record: CustomerRecord): Promise<MergeSide> {
    const rows = await this.connection
      .collection<HistoryRecord>('customer_history')
      .aggregate<{ _id: string; at: Date }>([
        { $match: { customerId: { $eq: record._id } } },
        { $group: { _id: '$field', at: { $max: '$recordedAt' } } },
      ])
      .toArray();
    const changed = new Map(rows.map(({ _id, at }) => [_id, at]));
    const first = new Date(record.rev);
    const { personal } = record;
    return { profile: record, personal, changedAt: (field) => changed.get(field) ?? first };
  }

  private async undoOnce(id: string, by: string, at: Date): Promise<MergeEnd> {
    const stored = await this.merges.findOne({ _id: { $eq: id } });
    if (stored === null) return { kind: 'unknown', id };
    if (stored.undoneAt !== null) return refused({ path: '$', code: 'MERGE_UNDONE' });
    const [primary, grave] = [await this.find(stored.primaryId), await this.find(stored.otherId)];
    const newest = await this.merges
      .find({ primaryId: stored.primaryId, undoneAt: null })
      .sort({ 'merged.rev': -1 })
      .limit(1)
      .toArray();
    const isLast = newest[0]?._id === id;
    if (primary === null || grave === null || isTombstone(primary) || !isTombstone(grave) || !isLast) {
      return refused({ path: '$', code: 'MERGE_NOT_LAST' });
    }
    await keepLastChanges(this.connection, [primary]);
    const restored = await unmerged(
      this.connection,
      stored,
      { primary, rev: Math.max(primary.rev, grave.rev) + 1 },
      {
        counting: this.counting,
        at,
        system: this.clock.system(),
      },
    );
    await this.connection.inTransaction(async (session) => {
      await this.replace(primary, restored.primary, session);
      await this.replace(grave, restored.other, session);
      const filter: Filter<StoredMerge> = { _id: id, undoneAt: null };
      const { matchedCount } = await this.merges.updateOne(
        filter,
        { $set: { undoneAt: at, undoneBy: by } },
        { session },
      );
      if (matchedCount !== 1) throw new Overtaken();
    });
    return { kind: 'done', merge: { ...shown(stored), undoneAt: at, undoneBy: by } };
  }

  private async find(id: string): Promise<Stored | null> {
    const found = await this.customers.findOne({ _id: { $eq: id } });
    return found !== null && isTombstone(found) && found.mergedInto === undefined ? null : found;
  }

  private async replace(
    { _id, rev }: Stored,
    after: Stored,
    session: Parameters<Parameters<MongoConnection['inTransaction']>[0]>[0],
  ): Promise<void> {
    const { matchedCount } = await this.customers.replaceOne({ _id, rev } as Filter<Stored>, after, { session });
    if (matchedCount !== 1) throw new Overtaken();
  }
}

function mergedAway(path: string, { mergedInto = '' }: Tombstone): MergeEnd {
  return refused({ path, code: 'MERGED_AWAY', params: { into: mergedInto } });
}
