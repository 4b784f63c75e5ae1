import { changeProfile } from '../../core/customer/change-customer.js';
import type { Withdrawal } from '../../core/customer/consent.js';
import type { Customer, PersonalField } from '../../core/customer/customer.js';
import { PERSONAL_FIELDS } from '../../core/customer/customer.js';
import { idForm, lookupForm } from '../../core/customer/identity.js';
import { placeOf } from '../../core/kit/hash.js';
import type { Cipher } from '../../flows/ports/cipher.js';
import type { Clock } from '../../flows/ports/clock.js';
import {
  type Circle,
  type CustomerMove,
  CustomerStore,
  type CustomerWrite,
  type WriteCounts,
} from '../../flows/ports/customer-store.js';
import {
  type AnyBulkWriteOperation,
  type Collection,
  type Filter,
  MongoBulkWriteError,
  type MongoConnection,
} from './connection.js';
import {
  type CustomerRecord,
  customerOf,
  eachField,
  isTombstone,
  lookedUpBy,
  THERE,
  type Tombstone,
} from './customer/customer-record.js';
import { fillHas } from './customer/fill-has.js';
import { changesOf, keepLastChanges } from './customer/history-rows.js';
import { moveCustomer } from './customer/move-customer.js';
import { withdrawConsent } from './customer/withdraw-consent.js';

type Counts = { inserted: number; updated: number; unchanged: number };
type Before = CustomerRecord | Tombstone | null;
type Known = { readonly before: Before; readonly after: CustomerRecord };
type Head = Pick<CustomerRecord, '_id' | 'contentHash'> & Partial<Pick<Tombstone, 'mergedInto' | 'cleaning'>>;

/** Rows are let be of who was merged away, which is the primary's source's to speak of, and of who is just being forgotten. */
function isLetBe(head: Pick<Head, 'mergedInto' | 'cleaning'> | undefined): boolean {
  return head?.mergedInto !== undefined || head?.cleaning === true;
}

/** Households and groups by the field that says who belongs to one. */
const CIRCLES = { household: 'business.householdId', group: 'business.groupId' } as const;

/** A customer somebody else changes at the same moment is read again; this often, then it is a fault. */
const TRIES = 8;

/** One customer at most once a round, in the order given. */
function roundsOf(writes: readonly CustomerWrite[]): readonly (readonly CustomerWrite[])[] {
  const rounds: CustomerWrite[][] = [];
  const seen = new Map<string, number>();
  for (const write of writes) {
    const round = seen.get(write.customer.id) ?? 0;
    seen.set(write.customer.id, round + 1);
    const batch = rounds[round];
    if (batch === undefined) rounds.push([write]);
    else batch.push(write);
  }
  return rounds;
}

export class MongoCustomerStore extends CustomerStore {
  private readonly customers: Collection<CustomerRecord>;

  constructor(
    private readonly connection: MongoConnection,
    private readonly cipher: Cipher,
    private readonly clock: Clock,
  ) {
    super();
    this.customers = connection.collection<CustomerRecord>('customers');
  }

  static async ensureIndexes(connection: MongoConnection): Promise<void> {
    const customers = connection.collection<CustomerRecord>('customers');
    await customers.createIndexes([
      { key: { h: 1 }, name: 'place' },
      { key: { h: 1 }, name: 'stale', partialFilterExpression: { stale: true } },
      { key: { h: 1 }, name: 'gone', partialFilterExpression: { gone: true } },
      { key: { mergedInto: 1 }, name: 'merged', sparse: true },
      ...Object.values(CIRCLES).map((field) => ({ key: { [field]: 1, _id: 1 } as const, name: field, sparse: true })),
      ...PERSONAL_FIELDS.map((field) => ({ key: { [`lookup.${field}`]: 1 }, name: `lookup_${field}`, sparse: true })),
    ]);
    await fillHas(connection);
  }

  /** Whether the personal data that is there was sealed with this cipher's key; true where there is none. */
  static async opensWith(connection: MongoConnection, cipher: Cipher): Promise<boolean> {
    const customers = connection.collection<CustomerRecord>('customers');
    const filter = { $or: PERSONAL_FIELDS.map((field) => ({ [`lookup.${field}`]: { $exists: true } })) };
    const record = await customers.findOne(filter, { projection: { personal: 1 } });
    try {
      eachField(record?.personal ?? {}, (_field, sealed) => cipher.decrypt(sealed));
      return true;
    } catch {
      return false;
    }
  }

