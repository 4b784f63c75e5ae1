import type { Profile } from '../../../core/customer/change-customer.js';
import type { CustomerEvent, EventCounting } from '../../../core/customer/customer-event.js';
import { countEvents, NO_COUNTERS } from '../../../core/customer/event/count-event.js';
import { profileTakenBack, takeBack } from '../../../core/customer/merge/take-back.js';
import type { MergeRecord } from '../../../flows/ports/merge-store.js';
import type { MongoConnection } from '../connection.js';
import type { EventRecord } from './customer-events.store.js';
import { type CustomerRecord, lookedUpBy } from './customer-record.js';
import { familyOf } from './family.js';
import { changesOf } from './history-rows.js';

/** A merge with both records as they were, and the primary as the merge left it. */
export type StoredMerge = Omit<MergeRecord, 'id'> & {
  readonly _id: string;
  readonly before: { readonly primary: CustomerRecord; readonly other: CustomerRecord };
  readonly merged: CustomerRecord;
};

type Undoing = { readonly counting: EventCounting; readonly at: Date; readonly system: Date };
type Since = { readonly mine: readonly CustomerEvent[]; readonly others: readonly CustomerEvent[] };
type Notes = NonNullable<CustomerRecord['counting']>;

function profileIn(record: CustomerRecord): Profile {
  const { relationship, origin, basic, business, usage, preference, consents, contactPoints } = record;
  const profile = { relationship, origin, basic, business, usage, preference, consents };
  return contactPoints === undefined ? profile : { ...profile, contactPoints };
}

/** Events that the primary counted since the merge, marked or only noted so far, by whose id they were told. */
async function eventsSince(
  connection: MongoConnection,
  { primaryId, otherId, merged }: StoredMerge,
  notes: Notes,
): Promise<Since & { readonly ofOther: ReadonlySet<string> }> {
  const customers = connection.collection<CustomerRecord>('customers');
  const others = new Set(await familyOf(customers, otherId));
  const family = await familyOf(customers, primaryId);
  const noted = notes.filter(({ rev }) => rev > merged.rev).map(({ id }) => id);
  const rows = await connection
    .collection<EventRecord>('customer_events')
    .find({ customerId: { $in: [...family] }, $or: [{ counted: { $gt: merged.rev } }, { _id: { $in: noted } }] })
    .sort({ _id: 1 })
    .toArray();
  const events = rows.map(({ _id: id, toldAt: _told, pending: _pending, counted: _counted, ...event }) => ({
    id,
    ...event,
  }));
  const open = await connection
    .collection<EventRecord>('customer_events')
    .find({ _id: { $in: notes.map(({ id }) => id) }, customerId: { $in: [...others] } }, { projection: { _id: 1 } })
    .toArray();
  return {
    mine: events.filter(({ customerId }) => !others.has(customerId)),
    others: events.filter(({ customerId }) => others.has(customerId)),
    ofOther: new Set(open.map(({ _id }) => _id)),
  };
}

/** One of the two as it was, with the events told of it since counted upon what it had. */
function countedOn(record: CustomerRecord, events: readonly CustomerEvent[], notes: Notes, counting: EventCounting) {
  const { counters: before, counting: _notes, ...rest } = record;
  const counters = countEvents(before ?? NO_COUNTERS, events, counting);
  return {
    ...rest,
    ...(before !== undefined || events.length > 0 ? { counters } : {}),
    ...(notes.length > 0 ? { counting: notes } : {}),
  };
}

/**
 * Both records after the undo: exactly as they were, but for what sources said since and the `rev`, which only rises. What
 * models said of the mixture is forgotten: they go on from where they were.
 */
export async function unmerged(
  connection: MongoConnection,
  stored: StoredMerge,
  now: { readonly primary: CustomerRecord; readonly rev: number },
  { counting, at, system }: Undoing,
): Promise<StoredMerge['before']> {
  const { before, merged } = stored;
  const { primary, rev } = now;
  const notes = primary.counting ?? [];
  const { mine, others, ofOther } = await eventsSince(connection, stored, notes);
  const { contactPoints: _points, lastChange: _last, ...kept } = before.primary;
  const record: CustomerRecord = {
    ...kept,
    ...profileTakenBack(profileIn(before.primary), profileIn(merged), profileIn(primary)),
    personal: takeBack(before.primary.personal, merged.personal, primary.personal),
    ...lookedUpBy(takeBack(before.primary.lookup, merged.lookup, primary.lookup)),
    contentHash: takeBack(before.primary.contentHash, merged.contentHash, primary.contentHash),
    rev,
    stale: true,
  };
  const fields = changesOf(primary, record);
  const source = `unmerge:${stored._id}`;
  const lastChange =
    fields.length === 0 ? {} : { lastChange: { rev, effectiveAt: at, recordedAt: system, source, fields } };
  const own = notes.filter(({ id }) => !ofOther.has(id));
  return {
    primary: { ...countedOn(record, mine, own, counting), ...lastChange },
    other: {
      ...countedOn(
        before.other,
        others,
        notes.filter(({ id }) => ofOther.has(id)),
        counting,
      ),
      // It was put aside as it was stored, which may have been before `has` was.
      ...lookedUpBy(before.other.lookup),
      rev,
      stale: true,
    },
  };
}
