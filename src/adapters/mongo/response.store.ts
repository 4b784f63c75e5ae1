import { type CustomerResponse, newestFirst } from '../../core/response/response.js';
import { ResponseStore } from '../../flows/ports/response-store.js';
import { insertAbsent, type MongoConnection } from './connection.js';

type ResponseRecord = Omit<CustomerResponse, 'id'> & { readonly _id: string };

function toResponse({ _id, ...rest }: ResponseRecord): CustomerResponse {
  return { id: _id, ...rest };
}

export class MongoResponseStore extends ResponseStore {
  constructor(private readonly connection: MongoConnection) {
    super();
  }

  static async ensureIndexes(connection: MongoConnection): Promise<void> {
    await connection.collection('responses').createIndexes([
      { key: { customerId: 1, at: -1 }, name: 'customer' },
      { key: { offerId: 1, at: -1 }, name: 'offer' },
      { key: { callBackAt: 1, _id: 1 }, name: 'promised', sparse: true },
    ]);
  }

  override async find(id: string): Promise<CustomerResponse | null> {
    const record = await this.responses.findOne({ _id: { $eq: id } }, { readConcern: { level: 'majority' } });
    return record && toResponse(record);
  }

  /** Words only ever become more: by how many there are is known whether somebody was faster. */
  override async replace(found: CustomerResponse | null, { id, ...next }: CustomerResponse): Promise<boolean> {
    if (found === null) return (await insertAbsent<ResponseRecord>(this.responses, [{ _id: id, ...next }])) === 1;
    const words = found.words === undefined ? { $exists: false } : { $size: found.words.length };
    const { matchedCount } = await this.responses.replaceOne({ _id: { $eq: id }, words }, next);
    return matchedCount === 1;
  }

  override async ofCustomer(customerId: string, since: Date): Promise<readonly CustomerResponse[]> {
    return (await this.ofCustomers([customerId], since)).get(customerId) ?? [];
  }

  override async ofCustomers(
    customerIds: readonly string[],
    since: Date,
  ): Promise<ReadonlyMap<string, readonly CustomerResponse[]>> {
    const filter = { customerId: { $in: [...customerIds] }, at: { $gte: since } };
    const byCustomer = new Map<string, CustomerResponse[]>();
    for (const record of await this.responses.find(filter).toArray()) {
      const known = byCustomer.get(record.customerId) ?? [];
      known.push(toResponse(record));
      byCustomer.set(record.customerId, known);
    }
    return new Map([...byCustomer].map(([id, responses]) => [id, newestFirst(responses)]));
  }

  override async promised(from: Date, until: Date, limit: number): Promise<readonly CustomerResponse[]> {
    const found = this.responses.find({ callBackAt: { $gte: from, $lt: until } });
    const records = await found.sort({ callBackAt: 1, _id: 1 }).limit(limit).toArray();
    return records.map(toResponse);
  }

  override async forget(customerId: string, pseudonym: string): Promise<void> {
    await this.responses.updateMany({ customerId: { $eq: customerId } }, { $set: { customerId: pseudonym } });
  }

  private get responses() {
    return this.connection.collection<ResponseRecord>('responses');
  }
}
