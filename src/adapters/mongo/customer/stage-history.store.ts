import { type StageChange, StageHistory } from '../../../flows/ports/stage-history.js';
import type { MongoConnection } from '../connection.js';

/** `_id` is `customer|model|rev`; the rev tells the order of changes of one day. */
type ChangeRecord = StageChange & { readonly _id: string; readonly customerId: string };

const revOf = ({ _id }: ChangeRecord) => Number(_id.slice(_id.lastIndexOf('|') + 1));

export class MongoStageHistory extends StageHistory {
  constructor(private readonly connection: MongoConnection) {
    super();
  }

  override async ofCustomer(customerId: string, model: string | null, limit: number): Promise<readonly StageChange[]> {
    const filter = { customerId: { $eq: customerId }, ...(model === null ? {} : { model: { $eq: model } }) };
    const records = await this.connection
      .collection<ChangeRecord>('model_changes')
      .find(filter)
      .sort({ since: -1, _id: -1 })
      .limit(limit)
      .toArray();
    return records
      .sort((a, b) => (a.since === b.since ? revOf(b) - revOf(a) : a.since < b.since ? 1 : -1))
      .map(({ model: name, value, since, cause, basis, from }) => ({ model: name, value, since, cause, basis, from }));
  }
}
