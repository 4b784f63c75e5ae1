import { Leases } from '../../flows/ports/leases.js';
import { isDuplicateKey, type MongoConnection } from './connection.js';

/** System time. */
type LeaseRecord = { readonly _id: string; readonly owner: string; readonly until: Date };

export class MongoLeases extends Leases {
  constructor(private readonly connection: MongoConnection) {
    super();
  }

  /** The name is the `_id`; leases long over are swept so that names may be made of ids. */
  static async ensureIndexes(connection: MongoConnection): Promise<void> {
    await connection.collection<LeaseRecord>('leases').createIndex({ until: 1 }, { expireAfterSeconds: 86_400 });
  }

  async take(name: string, owner: string, ms: number): Promise<boolean> {
    const now = new Date();
    const until = new Date(now.getTime() + ms);
    try {
      // Held by another: the filter matches nothing, the upsert meets the `_id` that is there.
      await this.connection
        .collection<LeaseRecord>('leases')
        .updateOne(
          { _id: name, $or: [{ owner }, { until: { $lte: now } }] },
          { $set: { owner, until } },
          { upsert: true },
        );
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  async release(name: string, owner: string): Promise<void> {
    await this.connection.collection<LeaseRecord>('leases').deleteOne({ _id: name, owner });
  }
}
