import { slicesOf } from '../../core/kit/slices.js';
import type { CapRules } from '../../core/policy/cap/cap.js';
import {
  type BookStep,
  booksMissing,
  booksOfRow,
  type ContactBook,
  changeInBooks,
  homeWanted,
  reserveInBooks,
  shiftInBooks,
} from '../../core/policy/cap/contact-books.js';
import type { Engagement } from '../../core/policy/cap/fatigue.js';
import {
  answeredContact,
  deliveredContact,
  handContact,
  moveContact,
  planContact,
  type ReservationStep,
  releasedContact,
  reserveContact,
  sentContact,
} from '../../core/policy/cap/reserve-contact.js';
import type { ContactRow } from '../../core/policy/contact-policy.js';
import { ContactLedger, type Reservation } from '../../flows/ports/contact-ledger.js';
import type { MongoConnection } from './connection.js';
import { MongoContactBooks } from './contact/contact-books.js';

/** Somebody else was faster this often in a row only if something is wrong. */
const MOST_TRIES = 1_000;

type Judge = (rows: readonly ContactRow[]) => ReservationStep;

/** Customers whose books are asked for at once. */
const READ_AT_ONCE = 2_000;

/** Every change is judged by what was read and written if nobody was faster; else it is judged again. */
export class MongoContactLedger extends ContactLedger {
  private readonly books: MongoContactBooks;

  constructor(connection: MongoConnection) {
    super();
    this.books = new MongoContactBooks(connection);
  }

  /** Contacts are only ever asked for by cap unit, which is the `_id`. */
  static async ensureIndexes(_connection: MongoConnection): Promise<void> {}

