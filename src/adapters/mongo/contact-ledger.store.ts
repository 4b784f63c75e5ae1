import type { Cap, ContactRow } from '../../core/policy/contact-policy.js';
import { deliveredContact, releasedContact, reserveContact, sentContact } from '../../core/policy/reserve-contact.js';
import { ContactLedger, type Reservation } from '../../flows/ports/contact-ledger.js';
import { isDuplicateKey, type MongoConnection } from './connection.js';

/** `_id` is the cap unit: a customer. Every write raises `version`, and carries the one it read in its filter. */
type ContactsRecord = { readonly _id: string; readonly version: number; readonly rows: readonly ContactRow[] };

/** Somebody else was faster this often in a row only if something is wrong. */
const MOST_TRIES = 1_000;

export class MongoContactLedger extends ContactLedger {
  constructor(private readonly connection: MongoConnection) {
    super();
  }

  /** Contacts are only ever asked for by customer, which is the `_id`. */
  static async ensureIndexes(_connection: MongoConnection): Promise<void> {}

  private get contacts() {
    return this.connection.collection<ContactsRecord>('contacts');
  }

  private async read(customerId: string): Promise<ContactsRecord> {
    const filter = { _id: { $eq: customerId } };
    const record = await this.contacts.findOne(filter, { readConcern: { level: 'majority' } });
    return record ?? { _id: customerId, version: 0, rows: [] };
  }

  /** False if another was faster. */
  private async write({ _id, version }: ContactsRecord, rows: readonly ContactRow[]): Promise<boolean> {
    const next = { version: version + 1, rows };
    if (version > 0) {
      const { matchedCount } = await this.contacts.replaceOne({ _id: { $eq: _id }, version }, next);
      return matchedCount === 1;
    }
    try {
      await this.contacts.insertOne({ _id, ...next });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  override async reserve(row: ContactRow, caps: readonly Cap[], now: Date): Promise<Reservation> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const ledger = await this.read(row.customerId);
      const step = reserveContact(ledger.rows, row, caps, now);
      if (step.kind === 'refused') return step;
      if (step.kind === 'held' || (await this.write(ledger, step.rows))) return { kind: 'reserved', row: step.row };
    }
    throw new Error('the contacts of a customer changed faster than they could be written');
  }

  private async change(
    customerId: string,
    outreachId: string,
    changed: (row: ContactRow) => ContactRow,
  ): Promise<void> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const ledger = await this.read(customerId);
      const rows = ledger.rows.map((row) => (row.outreachId === outreachId ? changed(row) : row));
      const same = rows.every((row, index) => row === ledger.rows[index]);
      if (same || (await this.write(ledger, rows))) return;
    }
    throw new Error('the contacts of a customer changed faster than they could be written');
  }

  override async markSent(customerId: string, outreachId: string, at: Date): Promise<void> {
    await this.change(customerId, outreachId, (row) => sentContact(row, at));
  }

  override async markDelivered(customerId: string, outreachId: string): Promise<void> {
    await this.change(customerId, outreachId, deliveredContact);
  }

  override async release(customerId: string, outreachId: string, because: string): Promise<void> {
    await this.change(customerId, outreachId, (row) => releasedContact(row, because));
  }

  override async rowsOf(customerId: string): Promise<readonly ContactRow[]> {
    return (await this.read(customerId)).rows;
  }
}
