import type { RunCounts } from '../../core/campaign/run.js';
import type { Decision } from '../../core/decision/decision.js';
import { DecisionStore } from '../../flows/ports/decision-store.js';
import { insertAbsent, type MongoConnection } from './connection.js';

type DecisionRecord = Omit<Decision, 'id'> & { readonly _id: string };

const BATCH = 1_000;

function toDecision({ _id, ...rest }: DecisionRecord): Decision {
  return { id: _id, ...rest };
}

export class MongoDecisionStore extends DecisionStore {
  constructor(private readonly connection: MongoConnection) {
    super();
  }

  static async ensureIndexes(connection: MongoConnection): Promise<void> {
    await connection.collection('decisions').createIndexes([
      { key: { publicId: 1 }, name: 'public', unique: true },
      { key: { runId: 1, seq: 1 }, name: 'chunk' },
      { key: { customerId: 1, at: -1 }, name: 'customer' },
    ]);
  }

  private get decisions() {
    return this.connection.collection<DecisionRecord>('decisions');
  }

  override async save(decisions: readonly Decision[]): Promise<void> {
    for (let from = 0; from < decisions.length; from += BATCH) {
      const rows = decisions.slice(from, from + BATCH).map(({ id, ...rest }) => ({ _id: id, ...rest }));
      await insertAbsent<DecisionRecord>(this.decisions, rows);
    }
  }

  override async find(id: string): Promise<Decision | null> {
    const record = await this.decisions.findOne({ _id: { $eq: id } });
    return record && toDecision(record);
  }

  override async findPublic(publicId: string): Promise<Decision | null> {
    const record = await this.decisions.findOne({ publicId: { $eq: publicId } });
    return record && toDecision(record);
  }

  override async ofChunk(runId: string, seq: number): Promise<readonly Decision[]> {
    const filter = { runId: { $eq: runId }, seq: { $eq: seq } };
    const records = await this.decisions.find(filter).batchSize(BATCH).toArray();
    return records.map(toDecision).sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  override async countChunk(runId: string, seq: number): Promise<Omit<RunCounts, 'evaluated'>> {
    const groups = await this.decisions
      .aggregate<{ readonly _id: string | null; readonly customers: number }>([
        { $match: { runId: { $eq: runId }, seq: { $eq: seq } } },
        { $group: { _id: { $ifNull: ['$outcome.code', null] }, customers: { $sum: 1 } } },
      ])
      .toArray();
    const refused: Record<string, number> = {};
    let scheduled = 0;
    let matched = 0;
    for (const { _id: code, customers } of groups) {
      matched += customers;
      if (code === null) scheduled = customers;
      else refused[code] = customers;
    }
    return { matched, refused, scheduled };
  }

  override async ofCustomer(customerId: string, limit: number): Promise<readonly Decision[]> {
    const found = this.decisions.find({ customerId: { $eq: customerId } });
    const records = await found.sort({ at: -1, _id: -1 }).limit(limit).toArray();
    return records.map(toDecision);
  }

  override async ofRun(runId: string, after: string | null, limit: number): Promise<readonly Decision[]> {
    const filter = { runId: { $eq: runId }, ...(after === null ? {} : { _id: { $gt: after } }) };
    const records = await this.decisions.find(filter).sort({ _id: 1 }).limit(limit).toArray();
    return records.map(toDecision);
  }
}
