import type { Profile } from '../../../core/customer/change-customer.js';
import { PERSONAL_FIELDS, type Personal } from '../../../core/customer/customer.js';
import {
  entriesOf,
  type FieldChange,
  fieldChanges,
  type HistoryEntry,
  type LastChange,
} from '../../../core/customer/history/field-change.js';
import { insertAbsent, type MongoConnection } from '../connection.js';

export type HistoryRecord = HistoryEntry & { readonly _id: string };

type Sealed = { readonly personal: Personal; readonly lookup: Personal };
type Changing = { readonly _id: string; readonly lastChange?: LastChange | undefined };

/** Personal fields by their keyed hash, which tells whether they changed; what is kept of them stays sealed. */
function personalChanges(before: Sealed, after: Sealed): readonly FieldChange[] {
  return PERSONAL_FIELDS.filter((field) => before.lookup[field] !== after.lookup[field]).map((field) => ({
    field: `personal.${field}`,
    before: before.personal[field] ?? null,
    after: after.personal[field] ?? null,
  }));
}

/** Everything one write changes of a record. */
export function changesOf(before: Profile & Sealed, after: Profile & Sealed): readonly FieldChange[] {
  return [...fieldChanges(before, after), ...personalChanges(before, after)];
}

/**
 * Puts the last change of each customer among the rows. Whoever is about to change a customer does this first: the
 * change is on the customer since the write that made it, so no crash loses it, and a row that is there is a success.
 */
export async function keepLastChanges(connection: MongoConnection, customers: readonly Changing[]): Promise<void> {
  const rows = customers.flatMap(({ _id, lastChange }) =>
    lastChange === undefined
      ? []
      : entriesOf(_id, lastChange).map((entry) => ({ _id: `${_id}|${lastChange.rev}|${entry.field}`, ...entry })),
  );
  await insertAbsent(connection.collection<HistoryRecord>('customer_history'), rows);
}