  async apply(writes: readonly CustomerWrite[]): Promise<WriteCounts> {
    const counts = { inserted: 0, updated: 0, unchanged: 0 };
    for (const round of roundsOf(writes)) {
      let open = round;
      for (let tries = 0; open.length > 0; tries += 1) {
        if (tries === TRIES) throw new Error(`customers keep changing while ${open.length} of them are written`);
        open = await this.applyOnce(open, counts);
      }
    }
    return counts;
  }

  /** Writes what is not there yet; answers the writes that lost a race. */
  private async applyOnce(writes: readonly CustomerWrite[], counts: Counts): Promise<readonly CustomerWrite[]> {
    const heads = await this.headsOf(writes);
    const changed = writes.filter(({ customer, contentHash }) => {
      const head = heads.get(customer.id);
      return !isLetBe(head) && head?.contentHash !== contentHash;
    });
    counts.unchanged += writes.length - changed.length;
    if (changed.length === 0) return [];
    const read = await this.afterwards(changed, heads);
    const known = read.filter(({ before }) => before === null || !isTombstone(before) || !isLetBe(before));
    counts.unchanged += read.length - known.length;
    const lost = await this.write(known);
    for (const { before, after } of known) {
      if (lost.has(after._id)) continue;
      if (before === null || isTombstone(before)) counts.inserted += 1;
      else counts.updated += 1;
    }
    return changed.filter(({ customer }) => lost.has(customer.id));
  }

  private async headsOf(writes: readonly CustomerWrite[]): Promise<ReadonlyMap<string, Head>> {
    const ids = writes.map(({ customer }) => customer.id);
    const rows = await this.customers
      .find({ _id: { $in: ids } })
      .project<Head>({ contentHash: 1, mergedInto: 1, cleaning: 1 })
      .batchSize(10_000)
      .toArray();
    return new Map(rows.map((row) => [row._id, row]));
  }

  /** Every changed customer's record before and after; the change before this one is history by then. */
  private async afterwards(writes: readonly CustomerWrite[], heads: ReadonlyMap<string, Head>): Promise<Known[]> {
    const ids = writes.map(({ customer }) => customer.id).filter((id) => heads.has(id));
    const records = ids.length === 0 ? [] : await this.customers.find({ _id: { $in: ids } }).toArray();
    const stored = new Map(records.map((record): [string, CustomerRecord | Tombstone] => [record._id, record]));
    const known = writes.map((write) => {
      const before = stored.get(write.customer.id) ?? null;
      return { before, after: this.changed(before, write) };
    });
    const moving = known.filter(({ after }) => after.lastChange !== undefined);
    await keepLastChanges(
      this.connection,
      moving.flatMap(({ before }) => (before === null || isTombstone(before) ? [] : [before])),
    );
    return known;
  }

  private changed(last: Before, write: CustomerWrite): CustomerRecord {
    const { customer, contentHash } = write;
    const { personal } = customer;
    const before = last === null || isTombstone(last) ? null : last;
    const now = this.clock.system();
    const rev = before === null ? Math.max(now.getTime(), (last?.rev ?? 0) + 1) : before.rev + 1;
    const after = {
      _id: customer.id,
      h: placeOf(customer.id),
      rev,
      stale: true,
      ...changeProfile(before, write),
      personal: { ...before?.personal, ...eachField(personal, (_field, value) => this.cipher.encrypt(value)) },
      ...lookedUpBy({ ...before?.lookup, ...eachField(personal, (field, value) => this.lookupOf(field, value)) }),
      contentHash,
    };
    const { effectiveAt = this.clock.now(), source = customer.origin } = write;
    if (before === null) return { ...after, since: effectiveAt };
    const fields = changesOf(before, after);
    if (fields.length === 0) return after;
    // A word of an earlier time: the record is known since then.
    const since = effectiveAt < (before.since ?? new Date(before.rev)) ? { since: effectiveAt } : {};
    return { ...after, ...since, lastChange: { rev, effectiveAt, recordedAt: now, source, fields } };
  }

