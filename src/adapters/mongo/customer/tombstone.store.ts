import { idForm } from '../../../core/customer/identity.js';
import type { Clock } from '../../../flows/ports/clock.js';
import { TombstoneStore } from '../../../flows/ports/tombstone-store.js';
import type { Collection, Filter, MongoConnection } from '../connection.js';
import type { CustomerRecord, Tombstone } from './customer-record.js';
import { familyOf } from './family.js';

const TRIES = 8;

export class MongoTombstoneStore extends TombstoneStore {
  private readonly customers: Collection<CustomerRecord>;
  private readonly tombstones: Collection<Tombstone>;

  constructor(
    connection: MongoConnection,
    private readonly clock: Clock,
  ) {
    super();
    this.customers = connection.collection<CustomerRecord>('customers');
    this.tombstones = connection.collection<Tombstone>('customers');
  }

  static async ensureIndexes(connection: MongoConnection): Promise<void> {
    await connection
      .collection<Tombstone>('customers')
      .createIndex({ cleaning: 1 }, { name: 'cleaning', partialFilterExpression: { cleaning: true } });
  }

  override async bury(id: string): Promise<readonly string[] | null> {
    let owner = idForm(id);
    for (let next: string | undefined = owner; next !== undefined; ) {
      const head: Pick<Tombstone, '_id' | 'mergedInto'> | null = await this.tombstones.findOne(
        { _id: { $eq: next } },
        { projection: { mergedInto: 1 } },
      );
      if (head === null) return null;
      owner = head._id;
      next = head.mergedInto;
    }
    // The one who answers first: whoever goes on after a crash finds the others by where they point.
    const family = await familyOf(this.customers, owner);
    for (const one of family) await this.buryOne(one, one !== owner);
    return family;
  }

  /** A record that was merged away keeps pointing where it points until all of the family is buried: see `finish`. */
  private async buryOne(id: string, merged: boolean): Promise<void> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const record = (await this.tombstones.findOne({ _id: { $eq: id } })) as Tombstone | null;
      if (record === null || (record.gone === true && (record.cleaning || record.mergedInto === undefined))) return;
      const { _id, h, rev, mergedInto } = record;
      const grave: Tombstone = {
        ...{ _id, h, rev: rev + 1, stale: true, gone: true, goneAt: this.clock.system(), cleaning: true },
        ...(merged && mergedInto !== undefined ? { mergedInto } : {}),
      };
      const { matchedCount } = await this.tombstones.replaceOne({ _id, rev }, grave);
      if (matchedCount === 1) return;
    }
    throw new Error('a customer keeps changing while it is buried');
  }

  override async unfinished(before: Date, limit: number): Promise<readonly string[]> {
    const filter: Filter<Tombstone> = { cleaning: true, goneAt: { $lt: before } };
    const rows = await this.tombstones
      .find(filter, { projection: { _id: 1 } })
      .limit(limit)
      .toArray();
    const ids = new Set<string>();
    for (const { _id } of rows) for (const one of await familyOf(this.customers, _id)) ids.add(one);
    // Those a crash left pointing to one who is buried.
    for (const id of ids) await this.buryOne(id, true);
    return [...ids];
  }

  override async finish(ids: readonly string[]): Promise<void> {
    const filter: Filter<Tombstone> = { _id: { $in: [...ids] }, gone: true };
    await this.tombstones.updateMany(filter, { $unset: { cleaning: '', mergedInto: '' } });
  }

  override async drop(before: Date): Promise<number> {
    const filter: Filter<Tombstone> = { gone: true, goneAt: { $lt: before }, ...KEPT_NO_LONGER };
    const rows = await this.tombstones
      .find(filter, { projection: { rev: 1 } })
      .hint('gone')
      .toArray();
    let dropped = 0;
    for (const { _id, rev } of rows) {
      const { deletedCount } = await this.tombstones.deleteOne({ _id, rev, gone: true, ...KEPT_NO_LONGER });
      dropped += deletedCount;
    }
    return dropped;
  }
}

/** Nothing waits for it: its row has left the blocks, its traces are removed, and it answers for nobody's id. */
const KEPT_NO_LONGER = {
  stale: { $ne: true },
  cleaning: { $exists: false },
  mergedInto: { $exists: false },
} as const;
