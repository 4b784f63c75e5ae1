import type { CapRules } from '../../src/core/policy/cap/cap.js';
import {
  booksMissing,
  booksOfRow,
  type ContactBook,
  changeInBooks,
  emptyBook,
  reserveInBooks,
  shiftInBooks,
} from '../../src/core/policy/cap/contact-books.js';
import type { Engagement } from '../../src/core/policy/cap/fatigue.js';
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
} from '../../src/core/policy/cap/reserve-contact.js';
import type { ContactRow } from '../../src/core/policy/contact-policy.js';
import { ContactLedger, type Reservation } from '../../src/flows/ports/contact-ledger.js';

type Judge = (rows: readonly ContactRow[]) => ReservationStep;

export class FakeContactLedger extends ContactLedger {
  readonly books = new Map<string, ContactBook>();

  /** Rows by customer, wherever they are kept. */
  get contacts(): ReadonlyMap<string, readonly ContactRow[]> {
    const ids = new Set([...this.books.values()].flatMap(({ rows }) => rows.map(({ customerId }) => customerId)));
    return new Map([...ids].map((id) => [id, this.ownRows(id)]));
  }

  private book(unit: string): ContactBook {
    return this.books.get(unit) ?? emptyBook(unit);
  }

  private write(changed: readonly ContactBook[]): void {
    for (const book of changed) this.books.set(book.unit, { ...book, version: book.version + 1 });
  }

  private take(row: ContactRow, rules: CapRules, now: Date, judge: Judge, writes = true): Reservation {
    const books = new Map<string, ContactBook>();
    for (let need = booksMissing(row, books, rules); need.length > 0; need = booksMissing(row, books, rules)) {
      for (const unit of need) books.set(unit, this.book(unit));
    }
    const { step, changed } = reserveInBooks(books, row, rules, now, judge);
    if (writes) this.write(changed);
    return step.kind === 'refused' ? step : { kind: 'reserved', row: step.row };
  }

  override async look(rows: readonly ContactRow[], rules: CapRules, now: Date): Promise<readonly Reservation[]> {
    return rows.map((row) => this.take(row, rules, now, (all) => reserveContact(all, row, rules), false));
  }

  override async rehearse(rows: readonly ContactRow[], rules: CapRules, now: Date): Promise<readonly Reservation[]> {
    const before = new Map(this.books);
    const answers = rows.map((row) => this.take(row, rules, now, (all) => reserveContact(all, row, rules)));
    this.books.clear();
    for (const [unit, book] of before) this.books.set(unit, book);
    return answers;
  }

  override async reserve(row: ContactRow, rules: CapRules, now: Date): Promise<Reservation> {
    return this.take(row, rules, now, (rows) => reserveContact(rows, row, rules));
  }

  override async plan(row: ContactRow, rules: CapRules, now: Date): Promise<void> {
    this.take(row, rules, now, (rows) => planContact(rows, row));
  }

  private booksWith(customerId: string, outreachId: string): readonly ContactBook[] {
    const own = this.book(customerId);
    const home = own.home === undefined ? own : this.book(own.home);
    return booksOfRow(home, customerId, outreachId).map((unit) => this.book(unit));
  }

  private shift(customerId: string, outreachId: string, judge: Judge): Reservation {
    const { step, changed } = shiftInBooks(this.booksWith(customerId, outreachId), judge);
    this.write(changed);
    return step.kind === 'refused' ? step : { kind: 'reserved', row: step.row };
  }

  override async move(customerId: string, outreachId: string, to: Date, rules: CapRules): Promise<Reservation> {
    return this.shift(customerId, outreachId, (rows) => moveContact(rows, outreachId, to, rules));
  }

  override async handOver(customerId: string, outreachId: string, at: Date, rules: CapRules): Promise<Reservation> {
    return this.shift(customerId, outreachId, (rows) => handContact(rows, outreachId, at, rules));
  }

  private change(customerId: string, outreachId: string, changed: (row: ContactRow) => ContactRow): void {
    this.write(changeInBooks(this.booksWith(customerId, outreachId), customerId, outreachId, changed));
  }

  override async markSent(customerId: string, outreachId: string, at: Date): Promise<void> {
    this.change(customerId, outreachId, (row) => sentContact(row, at));
  }

  override async markDelivered(customerId: string, outreachId: string): Promise<void> {
    this.change(customerId, outreachId, deliveredContact);
  }

  override async release(customerId: string, outreachId: string, because: string, campaignId?: string): Promise<void> {
    this.change(customerId, outreachId, (row) => releasedContact(row, because, campaignId));
  }

  override async answered(customerId: string, outreachId: string, kind: Engagement | null, at: Date): Promise<void> {
    this.change(customerId, outreachId, (row) => answeredContact(row, kind && { kind, at }));
  }

  private ownRows(customerId: string): readonly ContactRow[] {
    const own = this.book(customerId);
    const { rows } = own.home === undefined ? own : this.book(own.home);
    return rows.filter((row) => row.customerId === customerId);
  }

  override async rowsOf(customerId: string): Promise<readonly ContactRow[]> {
    return this.ownRows(customerId);
  }

  override async rowsOfAll(customerIds: readonly string[]): Promise<ReadonlyMap<string, readonly ContactRow[]>> {
    return new Map(customerIds.map((id) => [id, this.contacts.get(id) ?? []]));
  }
}