  /** The ids whose write found the customer changed, or there, by somebody else. */
  private async write(known: readonly Known[]): Promise<ReadonlySet<string>> {
    const inserts = known.filter(({ before }) => before === null);
    const updates = known.filter(({ before }) => before !== null);
    const lost = await this.insert(inserts.map(({ after }) => after));
    if (updates.length === 0) return lost;
    const { matchedCount } = await this.customers.bulkWrite(updates.flatMap(updateOf), { ordered: false });
    if (matchedCount === updates.length) return lost;
    // Which of them matched is not told: the records are.
    const ids = updates.map(({ after }) => after._id);
    const rows = await this.customers.find({ _id: { $in: ids } }, { projection: { rev: 1, contentHash: 1 } }).toArray();
    const now = new Map(rows.map((row) => [row._id, row]));
    const missed = updates.filter(({ after }) => {
      const row = now.get(after._id);
      return row?.rev !== after.rev || row.contentHash !== after.contentHash;
    });
    return new Set([...lost, ...missed.map(({ after }) => after._id)]);
  }

  private async insert(records: readonly CustomerRecord[]): Promise<ReadonlySet<string>> {
    if (records.length === 0) return new Set();
    try {
      await this.customers.insertMany([...records], { ordered: false });
      return new Set();
    } catch (error) {
      if (!(error instanceof MongoBulkWriteError)) throw error;
      const failures = Array.isArray(error.writeErrors) ? error.writeErrors : [error.writeErrors];
      if (failures.some((failure) => failure.code !== 11_000)) throw error;
      return new Set(failures.flatMap((failure) => records[failure.index]?._id ?? []));
    }
  }

  move(wish: CustomerMove): Promise<'moved' | 'there' | 'unknown'> {
    return moveCustomer(this.connection, this.clock, wish);
  }

  withdraw(id: string, word: Withdrawal, by: string): Promise<'withdrawn' | 'overtaken' | 'unknown'> {
    return withdrawConsent(this.connection, this.clock, { id, word, by });
  }

  async find(id: string): Promise<Customer | null> {
    const record = await this.customers.findOne({ _id: idForm(id), ...THERE });
    return record === null ? null : customerOf(record, this.cipher);
  }

  async findMany(ids: readonly string[]): Promise<readonly Customer[]> {
    const records = await this.customers.find({ _id: { $in: ids.map(idForm) }, ...THERE }).toArray();
    return records.map((record) => customerOf(record, this.cipher));
  }

  async lookup(field: PersonalField, value: string): Promise<readonly string[]> {
    const hash = this.lookupOf(field, value);
    const rows = await this.customers
      .find({ [`lookup.${field}`]: { $eq: hash } }, { projection: { _id: 1 } })
      .sort({ _id: 1 })
      .toArray();
    return rows.map((row) => row._id);
  }

  /** Exact, from the index: an estimate is wrong after an unclean stop. */
  async count(): Promise<number> {
    const all = await this.customers.countDocuments({}, { hint: '_id_' });
    return all - (await this.customers.countDocuments({ gone: true }, { hint: 'gone' }));
  }

  async answersFor(id: string): Promise<string | null> {
    let owner: string | null = null;
    for (let next: string | undefined = idForm(id); next !== undefined; ) {
      const filter = { _id: { $eq: next }, mergedInto: { $exists: true } } as Filter<CustomerRecord>;
      const [row] = await this.customers.find(filter).project<Tombstone>({ mergedInto: 1 }).toArray();
      next = row?.mergedInto;
      owner = next ?? owner;
    }
    return owner;
  }

  async members(circle: Circle, id: string, limit: number): Promise<readonly string[]> {
    const filter = { [CIRCLES[circle]]: { $eq: id } } as Filter<CustomerRecord>;
    const rows = await this.customers
      .find(filter, { projection: { _id: 1 } })
      .sort({ _id: 1 })
      .limit(limit)
      .toArray();
    return rows.map((row) => row._id);
  }

  private lookupOf(field: PersonalField, value: string): string {
    return this.cipher.lookup(field, lookupForm(field, value));
  }
}

/** Only the profile is set: what other work keeps on the document stays. Over a tombstone a new life begins. */
function updateOf({ before, after }: Known): AnyBulkWriteOperation<CustomerRecord>[] {
  if (before === null) return [];
  const filter = { _id: after._id, rev: before.rev };
  if (isTombstone(before)) return [{ replaceOne: { filter, replacement: after } }];
  const { _id, h: _place, ...fields } = after;
  return [{ updateOne: { filter, update: { $set: fields } } }];
}
