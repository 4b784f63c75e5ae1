import type { Cap, ContactRow } from '../../src/core/policy/contact-policy.js';
import {
  deliveredContact,
  releasedContact,
  reserveContact,
  sentContact,
} from '../../src/core/policy/reserve-contact.js';
import { ContactLedger, type Reservation } from '../../src/flows/ports/contact-ledger.js';

export class FakeContactLedger extends ContactLedger {
  readonly contacts = new Map<string, readonly ContactRow[]>();

  override async reserve(row: ContactRow, caps: readonly Cap[], now: Date): Promise<Reservation> {
    const step = reserveContact(this.contacts.get(row.customerId) ?? [], row, caps, now);
    if (step.kind === 'refused') return step;
    if (step.kind === 'taken') this.contacts.set(row.customerId, step.rows);
    return { kind: 'reserved', row: step.row };
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
}
