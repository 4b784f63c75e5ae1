import type { Counters, CustomerEvent, EventCounting } from '../../../core/customer/customer-event.js';
import { countEvents, NO_COUNTERS } from '../../../core/customer/event/count-event.js';
import { same } from '../../../core/customer/history/field-change.js';
import type { Recounted } from '../../../flows/ports/customer-event-store.js';
import type { MongoConnection } from '../connection.js';
import type { EventRecord } from './customer-events.store.js';
import type { CustomerRecord } from './customer-record.js';

/** Somebody else was faster this often in a row only if something is wrong. */
const TRIES = 20;

type Head = Pick<CustomerRecord, '_id'> & { readonly mergedInto?: string };

/** Who answers for each id under which events of these customers may have been told: their own, and those merged into them. */
async function ownersOf(connection: MongoConnection, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const owners = new Map(ids.map((id) => [id, id]));
  for (let next = ids; next.length > 0; ) {
    const rows = await connection
      .collection<Head>('customers')
      .find({ mergedInto: { $in: [...next] } }, { projection: { mergedInto: 1 } })
      .toArray();
    const fresh = rows.filter(({ _id }) => !owners.has(_id));
    for (const { _id, mergedInto = '' } of fresh) owners.set(_id, owners.get(mergedInto) ?? mergedInto);
    next = fresh.map(({ _id }) => _id);
  }
  return owners;
}

/** `at`: as of that instant, only of those to whom something happened later. `noted`: events counted and not marked yet. */
type Wish = { readonly at?: Date; readonly noted?: readonly string[] };

/**
 * The counters that the kept events of some customers give; null where nothing had happened. Events that are not counted yet
 * are left out.
 */
export async function recounted(
  connection: MongoConnection,
  ids: readonly string[],
  counting: EventCounting,
  { at, noted = [] }: Wish,
): Promise<ReadonlyMap<string, Counters | null>> {
  const owners = await ownersOf(connection, ids);
  const told = [...owners.keys()];
  const events = connection.collection<EventRecord>('customer_events');
  const moved =
    at === undefined ? told : await events.distinct('customerId', { customerId: { $in: told }, at: { $gt: at } });
  const asked = new Set(moved.map((id) => owners.get(id) ?? id));
  if (asked.size === 0) return new Map();
  const found = new Map<string, CustomerEvent[]>([...asked].map((id) => [id, []]));
  const family = told.filter((id) => asked.has(owners.get(id) ?? id));
  const until = at === undefined ? {} : { at: { $lte: at } };
  const counted = [{ pending: { $exists: false } }, { _id: { $in: [...noted] } }];
  const filter = { customerId: { $in: family }, $or: counted, ...until };
  for await (const { _id: id, toldAt: _told, pending: _pending, counted: _counted, ...event } of events.find(filter)) {
    found.get(owners.get(event.customerId) ?? event.customerId)?.push({ id, ...event });
  }
  return new Map(
    [...found].map(([id, own]) => [id, own.length === 0 ? null : countEvents(NO_COUNTERS, own, counting)]),
  );
}

type Counted = Pick<CustomerRecord, '_id' | 'rev' | 'counters' | 'counting'>;

/** Writes the counters that come out otherwise; answers how many, and whose write came too late. */
async function writeOnce(connection: MongoConnection, counting: EventCounting, open: readonly Counted[]) {
  const noted = open.flatMap((one) => (one.counting ?? []).map(({ id }) => id));
  const ids = open.map(({ _id }) => _id);
  const counters = await recounted(connection, ids, counting, { noted });
  const customers = connection.collection<CustomerRecord>('customers');
  const lost: string[] = [];
  let changed = 0;
  for (const { _id, rev, counters: before } of open) {
    const now = counters.get(_id) ?? NO_COUNTERS;
    if (same(before, now)) continue;
    const { matchedCount } = await customers.updateOne(
      { _id, rev },
      { $set: { counters: now, rev: rev + 1, stale: true } },
    );
    if (matchedCount === 0) lost.push(_id);
    else changed += 1;
  }
  return { changed, lost };
}

/** Customers who have counters, after an id, in order; who changes meanwhile is looked at again. */
export async function recountPage(
  connection: MongoConnection,
  counting: EventCounting,
  after: string | null,
  limit: number,
): Promise<Recounted> {
  const customers = connection.collection<CustomerRecord>('customers');
  const options = { projection: { rev: 1, counters: 1, counting: 1 } } as const;
  const there = { counters: { $exists: true }, ...(after !== null && { _id: { $gt: after } }) };
  const page: readonly Counted[] = await customers.find(there, options).sort({ _id: 1 }).limit(limit).toArray();
  let [open, changed] = [page, 0];
  for (let tries = 0; open.length > 0; tries += 1) {
    if (tries === TRIES) throw new Error(`${open.length} customers keep changing while they are counted again`);
    const round = await writeOnce(connection, counting, open);
    changed += round.changed;
    const again = { counters: { $exists: true }, _id: { $in: round.lost } };
    open = round.lost.length === 0 ? [] : await customers.find(again, options).toArray();
  }
  return { looked: page.length, changed, next: page.length < limit ? null : (page.at(-1)?._id ?? null) };
}
