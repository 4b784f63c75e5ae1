import type { Cap, ContactRow } from '../../src/core/policy/contact-policy.js';
import {
  deliveredContact,
  moveContact,
  type ReservationStep,
  releasedContact,
  reserveContact,
  sentContact,
} from '../../src/core/policy/reserve-contact.js';
import { ContactLedger, type Reservation } from '../../src/flows/ports/contact-ledger.js';

export class FakeContactLedger extends ContactLedger {
  readonly contacts = new Map<string, readonly ContactRow[]>();

  private take(customerId: string, ask: (rows: readonly ContactRow[]) => ReservationStep): Reservation {
    const step = ask(this.contacts.get(customerId) ?? []);
    if (step.kind === 'refused') return step;
    if (step.kind === 'taken') this.contacts.set(customerId, step.rows);
    return { kind: 'reserved', row: step.row };
  }

  override async reserve(row: ContactRow, caps: readonly Cap[], now: Date): Promise<Reservation> {
    return this.take(row.customerId, (rows) => reserveContact(rows, row, caps, now));
  }

  override async move(customerId: string, outreachId: string, to: Date, caps: readonly Cap[]): Promise<Reservation> {
    return this.take(customerId, (rows) => moveContact(rows, outreachId, to, caps));
  }

  private change(customerId: string, outreachId: string, changed: (row: ContactRow) => ContactRow): void {
    const rows = this.contacts.get(customerId) ?? [];
    this.contacts.set(
      customerId,
      rows.map((row) => (row.outreachId === outreachId ? changed(row) : row)),
    );
  }

  override async markSent(customerId: string, outreachId: string, at: Date): Promise<void> {
    this.change(customerId, outreachId, (row) => sentContact(row, at));
  }

  override async markDelivered(customerId: string, outreachId: string): Promise<void> {
    this.change(customerId, outreachId, deliveredContact);
  }

  override async release(customerId: string, outreachId: string, because: string): Promise<void> {
    this.change(customerId, outreachId, (row) => releasedContact(row, because));
  }

  override async rowsOf(customerId: string): Promise<readonly ContactRow[]> {
    return this.contacts.get(customerId) ?? [];
  }

  override async rowsOfAll(customerIds: readonly string[]): Promise<ReadonlyMap<string, readonly ContactRow[]>> {
    return new Map(customerIds.map((id) => [id, this.contacts.get(id) ?? []]));
  }
}
