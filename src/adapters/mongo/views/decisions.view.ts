import type { ArbitrationLog } from '../../../core/arbitration/report/arbitration-log.js';
import type { Decision } from '../../../core/decision/decision.js';
import { arbitrationLogOf } from '../../../core/decision/record/arbitration-record.js';
import { type LeftBecause, type RankedOut, rankedOutOf } from '../../../core/decision/record/left-candidates.js';
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

const LEFT_CANDIDATE = { rank: 1, ruleId: 1, campaignId: 1, 'left.stage': 1, 'left.refusals.code': 1 } as const;
const LEFT = { _id: 0, customerId: 1, candidates: LEFT_CANDIDATE } as const;

type RankedRecord = Pick<Decision, 'candidates' | 'arbitration'>;
const CANDIDATE = { rank: 1, ruleId: 1, offerId: 1, lever: 1, factors: 1 } as const;
const RANKED = { _id: 0, candidates: CANDIDATE, arbitration: 1 } as const;

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

  override async rankedOut(runId: string, seq: number, { stage, code }: LeftBecause): Promise<readonly RankedOut[]> {
    const left = { 'left.stage': { $eq: stage }, 'left.refusals.0.code': { $eq: code } };
    const found = this.decisions
      .find({
        runId: { $eq: runId },
        seq: { $eq: seq },
        candidates: { $elemMatch: { ...left, rank: { $exists: true } } },
      })
      .project<Pick<Decision, 'customerId' | 'candidates'>>(LEFT)
      .batchSize(BATCH);
    return (await found.toArray()).flatMap((decision) => rankedOutOf(decision, { stage, code }));
  }

  override async *arbitrationsOf(runId: string): AsyncGenerator<ArbitrationLog, void> {
    const filter = { runId: { $eq: runId }, arbitration: { $exists: true } };
    const found = this.decisions.find(filter).project<RankedRecord>(RANKED).batchSize(BATCH);
    for await (const record of found) {
      const log = arbitrationLogOf(record);
      if (log !== null) yield log;
    }
  }

  override async find(ids: readonly string[]): Promise<readonly Decision[]> {
    if (ids.length === 0) return [];
    const records = await this.decisions.find({ _id: { $in: [...ids] } }).toArray();
    return records.map(({ _id, ...rest }) => ({ id: _id, ...rest }));
  }
}
