import { PERSONAL_FIELDS } from '../../../core/customer/customer.js';
import { entriesOf, type HistoryEntry } from '../../../core/customer/history/field-change.js';
import type { Cipher } from '../../../flows/ports/cipher.js';
import { CustomerHistory } from '../../../flows/ports/customer-history.js';
import type { MongoConnection } from '../connection.js';
import type { CustomerRecord } from './customer-record.js';
import type { HistoryRecord } from './history-rows.js';

const PERSONAL: ReadonlySet<string> = new Set(PERSONAL_FIELDS.map((field) => `personal.${field}`));

const newestFirst = (a: HistoryEntry, b: HistoryEntry) => b.rev - a.rev || (a.field < b.field ? -1 : 1);

/** The rows, and the newest change, which is on the customer until the next one is written. */
export class MongoCustomerHistory extends CustomerHistory {
  constructor(
    private readonly connection: MongoConnection,
    private readonly cipher: Cipher,
  ) {
    super();
  }

  static async ensureIndexes(connection: MongoConnection): Promise<void> {
    const rows = connection.collection<HistoryRecord>('customer_history');
    await rows.createIndex({ customerId: 1, rev: -1 }, { name: 'customer' });
  }

  override async ofCustomer(customerId: string, limit: number): Promise<readonly HistoryEntry[]> {
    // The customer first: a change that leaves it meanwhile is among the rows by then.
    const customers = this.connection.collection<CustomerRecord>('customers');
    const customer = await customers.findOne({ _id: { $eq: customerId } }, { projection: { lastChange: 1 } });
    const rows = this.connection.collection<HistoryRecord>('customer_history');
    const found = await rows
      .find({ customerId: { $eq: customerId } })
      .sort({ rev: -1 })
      .limit(limit)
      .toArray();
    const last = customer?.lastChange ? entriesOf(customerId, customer.lastChange) : [];
    const kept = found.map(({ _id, ...entry }): HistoryEntry => entry).filter(({ rev }) => rev !== last[0]?.rev);
    return [...last, ...kept]
      .sort(newestFirst)
      .slice(0, limit)
      .map((entry) => this.opened(entry));
  }

  private opened(entry: HistoryEntry): HistoryEntry {
    if (!PERSONAL.has(entry.field)) return entry;
    const open = (sealed: unknown) => (typeof sealed === 'string' ? this.cipher.decrypt(sealed) : null);
    return { ...entry, before: open(entry.before), after: open(entry.after) };
  }
}
