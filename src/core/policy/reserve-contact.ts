import type { Cap, ContactRow } from './contact-policy.js';
import { CONTACT_WINDOW_MS, newestContact } from './contacts/contact-facts.js';
import { capRefusals, longestWindow } from './frequency-cap.js';
import type { Refusal } from './refusal.js';

/** held: this run already has a place for the customer. taken: a new ledger to be written, with `row` in it. */
export type ReservationStep =
  | { readonly kind: 'held'; readonly row: ContactRow }
  | { readonly kind: 'taken'; readonly row: ContactRow; readonly rows: readonly ContactRow[] }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] };

/**
 * Rows that no window of a later reservation, and no fact of contacts, can reach. A late worker reserves for instants that
 * have passed, so rows are kept for twice the longest window; what is still reserved, offers that still hold and the
 * newest contact of each channel are always kept. Without caps there is nothing to judge age by.
 */
function prune(rows: readonly ContactRow[], oldest: number, caps: readonly Cap[]): readonly ContactRow[] {
  if (caps.length === 0) return rows;
  const edge = oldest - 2 * Math.max(longestWindow(caps), CONTACT_WINDOW_MS);
  const newest = new Set(
    [...Map.groupBy(rows, ({ channel }) => channel).values()].map((own) => newestContact(own, new Date(oldest))),
  );
  return rows.filter((row) => {
    const { status, at, expiresAt } = row;
    if (status === 'reserved' || at.getTime() > edge || newest.has(row)) return true;
    return expiresAt !== undefined && expiresAt.getTime() > edge;
  });
}

/**
 * What reserving would do to a cap unit's rows. A run gives a customer one place: asked again, by a retry or a second
 * worker, it answers the row that holds it, whichever candidate that was. A released row of the same id is replaced.
 */
export function reserveContact(
  rows: readonly ContactRow[],
  row: ContactRow,
  caps: readonly Cap[],
  now: Date,
): ReservationStep {
  const held = rows.find(
    ({ runId, customerId, status }) => runId === row.runId && customerId === row.customerId && status !== 'released',
  );
  if (held) return { kind: 'held', row: held };
  const refusals = capRefusals(rows, row, caps);
  if (refusals.length > 0) return { kind: 'refused', refusals };
  const others = rows.filter(({ outreachId }) => outreachId !== row.outreachId);
  const oldest = Math.min(now.getTime(), row.at.getTime());
  return { kind: 'taken', row, rows: [...prune(others, oldest, caps), row] };
}

/**
 * Asks for the same place at another instant: a contact that is put off counts where it will be. Refused, it keeps the
 * place it had; refused without a refusal, there is no such place (any more). What was handed over stays where it was.
 */
export function moveContact(
  rows: readonly ContactRow[],
  outreachId: string,
  to: Date,
  caps: readonly Cap[],
): ReservationStep {
  const row = rows.find((one) => one.outreachId === outreachId && one.status !== 'released');
  if (!row) return { kind: 'refused', refusals: [] };
  if (row.status !== 'reserved') return { kind: 'held', row };
  const moved = { ...row, dueAt: to, at: to };
  const refusals = capRefusals(rows, moved, caps);
  if (refusals.length > 0) return { kind: 'refused', refusals };
  return { kind: 'taken', row: moved, rows: rows.map((one) => (one === row ? moved : one)) };
}

/** `reserved` → `sent`; `at` becomes the hand-over instant. What was handed over or given back already stays. */
export function sentContact(row: ContactRow, at: Date): ContactRow {
  return row.status === 'reserved' ? { ...row, status: 'sent', at } : row;
}

/** What arrived was sent, even if the word of it came first. */
export function deliveredContact(row: ContactRow): ContactRow {
  return row.status === 'released' ? row : { ...row, status: 'delivered' };
}

/** Gives the slot back, once; what was delivered cannot be given back. */
export function releasedContact(row: ContactRow, because: string): ContactRow {
  if (row.status === 'released' || row.status === 'delivered') return row;
  return { ...row, status: 'released', releasedFrom: row.status, releasedBecause: because };
}