  private async untilWritten<T extends { readonly changed: readonly ContactBook[] }>(
    attempt: () => Promise<T>,
  ): Promise<T> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const made = await attempt();
      if (await this.books.write(made.changed)) return made;
    }
    throw new Error('the contacts of a customer changed faster than they could be written');
  }

  /**
   * Reads what a reservation is judged by. Whose first contact is made in a household is first noted as at home there: an
   * insert, so of two who would have it otherwise one is too late; the rows follow in the household's book alone.
   */
  private async booksFor(row: ContactRow, rules: CapRules): Promise<ReadonlyMap<string, ContactBook>> {
    const books = new Map<string, ContactBook>();
    for (let need = booksMissing(row, books, rules); need.length > 0; need = booksMissing(row, books, rules)) {
      for (const book of await Promise.all(need.map((unit) => this.books.read(unit)))) {
        books.set(book.unit, await this.settled(book, row));
      }
    }
    return books;
  }

  private async settled(book: ContactBook, row: ContactRow): Promise<ContactBook> {
    const home = homeWanted(row);
    if (book.version > 0 || book.unit !== row.customerId || home === row.customerId) return book;
    const own = { ...book, home };
    return (await this.books.write([own])) ? { ...own, version: 1 } : this.books.read(book.unit);
  }

  private async take(row: ContactRow, rules: CapRules, now: Date, judge: Judge): Promise<Reservation> {
    const { step } = await this.untilWritten(async () => {
      const books = await this.booksFor(row, rules);
      return reserveInBooks(books, row, rules, now, judge);
    });
    return step.kind === 'refused' ? step : { kind: 'reserved', row: step.row };
  }

  override reserve(row: ContactRow, rules: CapRules, now: Date): Promise<Reservation> {
    return this.take(row, rules, now, (rows) => reserveContact(rows, row, rules));
  }

  override async look(rows: readonly ContactRow[], rules: CapRules, now: Date): Promise<readonly Reservation[]> {
    const books = new Map<string, ContactBook>();
    return Promise.all(rows.map((row) => this.lookAt(row, books, rules, now)));
  }

  override async rehearse(rows: readonly ContactRow[], rules: CapRules, now: Date): Promise<readonly Reservation[]> {
    const books = new Map<string, ContactBook>();
    for (const batch of slicesOf(rows, READ_AT_ONCE)) {
      await Promise.all(batch.map((row) => this.readFor(row, books, rules)));
    }
    const answers: Reservation[] = [];
    for (const row of rows) {
      // Who was moved to another book by a row before may need one more.
      if (booksMissing(row, books, rules).length > 0) await this.readFor(row, books, rules);
      const { step, changed } = reserveInBooks(books, row, rules, now, (all) => reserveContact(all, row, rules));
      for (const book of changed) books.set(book.unit, book);
      answers.push(step.kind === 'refused' ? step : { kind: 'reserved', row: step.row });
    }
    return answers;
  }

  /** As a reservation would, but that nobody is noted as at home anywhere. What is read for one row is there for the next. */
  private async lookAt(row: ContactRow, books: Map<string, ContactBook>, rules: CapRules, now: Date) {
    await this.readFor(row, books, rules);
    const { step } = reserveInBooks(books, row, rules, now, (all) => reserveContact(all, row, rules));
    return step.kind === 'refused' ? step : ({ kind: 'reserved', row: step.row } as const);
  }

  private async readFor(row: ContactRow, books: Map<string, ContactBook>, rules: CapRules): Promise<void> {
    for (let need = booksMissing(row, books, rules); need.length > 0; need = booksMissing(row, books, rules)) {
      for (const book of await Promise.all(need.map((unit) => this.books.read(unit)))) books.set(book.unit, book);
    }
  }

  override async plan(row: ContactRow, rules: CapRules, now: Date): Promise<void> {
    await this.take(row, rules, now, (rows) => planContact(rows, row));
  }

  /** The book with a customer's rows. One that is said to be elsewhere and is not there (any more) is looked for again. */
  private async homeOf(customerId: string): Promise<ContactBook> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const own = await this.books.read(customerId);
      if (own.home === undefined) return own;
      const home = await this.books.read(own.home);
      if (home.members?.includes(customerId)) return home;
      const again = await this.books.read(customerId);
      // Noted as at home there, and nothing reserved yet.
      if (again.version === own.version) return again;
    }
    throw new Error('a customer changed households faster than their contacts could be found');
  }

  /** The books a row stands in, the customer's home first. */
  private async booksWith(customerId: string, outreachId: string): Promise<readonly ContactBook[]> {
    const home = await this.homeOf(customerId);
    const [, ...beside] = booksOfRow(home, customerId, outreachId);
    return [home, ...(await Promise.all(beside.map((unit) => this.books.read(unit))))];
  }

  private async shift(customerId: string, outreachId: string, judge: Judge): Promise<Reservation> {
    const { step } = await this.untilWritten(
      async (): Promise<BookStep> => shiftInBooks(await this.booksWith(customerId, outreachId), judge),
    );
    return step.kind === 'refused' ? step : { kind: 'reserved', row: step.row };
  }

  override move(customerId: string, outreachId: string, to: Date, rules: CapRules): Promise<Reservation> {
    return this.shift(customerId, outreachId, (rows) => moveContact(rows, outreachId, to, rules));
  }

  override handOver(customerId: string, outreachId: string, at: Date, rules: CapRules): Promise<Reservation> {
    return this.shift(customerId, outreachId, (rows) => handContact(rows, outreachId, at, rules));
  }

  private async change(customerId: string, outreachId: string, changed: (row: ContactRow) => ContactRow) {
    await this.untilWritten(async () => ({
      changed: changeInBooks(await this.booksWith(customerId, outreachId), customerId, outreachId, changed),
    }));
  }

  override async markSent(customerId: string, outreachId: string, at: Date): Promise<void> {
    await this.change(customerId, outreachId, (row) => sentContact(row, at));
  }

  override async markDelivered(customerId: string, outreachId: string): Promise<void> {
    await this.change(customerId, outreachId, deliveredContact);
  }

  override async release(customerId: string, outreachId: string, because: string, campaignId?: string): Promise<void> {
    await this.change(customerId, outreachId, (row) => releasedContact(row, because, campaignId));
  }

  override async answered(customerId: string, outreachId: string, kind: Engagement | null, at: Date): Promise<void> {
    await this.change(customerId, outreachId, (row) => answeredContact(row, kind && { kind, at }));
  }

  override async rowsOf(customerId: string): Promise<readonly ContactRow[]> {
    const { rows } = await this.homeOf(customerId);
    return rows.filter((row) => row.customerId === customerId);
  }

  override async rowsOfAll(customerIds: readonly string[]): Promise<ReadonlyMap<string, readonly ContactRow[]>> {
    const read = new Map<string, readonly ContactRow[]>();
    for (const batch of slicesOf(customerIds, READ_AT_ONCE)) {
      const rows = await Promise.all(batch.map((id) => this.rowsOf(id)));
      for (const [index, id] of batch.entries()) read.set(id, rows[index] ?? []);
    }
    return read;
  }
}
