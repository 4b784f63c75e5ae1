import type { Counters, CustomerEvent, EventCounting } from '../../../core/customer/customer-event.js';
import { countEvents, NO_COUNTERS } from '../../../core/customer/event/count-event.js';
import { tellsTheSame } from '../../../core/customer/event/same-event.js';
import type { Clock } from '../../../flows/ports/clock.js';
import { CustomerEventStore, type EventFate, type Recounted } from '../../../flows/ports/customer-event-store.js';
import { type AnyBulkWriteOperation, insertAbsent, type MongoConnection } from '../connection.js';
import { type CustomerRecord, THERE } from './customer-record.js';
import { familyOf } from './family.js';
import { recountPage } from './recount.js';

/** `customerId` is as told; `counted` is the `rev` of the write that counted it, `pending: 1` until it is known to be. */
export type EventRecord = Omit<CustomerEvent, 'id'> & {
  readonly _id: string;
  /** System time. */
  readonly toldAt: Date;
  readonly pending?: 1;
  readonly counted?: number;
  /** It waits to be decided on; `begunAt` since when, business time. */
  readonly undecided?: 1;
  readonly begunAt?: Date;
};

type Owner = Pick<CustomerRecord, '_id' | 'rev' | 'counters' | 'counting'>;
type Head = Owner & { readonly mergedInto?: string; readonly gone?: boolean };
type Round = { readonly owner: Owner; readonly fresh: EventRecord[]; readonly marks: Map<number, string[]> };
type Owners = ReadonlyMap<string, Owner>;
/** Ids of events and whose they were told to be. */
type Open = ReadonlyMap<string, string>;

/** Somebody else was faster this often in a row only if something is wrong. */
const TRIES = 20;
/** Events in one round trip. */
const PAGE = 2_000;

export function eventOf(record: EventRecord): CustomerEvent {
  const { _id, toldAt, pending, counted, undecided, begunAt, ...event } = record;
  return { id: _id, ...event };
}

/**
 * The order is the law: an event is kept as pending; its customer counts it and notes its id in the same write; it is
 * marked as counted; the next count leaves the note out. Who looks reads the customer first and the marks after it. So an
 * event whose note has gone is seen to be counted, and one that died on the way is counted by whoever comes next.
 */
export class MongoCustomerEventStore extends CustomerEventStore {
  constructor(
    private readonly connection: MongoConnection,
    private readonly counting: EventCounting,
    private readonly clock: Clock,
  ) {
    super();
  }

  static async ensureIndexes(connection: MongoConnection): Promise<void> {
    await connection.collection<EventRecord>('customer_events').createIndexes([
      { key: { customerId: 1, at: -1 }, name: 'customer' },
      { key: { customerId: 1, counted: 1 }, name: 'counted' },
      { key: { toldAt: 1 }, name: 'pending', partialFilterExpression: { pending: 1 } },
      { key: { undecided: 1, toldAt: 1 }, name: 'undecided', partialFilterExpression: { undecided: 1 } },
    ]);
  }

  private get events() {
    return this.connection.collection<EventRecord>('customer_events');
  }

  private get customers() {
    return this.connection.collection<CustomerRecord>('customers');
  }

  override async record(events: readonly CustomerEvent[], decidesFrom?: Date): Promise<readonly EventFate[]> {
    const fates: EventFate[] = [];
    for (let from = 0; from < events.length; from += PAGE) {
      fates.push(...(await this.recordPage(events.slice(from, from + PAGE), decidesFrom)));
    }
    return fates;
  }

  private async recordPage(events: readonly CustomerEvent[], decidesFrom?: Date): Promise<readonly EventFate[]> {
    const known = wordsOf(await this.kept([...new Set(events.map(({ id }) => id))]));
    const first = await this.ownersOf([...events, ...known.values()].map(({ customerId }) => customerId));
    const rows = this.rowsOf(events, known, first, decidesFrom);
    const entered = await this.enter([...rows.values()]);
    const said = wordsOf(entered);
    const owners = entered.every(({ customerId }) => first.has(customerId))
      ? first
      : await this.ownersOf([...events, ...known.values(), ...said.values()].map(({ customerId }) => customerId));
    const open = [...known.values(), ...said.values()].filter(({ pending }) => pending === 1);
    const nobodys = await this.countAll(new Map(open.map(({ id, customerId }) => [id, customerId])), owners);
    return events.map((event): EventFate => {
      const { id, customerId } = event;
      const before = known.get(id);
      if (before !== undefined) return fateAgain(before, event, owners);
      if (!owners.has(customerId) || nobodys.has(id)) return 'no-customer';
      const word = said.get(id);
      if (word !== undefined) known.set(id, word);
      const fate = word === undefined ? 'known' : fateAgain(word, event, owners);
      return fate === 'known' ? 'counted' : fate;
    });
  }

