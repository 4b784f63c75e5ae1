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

  override async record(responses: readonly CustomerResponse[]): Promise<void> {
    const rows = responses.map(({ id, ...rest }) => ({ _id: id, ...rest }));
    await insertAbsent<ResponseRecord>(this.responses, rows);
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
