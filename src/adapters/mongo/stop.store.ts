import { type EmergencyStop, type StopScope, stopKey } from '../../core/policy/stages/emergency.js';
import { StopStore } from '../../flows/ports/stop-store.js';
import { isDuplicateKey, type MongoConnection } from './connection.js';

type End = { readonly by: string; readonly at: Date; readonly why: string };

/** `_id` is the key while it holds, and the key with the instant it was pulled once it is over. */
type StopRecord = EmergencyStop & { readonly _id: string; readonly active: boolean; readonly ended?: End };

function toStop({ _id, active: _active, ended: _ended, ...stop }: StopRecord): EmergencyStop {
  return stop;
}

export class MongoStopStore extends StopStore {
  constructor(private readonly connection: MongoConnection) {
    super();
  }

  static async ensureIndexes(connection: MongoConnection): Promise<void> {
    await connection
      .collection('stops')
      .createIndex({ active: 1 }, { name: 'active', partialFilterExpression: { active: true } });
  }

  private get stops() {
    return this.connection.collection<StopRecord>('stops');
  }

  override async active(): Promise<readonly EmergencyStop[]> {
    const found = await this.stops.find({ active: true }, { readConcern: { level: 'majority' } }).toArray();
    return found.sort((a, b) => (a._id < b._id ? -1 : 1)).map(toStop);
  }

  override async pull(stop: EmergencyStop): Promise<boolean> {
    try {
      await this.stops.insertOne({ _id: stopKey(stop), active: true, ...stop });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  /** The past one is written first: between the two writes it is there twice, and holds. */
  override async lift(scope: StopScope, end: End): Promise<boolean> {
    const _id = stopKey(scope);
    const holding = await this.stops.findOne({ _id: { $eq: _id } });
    if (holding === null) return false;
    const past = { ...holding, _id: `${_id}|${holding.at.toISOString()}`, active: false, ended: end };
    await this.stops.replaceOne({ _id: { $eq: past._id } }, past, { upsert: true });
    const { deletedCount } = await this.stops.deleteOne({ _id: { $eq: _id }, at: { $eq: holding.at } });
    return deletedCount === 1;
  }
}
