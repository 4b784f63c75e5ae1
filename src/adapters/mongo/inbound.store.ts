import { INBOUND_EFFECTS, type InboundMessage } from '../../core/response/inbound-message.js';
import { InboundStore } from '../../flows/ports/inbound-store.js';
import { insertAbsent, type MongoConnection } from './connection.js';
import type { CustomerRecord } from './customer/customer-record.js';
import { familyOf } from './customer/family.js';

type InboundRecord = Omit<InboundMessage, 'id'> & { readonly _id: string };

function toMessage({ _id, ...rest }: InboundRecord): InboundMessage {
  return { id: _id, ...rest };
}

export class MongoInboundStore extends InboundStore {
  constructor(private readonly connection: MongoConnection) {
    super();
  }

  static async ensureIndexes(connection: MongoConnection): Promise<void> {
    await connection.collection('inbound_messages').createIndexes([
      { key: { 'customers.id': 1, at: -1 }, name: 'customer' },
      { key: { toldAt: -1 }, name: 'told' },
    ]);
  }

  override async enter({ id, ...message }: InboundMessage): Promise<InboundMessage> {
    const inserted = await insertAbsent<InboundRecord>(this.messages, [{ _id: id, ...message }]);
    if (inserted === 1) return { id, ...message };
    const kept = await this.find(id);
    if (kept === null) throw new Error('a message that was there is gone');
    return kept;
  }

  override async find(id: string): Promise<InboundMessage | null> {
    const record = await this.messages.findOne({ _id: { $eq: id } }, { readConcern: { level: 'majority' } });
    return record && toMessage(record);
  }

  /** Only of those who are still on it: one write, so that nobody who is forgotten meanwhile comes back. */
  override async finish(id: string, customers: InboundMessage['customers']): Promise<void> {
    const $set: Record<string, unknown> = { isDone: true };
    const arrayFilters: object[] = [];
    for (const effect of INBOUND_EFFECTS) {
      const ids = customers.filter((one) => one.effect === effect).map((one) => one.id);
      if (ids.length === 0) continue;
      $set[`customers.$[${effect}].effect`] = effect;
      arrayFilters.push({ [`${effect}.id`]: { $in: ids } });
    }
    const options = arrayFilters.length === 0 ? {} : { arrayFilters };
    await this.messages.updateOne({ _id: { $eq: id }, isDone: false }, { $set }, options);
  }

  override async ofCustomer(customerId: string, limit: number): Promise<readonly InboundMessage[]> {
    const family = await familyOf(this.connection.collection<CustomerRecord>('customers'), customerId);
    const found = this.messages.find({ 'customers.id': { $in: [...family] } });
    const messages = (await found.sort({ at: -1, _id: 1 }).limit(limit).toArray()).map(toMessage);
    return messages.map((one) => ({ ...one, customers: one.customers.filter(({ id }) => family.includes(id)) }));
  }

  override async list({ limit, before }: Parameters<InboundStore['list']>[0]): Promise<readonly InboundMessage[]> {
    const found = this.messages.find(before === undefined ? {} : { toldAt: { $lt: before } });
    return (await found.sort({ toldAt: -1, _id: 1 }).limit(limit).toArray()).map(toMessage);
  }

  private get messages() {
    return this.connection.collection<InboundRecord>('inbound_messages');
  }
}
