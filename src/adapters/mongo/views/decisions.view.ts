import type { Decision } from '../../../core/decision/decision.js';
import { type DecisionEnd, DecisionsView } from '../../../flows/ports/decisions-view.js';
import type { MongoConnection } from '../connection.js';

type DecisionRecord = Omit<Decision, 'id'> & { readonly _id: string };
type EndRecord = {
  readonly _id: string;
  readonly customerId: string;
  readonly outcome: { readonly kind: string; readonly code?: string };
};

const END = { customerId: 1, 'outcome.kind': 1, 'outcome.code': 1 } as const;
const BATCH = 1_000;

export class MongoDecisionsView extends DecisionsView {
  constructor(private readonly connection: MongoConnection) {
    super();
  }

  private get decisions() {
    return this.connection.collection<DecisionRecord>('decisions');
  }

  override async endsOf(runId: string, seq: number): Promise<readonly DecisionEnd[]> {
    const ends = this.decisions.find({ runId: { $eq: runId }, seq: { $eq: seq } }).batchSize(BATCH);
    const records = await ends.project<EndRecord>(END).toArray();
    return records.map(({ _id, customerId, outcome: { code = null } }) => ({ id: _id, customerId, code }));
  }

  override async find(ids: readonly string[]): Promise<readonly Decision[]> {
    if (ids.length === 0) return [];
    const records = await this.decisions.find({ _id: { $in: [...ids] } }).toArray();
    return records.map(({ _id, ...rest }) => ({ id: _id, ...rest }));
  }
}
