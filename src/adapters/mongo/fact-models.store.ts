import type { Clock } from '../../flows/ports/clock.js';
import { type Activation, FactModels } from '../../flows/ports/fact-models.js';
import { isDuplicateKey, type MongoConnection } from './connection.js';

/** `_id` is the number; `at` is system time. */
type ActivationRecord = { readonly _id: number; readonly hash: string; readonly at: Date };

/** Processes that start together activate at once; one of them is first each time. */
const TRIES = 20;

export class MongoFactModels extends FactModels {
  constructor(
    private readonly connection: MongoConnection,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async active(): Promise<Activation | null> {
    const record = await this.records.findOne({}, { sort: { _id: -1 }, readConcern: { level: 'majority' } });
    return record && { number: record._id, hash: record.hash, at: record.at };
  }

  override async activate(hash: string): Promise<Activation> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const active = await this.active();
      if (active?.hash === hash) return active;
      const number = (active?.number ?? 0) + 1;
      const at = this.clock.system();
      try {
        await this.records.insertOne({ _id: number, hash, at });
        return { number, hash, at };
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    }
    throw new Error('models are activated by others time after time');
  }

  private get records() {
    return this.connection.collection<ActivationRecord>('fact_models');
  }
}
