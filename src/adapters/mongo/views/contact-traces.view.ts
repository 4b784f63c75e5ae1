import type { Consent } from '../../../core/customer/consent.js';
import { entriesOf, type HistoryEntry } from '../../../core/customer/history/field-change.js';
import type { PressedRow } from '../../../core/policy/cap/fatigue.js';
import { type ContactedCustomer, ContactTraces } from '../../../flows/ports/contact-traces.js';
import type { MongoConnection } from '../connection.js';
import type { ContactsRecord } from '../contact/contact-books.js';
import type { CustomerRecord, Tombstone } from '../customer/customer-record.js';
import type { HistoryRecord } from '../customer/history-rows.js';

/** Books read at once: a household's holds all its members. */
const BOOKS = 500;
/** `consents.<channel>.marketing` */
const MARKETING = /^consents\.[^.]+\.marketing$/;

const ROW: readonly (keyof PressedRow)[] = ['customerId', 'status', 'at', 'purpose', 'channel', 'engaged'];
const BOOK = { home: 1, members: 1, ...Object.fromEntries(ROW.map((field) => [`rows.${field}`, 1])) };
type Book = Pick<ContactsRecord, '_id' | 'home' | 'members'> & { readonly rows: readonly PressedRow[] };

type Told = { readonly customerId: string; readonly at: Date };
type Lists = { readonly optOuts: Told[]; readonly complaints: Told[] };

/** When what was given was taken back, as the consent itself says; null: it was not. Silence that becomes a no was never a yes. */
function takenBackAt({ field, before, after, effectiveAt }: HistoryEntry): Date | null {
  const [had, has] = [before, after] as readonly (Partial<Consent> | null)[];
  if (!MARKETING.test(field) || had?.granted !== true || has?.granted !== false) return null;
  return has.at ?? effectiveAt;
}

/** Rows of the customers who are at home in a book; others in it are copies of what was sent while they lived there. */
function rowsByCustomer({ _id, home, members, rows }: Book): readonly (readonly [string, readonly PressedRow[]])[] {
  if (home !== undefined) return [];
  const own = rows.filter(({ customerId }) => customerId === _id || members?.includes(customerId) === true);
  return [...Map.groupBy(own, ({ customerId }) => customerId)];
}

/** One pass over the books of contacts, and beside each batch what its customers took back or complained of. */
export class MongoContactTraces extends ContactTraces {
  constructor(private readonly connection: MongoConnection) {
    super();
  }

  override async *read(since: Date): AsyncGenerator<readonly ContactedCustomer[], void> {
    let batch: (readonly [string, readonly PressedRow[]])[] = [];
    const books = this.connection.collection<ContactsRecord>('contacts').find({}).project<Book>(BOOK).batchSize(BOOKS);
    for await (const book of books) {
      batch.push(...rowsByCustomer(book));
      if (batch.length < BOOKS) continue;
      yield await this.completed(batch, since);
      batch = [];
    }
    if (batch.length > 0) yield await this.completed(batch, since);
  }

  private async completed(contacted: readonly (readonly [string, readonly PressedRow[]])[], since: Date) {
    const ids = contacted.map(([id]) => id);
    const owner = await this.ownersOf(ids);
    const names = [...owner.keys()];
    const told: Lists = { optOuts: [], complaints: [] };
    await Promise.all([
      this.consents(ids, since, told),
      this.events(names, since, told),
      this.answers(names, since, told),
    ]);
    const of = (list: readonly Told[]) => Map.groupBy(list, ({ customerId }) => owner.get(customerId) ?? customerId);
    const [optOuts, complaints] = [of(told.optOuts), of(told.complaints)];
    const dates = (lists: ReadonlyMap<string, readonly Told[]>, id: string) =>
      (lists.get(id) ?? []).map(({ at }) => at);
    return contacted.map(
      ([customerId, rows]): ContactedCustomer => ({
        ...{ customerId, rows },
        optOuts: dates(optOuts, customerId),
        complaints: dates(complaints, customerId),
      }),
    );
  }

  /** Every id that something may have been told under, with the customer who answers for it now. */
  private async ownersOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const owner = new Map(ids.map((id) => [id, id]));
    const customers = this.connection.collection<Tombstone>('customers');
    for (let next = ids; next.length > 0; ) {
      const merged = await customers
        .find({ mergedInto: { $in: [...next] } })
        .project<Required<Pick<Tombstone, '_id' | 'mergedInto'>>>({ mergedInto: 1 })
        .toArray();
      const fresh = merged.filter(({ _id }) => !owner.has(_id));
      for (const { _id, mergedInto } of fresh) owner.set(_id, owner.get(mergedInto) ?? mergedInto);
      next = fresh.map(({ _id }) => _id);
    }
    return owner;
  }

  /** The newest change is on the customer, and becomes a row with the next one: looked at first, so that none is missed. */
  private async consents(ids: readonly string[], since: Date, told: Lists): Promise<void> {
    const newest = await this.connection
      .collection<CustomerRecord>('customers')
      .find({ _id: { $in: [...ids] }, 'lastChange.effectiveAt': { $gte: since } })
      .project<Pick<CustomerRecord, '_id' | 'lastChange'>>({ lastChange: 1 })
      .toArray();
    const rows = await this.connection
      .collection<HistoryRecord>('customer_history')
      .find({ customerId: { $in: [...ids] }, effectiveAt: { $gte: since }, field: MARKETING })
      .toArray();
    const last = newest.flatMap(({ _id, lastChange }) => (lastChange === undefined ? [] : entriesOf(_id, lastChange)));
    // A change that is in both places is told twice; it takes the same customer off the risk at the same instant.
    for (const entry of [...last, ...rows]) {
      const at = takenBackAt(entry);
      if (at !== null && at >= since) told.optOuts.push({ customerId: entry.customerId, at });
    }
  }

  private async events(names: readonly string[], since: Date, told: Lists): Promise<void> {
    const opened = this.connection
      .collection<Told & { readonly kind: string }>('customer_events')
      .find({ customerId: { $in: [...names] }, at: { $gte: since }, kind: 'complaint-opened' });
    told.complaints.push(...(await opened.project<Told>({ _id: 0, customerId: 1, at: 1 }).toArray()));
  }

  private async answers(names: readonly string[], since: Date, told: Lists): Promise<void> {
    const said = await this.connection
      .collection<Told & { readonly outcome: string }>('responses')
      .find({ customerId: { $in: [...names] }, at: { $gte: since }, outcome: { $in: ['opted-out', 'complained'] } })
      .project<Told & { readonly outcome: string }>({ _id: 0, customerId: 1, at: 1, outcome: 1 })
      .toArray();
    for (const { outcome, ...one } of said) told[outcome === 'opted-out' ? 'optOuts' : 'complaints'].push(one);
  }
}
