import type { PlaybookPlan } from '../../core/campaign/playbook-plan.js';
import { PlanStore } from '../../flows/ports/plan-store.js';
import { insertAbsent, type MongoConnection } from './connection.js';

type PlanRecord = Omit<PlaybookPlan, 'pack'> & { readonly _id: string };

function toRecord({ pack, ...plan }: PlaybookPlan): PlanRecord {
  return { _id: pack, ...plan };
}

function toPlan({ _id, ...plan }: PlanRecord): PlaybookPlan {
  return { pack: _id, ...plan };
}

export class MongoPlanStore extends PlanStore {
  constructor(private readonly connection: MongoConnection) {
    super();
  }

  /** The pack is the `_id`: nothing else is asked for. */
  static async ensureIndexes(_connection: MongoConnection): Promise<void> {}

  private get plans() {
    return this.connection.collection<PlanRecord>('plans');
  }

  override async seed(plans: readonly PlaybookPlan[]): Promise<number> {
    return await insertAbsent(this.plans, plans.map(toRecord));
  }

  override async save(plan: PlaybookPlan): Promise<void> {
    const { _id, ...fields } = toRecord(plan);
    await this.plans.replaceOne({ _id: { $eq: _id } }, fields, { upsert: true });
  }

  override async find(pack: string): Promise<PlaybookPlan | null> {
    const record = await this.plans.findOne({ _id: { $eq: pack } });
    return record && toPlan(record);
  }

  override async list(): Promise<readonly PlaybookPlan[]> {
    const records = await this.plans.find().sort({ _id: 1 }).toArray();
    return records.map(toPlan);
  }
}
