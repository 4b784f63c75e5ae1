import type { EventDecision } from '../../../core/decision/decision.js';
import { EventDecisionStore } from '../../../flows/ports/event-decision-store.js';
import { isDuplicateKey, type MongoConnection } from '../connection.js';

type EventDecisionRecord = Omit<EventDecision, 'id'> & { readonly _id: string };

/** Among `decisions`, whose indexes find them by customer and by public id. */
export class MongoEventDecisionStore extends EventDecisionStore {
  constructor(private readonly connection: MongoConnection) {
    super();
  }

  private get decisions() {
    return this.connection.collection<EventDecisionRecord>('decisions');
  }

  override async enter(decision: EventDecision): Promise<EventDecision | null> {
    const { id, ...rest } = decision;
    try {
      await this.decisions.insertOne({ _id: id, ...rest });
      return null;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const there = await this.find(id);
      if (there === null) throw error;
      return there;
    }
  }

  override async find(id: string): Promise<EventDecision | null> {
    const filter = { _id: { $eq: id }, event: { $exists: true } };
    const record = await this.decisions.findOne(filter as object, { readConcern: { level: 'majority' } });
    if (record === null) return null;
    const { _id, ...rest } = record as EventDecisionRecord;
    return { id: _id, ...rest };
  }
}