  /** What is new of these, each id by the first who is somebody's. */
  private rowsOf(
    events: readonly CustomerEvent[],
    known: ReadonlyMap<string, unknown>,
    owners: Owners,
    decidesFrom?: Date,
  ): ReadonlyMap<string, EventRecord> {
    const toldAt = this.clock.system();
    const rows = new Map<string, EventRecord>();
    for (const { id, ...event } of events) {
      if (known.has(id) || rows.has(id) || !owners.has(event.customerId)) continue;
      const waits = decidesFrom !== undefined && event.at >= decidesFrom;
      rows.set(id, { _id: id, ...event, toldAt, pending: 1, ...(waits ? { undecided: 1 } : {}) });
    }
    return rows;
  }

  /** Answers what is kept under these ids: another word, where somebody told one of them at the same moment. */
  private async enter(rows: readonly EventRecord[]): Promise<readonly EventRecord[]> {
    const inserted = await insertAbsent(this.events, rows);
    return inserted === rows.length ? rows : this.kept(rows.map(({ _id }) => _id));
  }

  private kept(ids: readonly string[]): Promise<EventRecord[]> {
    return this.events.find({ _id: { $in: [...ids] } }).toArray();
  }

  override async settle(before: Date, limit: number): Promise<number> {
    const filter = { pending: 1, toldAt: { $lt: before } } as const;
    const found = this.events.find(filter, { projection: { customerId: 1 } });
    const rows = await found.sort({ toldAt: 1 }).limit(limit).toArray();
    const open = new Map(rows.map(({ _id, customerId }) => [_id, customerId]));
    await this.countAll(open, await this.ownersOf([...open.values()]));
    return rows.length;
  }

  override async ofCustomer(customerId: string, limit: number): Promise<readonly CustomerEvent[]> {
    const family = await familyOf(this.customers, customerId);
    const found = this.events.find({ customerId: { $in: [...family] } });
    return (await found.sort({ at: -1, _id: 1 }).limit(limit).toArray()).map(eventOf);
  }

  override async recount(after: string | null, limit: number): Promise<Recounted> {
    return await recountPage(this.connection, this.counting, after, limit);
  }

  override async countersOf(customerId: string): Promise<Counters | null> {
    const filter = { _id: { $eq: customerId }, ...THERE };
    return (await this.customers.findOne(filter, { projection: { counters: 1 } }))?.counters ?? null;
  }

  /** Counts what is pending of these; answers those that are nobody's any more, and removes them. */
  private async countAll(all: Open, first: Owners): Promise<ReadonlySet<string>> {
    const nobodys = new Set<string>();
    let [open, owners] = [all, first];
    for (let tries = 0; open.size > 0; tries += 1) {
      if (tries === TRIES) throw new Error(`customers keep changing while ${open.size} events are counted`);
      if (tries > 0) owners = await this.ownersOf([...open.values()]);
      open = await this.countOnce(open, owners, nobodys);
    }
    return nobodys;
  }

  /** Answers the events that are still to be counted: their customers changed since they were read. */
  private async countOnce(open: Open, owners: Owners, nobodys: Set<string>): Promise<Open> {
    const noted = [...new Set(owners.values())].flatMap(({ counting = [] }) => counting.map(({ id }) => id));
    const asked = [...new Set([...open.keys(), ...noted])];
    // After the customers, never before them: see the law above.
    const pending = await this.events.find({ _id: { $in: asked }, pending: 1 }).toArray();
    const rounds = roundsOf(pending, owners);
    const placed = new Set(
      rounds.flatMap(({ fresh, marks }) => [...fresh.map(({ _id }) => _id), ...[...marks.values()].flat()]),
    );
    await this.removeNobodys(
      pending.map(({ _id }) => _id).filter((id) => !placed.has(id)),
      nobodys,
    );
    const lost = await this.countOn(rounds);
    await this.mark(rounds.filter(({ owner }) => !lost.has(owner._id)));
    const late = rounds.filter(({ owner }) => lost.has(owner._id)).flatMap(({ fresh }) => fresh);
    return new Map(late.map(({ _id, customerId }) => [_id, customerId]));
  }

  private async removeNobodys(ids: readonly string[], nobodys: Set<string>): Promise<void> {
    if (ids.length === 0) return;
    await this.events.deleteMany({ _id: { $in: [...ids] }, pending: 1 });
    for (const id of ids) nobodys.add(id);
  }

