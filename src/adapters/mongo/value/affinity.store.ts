import { type AffinityCounted, AffinityStore, type AffinityVersion } from '../../../flows/ports/affinity-store.js';
import type { Clock } from '../../../flows/ports/clock.js';
import type { MongoConnection } from '../connection.js';
import { addNumbered } from './numbered.js';

type AffinityRecord = AffinityCounted & { readonly _id: number; readonly builtAt: Date; readonly by: string };

export class MongoAffinityStore extends AffinityStore {
  constructor(
    private readonly connection: MongoConnection,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async add(counted: AffinityCounted, by: string): Promise<AffinityVersion> {
    const builtAt = this.clock.system();
    const number = await addNumbered(this.records, (_id): AffinityRecord => ({ _id, ...counted, builtAt, by }));
    return { number, ...counted, builtAt, by };
  }

  override async newest(): Promise<AffinityVersion | null> {
    const record = await this.records.findOne({}, { sort: { _id: -1 }, readConcern: { level: 'majority' } });
    if (record === null) return null;
    const { _id, ...rest } = record;
    return { number: _id, ...rest };
  }

  private get records() {
    return this.connection.collection<AffinityRecord>('affinity');
  }
}
