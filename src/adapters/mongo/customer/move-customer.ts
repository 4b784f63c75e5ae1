import { idForm } from '../../../core/customer/identity.js';
import type { Clock } from '../../../flows/ports/clock.js';
import type { CustomerMove } from '../../../flows/ports/customer-store.js';
import type { MongoConnection } from '../connection.js';
import { type CustomerRecord, THERE } from './customer-record.js';
import { changesOf, keepLastChanges } from './history-rows.js';

/** A customer somebody else changes at the same moment is read again; this often, then it is a fault. */
const TRIES = 8;

/** The customer hangs on another node of the organisation: history, and stale, from the same write on. */
export async function moveCustomer(
  connection: MongoConnection,
  clock: Clock,
  { id, orgNode, by, at }: CustomerMove,
): Promise<'moved' | 'there' | 'unknown'> {
  const customers = connection.collection<CustomerRecord>('customers');
  for (let tries = 0; tries < TRIES; tries += 1) {
    const before = await customers.findOne({ _id: { $eq: idForm(id) }, ...THERE });
    if (before === null) return 'unknown';
    const { orgNode: _node, ...others } = before.basic;
    const after = { ...before, basic: orgNode === null ? others : { ...others, orgNode } };
    const fields = changesOf(before, after);
    if (fields.length === 0) return 'there';
    await keepLastChanges(connection, [before]);
    const rev = before.rev + 1;
    const lastChange = { rev, effectiveAt: at, recordedAt: clock.system(), source: `move:${by}`, fields };
    const { matchedCount } = await customers.updateOne(
      { _id: before._id, rev: before.rev },
      { $set: { basic: after.basic, rev, stale: true, lastChange } },
    );
    if (matchedCount === 1) return 'moved';
  }
  throw new Error('a customer keeps changing while it is moved');
}