  /** Who counts for each of these ids: the customer, or the record it was merged into. Nobody's ids are left out. */
  private async ownersOf(customerIds: readonly string[]): Promise<Owners> {
    const heads = new Map<string, Head>();
    for (let next = [...new Set(customerIds)]; next.length > 0; ) {
      const projection = { rev: 1, counters: 1, counting: 1, mergedInto: 1, gone: 1 };
      const rows = (await this.customers.find({ _id: { $in: next } }, { projection }).toArray()) as readonly Head[];
      for (const row of rows) heads.set(row._id, row);
      next = rows.flatMap(({ mergedInto }) => (mergedInto === undefined || heads.has(mergedInto) ? [] : [mergedInto]));
    }
    const owners = new Map<string, Owner>();
    for (const id of customerIds) {
      let head = heads.get(id);
      while (head?.mergedInto !== undefined) head = heads.get(head.mergedInto);
      if (head !== undefined && head.gone !== true) owners.set(id, head);
    }
    return owners;
  }

  /** The customers whose write came too late. */
  private async countOn(rounds: readonly Round[]): Promise<ReadonlySet<string>> {
    const counting = rounds.filter(({ fresh }) => fresh.length > 0);
    if (counting.length === 0) return new Set();
    const { matchedCount } = await this.customers.bulkWrite(
      counting.map((round) => this.countOf(round)),
      { ordered: false },
    );
    // Which of them matched is not told: all are looked at again, and a note says who has counted.
    if (matchedCount < counting.length) return new Set(counting.map(({ owner }) => owner._id));
    for (const { owner, fresh, marks } of counting) {
      const rev = owner.rev + 1;
      marks.set(rev, [...(marks.get(rev) ?? []), ...fresh.map(({ _id }) => _id)]);
    }
    return new Set();
  }

  /** Notes of events that are marked by now are left out. */
  private countOf({ owner, fresh, marks }: Round): AnyBulkWriteOperation<CustomerRecord> {
    const rev = owner.rev + 1;
    const notes = [...marks].flatMap(([at, ids]) => ids.map((id) => ({ id, rev: at })));
    const counting = [...notes, ...fresh.map(({ _id: id }) => ({ id, rev }))];
    const counters = countEvents(owner.counters ?? NO_COUNTERS, fresh.map(eventOf), this.counting);
    const update = { $set: { counters, counting, stale: true, rev } };
    return { updateOne: { filter: { _id: owner._id, rev: owner.rev }, update } };
  }

  private async mark(rounds: readonly Round[]): Promise<void> {
    const marks = rounds.flatMap(({ marks: found }) =>
      [...found].map(([rev, ids]): AnyBulkWriteOperation<EventRecord> => {
        const update = { $set: { counted: rev }, $unset: { pending: '' as const } };
        return { updateMany: { filter: { _id: { $in: ids }, pending: 1 }, update } };
      }),
    );
    if (marks.length > 0) await this.events.bulkWrite(marks, { ordered: false });
  }
}

type Word = CustomerEvent & Pick<EventRecord, 'pending'>;

function wordsOf(records: readonly EventRecord[]): Map<string, Word> {
  return new Map(
    records.map((record) => [record._id, { ...eventOf(record), ...(record.pending === 1 ? { pending: 1 } : {}) }]),
  );
}

/** Of an id that is there: whether it is told the same of the same customer, whichever record answers for them by now. */
function fateAgain(word: CustomerEvent, event: CustomerEvent, owners: Owners): EventFate {
  const ownerOf = ({ customerId }: CustomerEvent) => owners.get(customerId)?._id ?? customerId;
  if (ownerOf(word) !== ownerOf(event)) return 'other-customer';
  return tellsTheSame(word, event) ? 'known' : 'other-content';
}

/** By customer: what is new to it, and what it has counted already and is not marked yet. */
function roundsOf(pending: readonly EventRecord[], owners: Owners): readonly Round[] {
  const rounds = new Map<string, Round>();
  for (const owner of owners.values()) rounds.set(owner._id, { owner, fresh: [], marks: new Map() });
  const noted = new Map(
    [...rounds.values()].flatMap((round) =>
      (round.owner.counting ?? []).map(({ id, rev }) => [id, { round, rev }] as const),
    ),
  );
  for (const event of pending) {
    const note = noted.get(event._id);
    if (note) note.round.marks.set(note.rev, [...(note.round.marks.get(note.rev) ?? []), event._id]);
    else rounds.get(owners.get(event.customerId)?._id ?? '')?.fresh.push(event);
  }
  return [...rounds.values()];
}
