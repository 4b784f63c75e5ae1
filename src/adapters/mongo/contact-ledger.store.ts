import { randomUUID } from 'node:crypto';
import { slicesOf } from '../../core/kit/slices.js';
import type { Cap, ContactRow } from '../../core/policy/contact-policy.js';
import {
  deliveredContact,
  moveContact,
  type ReservationStep,
  releasedContact,
  reserveContact,
  sentContact,
} from '../../core/policy/reserve-contact.js';
import { ContactLedger, type Reservation } from '../../flows/ports/contact-ledger.js';
import { Coalescer } from './coalescer.js';
import { type AnyBulkWriteOperation, isOnlyDuplicates, type MongoConnection } from './connection.js';

/** `_id` is the cap unit: a customer. Every write raises `version`, and carries the one it read in its filter. */
type ContactsRecord = {
  readonly _id: string;
  readonly version: number;
  /** Which batch of writes this came with. */
  readonly batch?: string;
  readonly rows: readonly ContactRow[];
};

/** Somebody else was faster this often in a row only if something is wrong. */
const MOST_TRIES = 1_000;

/** Round trips under way at once, and customers in one. */
const TOGETHER = { lanes: 4, most: 500 };

/** Customers a find asks for at once. */
const READ_AT_ONCE = 2_000;

type Write = { readonly before: ContactsRecord; readonly rows: readonly ContactRow[] };

export class MongoContactLedger extends ContactLedger {
  private readonly reads = new Coalescer((ids: readonly string[]) => this.readAll(ids), TOGETHER);
  private readonly writes = new Coalescer((writes: readonly Write[]) => this.writeAll(writes), TOGETHER);

  constructor(private readonly connection: MongoConnection) {
    super();
  }

  /** Contacts are only ever asked for by customer, which is the `_id`. */
  static async ensureIndexes(_connection: MongoConnection): Promise<void> {}

  private get contacts() {
    return this.connection.collection<ContactsRecord>('contacts');
  }

  private async readAll(ids: readonly string[]): Promise<readonly ContactsRecord[]> {
    const filter = { _id: { $in: [...new Set(ids)] } };
    const found = await this.contacts.find(filter, { readConcern: { level: 'majority' } }).toArray();
    const known = new Map(found.map((record) => [record._id, record]));
    return ids.map((id) => known.get(id) ?? { _id: id, version: 0, rows: [] });
  }

  /**
   * Which of several writes came too late is not told: where the count says that some did, each is looked up by the
   * batch's token. One that was written and already changed again by somebody else counts as too late: asked again, it
   * finds itself in place, because every change made twice is made once.
   */
  private async writeAll(writes: readonly Write[]): Promise<readonly boolean[]> {
    const batch = randomUUID();
    const operations = writes.map(({ before: { _id, version }, rows }): AnyBulkWriteOperation<ContactsRecord> => {
      const next = { version: version + 1, batch, rows };
      if (version === 0) return { insertOne: { document: { _id, ...next } } };
      return { replaceOne: { filter: { _id: { $eq: _id }, version }, replacement: next } };
    });
    if ((await this.bulkWritten(operations)) === writes.length) return writes.map(() => true);
    const ids = writes.map(({ before }) => before._id);
    const mine = await this.contacts
      .find({ _id: { $in: ids }, batch })
      .project<{ _id: string }>({ _id: 1 })
      .toArray();
    const written = new Set(mine.map(({ _id }) => _id));
    // Of two writes of one customer in one batch the first was made; the second asks again.
    return ids.map((id) => written.delete(id));
  }

  private async bulkWritten(operations: AnyBulkWriteOperation<ContactsRecord>[]): Promise<number> {
    try {
      const { insertedCount, matchedCount } = await this.contacts.bulkWrite(operations, { ordered: false });
      return insertedCount + matchedCount;
    } catch (error) {
      if (isOnlyDuplicates(error)) return 0;
      throw error;
    }
  }

  /** Reads, asks what to do, writes if nobody was faster; else asks again. */
  private async take(customerId: string, ask: (rows: readonly ContactRow[]) => ReservationStep): Promise<Reservation> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const ledger = await this.reads.ask(customerId);
      const step = ask(ledger.rows);
      if (step.kind === 'refused') return step;
      if (step.kind === 'held' || (await this.writes.ask({ before: ledger, rows: step.rows })))
        return { kind: 'reserved', row: step.row };
    }
    throw new Error('the contacts of a customer changed faster than they could be written');
  }

  override reserve(row: ContactRow, caps: readonly Cap[], now: Date): Promise<Reservation> {
    return this.take(row.customerId, (rows) => reserveContact(rows, row, caps, now));
  }

  override move(customerId: string, outreachId: string, to: Date, caps: readonly Cap[]): Promise<Reservation> {
    return this.take(customerId, (rows) => moveContact(rows, outreachId, to, caps));
  }

  private async change(
    customerId: string,
    outreachId: string,
    changed: (row: ContactRow) => ContactRow,
  ): Promise<void> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const ledger = await this.reads.ask(customerId);
      const rows = ledger.rows.map((row) => (row.outreachId === outreachId ? changed(row) : row));
      const same = rows.every((row, index) => row === ledger.rows[index]);
      if (same || (await this.writes.ask({ before: ledger, rows }))) return;
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
    return (await this.reads.ask(customerId)).rows;
  }

  override async rowsOfAll(customerIds: readonly string[]): Promise<ReadonlyMap<string, readonly ContactRow[]>> {
    const read = new Map<string, readonly ContactRow[]>();
    for (const batch of slicesOf(customerIds, READ_AT_ONCE)) {
      for (const { _id, rows } of await this.readAll(batch)) read.set(_id, rows);
    }
    return read;
  }
}
