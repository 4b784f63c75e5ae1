import type { Decision } from '../../../core/decision/decision.js';
import { type DecisionsQuery, DecisionsView } from '../../../flows/ports/decisions-view.js';
import type { Filter, MongoConnection } from '../connection.js';

type DecisionRecord = Omit<Decision, 'id'> & { readonly _id: string };

/** Ids are `run|customer`: a run's decisions are one stretch of the `_id` index, from `run|` to before `run}`. */
export class MongoDecisionsView extends DecisionsView {
  constructor(private readonly connection: MongoConnection) {
    super();
  }

  override async page({ runId, after, limit, outcome, code }: DecisionsQuery): Promise<readonly Decision[]> {
    const filter: Filter<DecisionRecord> = {
      _id: { $gte: `${runId}|`, $lt: `${runId}}`, ...(after === null ? {} : { $gt: after }) },
      ...(outcome === undefined ? {} : { 'outcome.kind': { $eq: outcome } }),
      ...(code === undefined ? {} : { 'outcome.code': { $eq: code } }),
    };
    const records = await this.connection
      .collection<DecisionRecord>('decisions')
      .find(filter)
      .sort({ _id: 1 })
      .limit(limit)
      .toArray();
    return records.map(({ _id, ...rest }) => ({ id: _id, ...rest }));
  }
}
