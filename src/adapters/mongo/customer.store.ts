import { changeProfile } from '../../core/customer/change-customer.js';
import type { Customer, Personal, PersonalField } from '../../core/customer/customer.js';
import { PERSONAL_FIELDS } from '../../core/customer/customer.js';
import { idForm, lookupForm } from '../../core/customer/identity.js';
import type { FactSource } from '../../core/facts/derive-facts.js';
import { placeOf } from '../../core/kit/hash.js';
import type { Cipher } from '../../flows/ports/cipher.js';
import type { Clock } from '../../flows/ports/clock.js';
import { CustomerStore, type CustomerWrite, type WriteCounts } from '../../flows/ports/customer-store.js';
import {
  type AnyBulkWriteOperation,
  type Collection,
  MongoBulkWriteError,
  type MongoConnection,
} from './connection.js';

/** `personal` holds ciphertexts, `lookup` keyed hashes of the same fields. `h` is the place, `rev` is raised by every change. */
export type CustomerRecord = Omit<Customer, 'id'> & {
  readonly _id: string;
  readonly h: number;
  readonly rev: number;
  /** A change that fact blocks have not yet taken up. */
  readonly stale?: boolean;
  readonly lookup: Personal;
  readonly contentHash: string;
};

/** What facts are derived from: nothing that identifies a person leaves the database for it. */
export const FACT_PROJECTION = { personal: 0, contentHash: 0 } as const;
export type FactRecord = Omit<CustomerRecord, 'personal' | 'contentHash'>;

export function factSourceOf(record: FactRecord): FactSource {
  const { relationship, origin, basic, business, usage, preference, consents } = record;
  const has = new Set(Object.keys(record.lookup));
  return { id: record._id, relationship, origin, basic, business, usage, preference, consents, has };
}

function customerOf(record: CustomerRecord, cipher: Cipher): Customer {
  const { relationship, origin, basic, business, usage, preference, consents } = record;
  const personal = eachField(record.personal, (_field, sealed) => cipher.decrypt(sealed));
  return { id: record._id, relationship, origin, personal, basic, business, usage, preference, consents };
}

function eachField(values: Personal, change: (field: PersonalField, value: string) => string): Personal {
  const changed: { [F in PersonalField]?: string } = {};
  for (const field of PERSONAL_FIELDS) {
    const value = values[field];
    if (value !== undefined) changed[field] = change(field, value);
  }
  return changed;
}

type Counts = { inserted: number; updated: number; unchanged: number };
type Known = { readonly before: CustomerRecord | null; readonly after: CustomerRecord };

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
    connection: MongoConnection,
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
      ...PERSONAL_FIELDS.map((field) => ({ key: { [`lookup.${field}`]: 1 }, name: `lookup_${field}`, sparse: true })),
    ]);
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
    const hashes = await this.hashesOf(writes);
    const changed = writes.filter(({ customer, contentHash }) => hashes.get(customer.id) !== contentHash);
    counts.unchanged += writes.length - changed.length;
    if (changed.length === 0) return [];
    const known = await this.afterwards(changed, hashes);
    const lost = await this.write(known);
    for (const { before, after } of known) {
      if (lost.has(after._id)) continue;
      if (before === null) counts.inserted += 1;
      else counts.updated += 1;
    }
    return changed.filter(({ customer }) => lost.has(customer.id));
  }

  private async hashesOf(writes: readonly CustomerWrite[]): Promise<ReadonlyMap<string, string>> {
    const ids = writes.map(({ customer }) => customer.id);
    const rows = await this.customers
      .find({ _id: { $in: ids } }, { projection: { contentHash: 1 } })
      .batchSize(10_000)
      .toArray();
    return new Map(rows.map((row) => [row._id, row.contentHash]));
  }

  /** Every changed customer's record before and after. */
  private async afterwards(writes: readonly CustomerWrite[], hashes: ReadonlyMap<string, string>): Promise<Known[]> {
    const ids = writes.map(({ customer }) => customer.id).filter((id) => hashes.has(id));
    const records = ids.length === 0 ? [] : await this.customers.find({ _id: { $in: ids } }).toArray();
    const stored = new Map(records.map((record) => [record._id, record]));
    return writes.map((write) => {
      const before = stored.get(write.customer.id) ?? null;
      return { before, after: this.changed(before, write) };
    });
  }

  private changed(before: CustomerRecord | null, write: CustomerWrite): CustomerRecord {
    const { customer, contentHash } = write;
    const { personal } = customer;
    return {
      _id: customer.id,
      h: placeOf(customer.id),
      rev: before === null ? this.clock.system().getTime() : before.rev + 1,
      stale: true,
      ...changeProfile(before, write),
      personal: { ...before?.personal, ...eachField(personal, (_field, value) => this.cipher.encrypt(value)) },
      lookup: { ...before?.lookup, ...eachField(personal, (field, value) => this.lookupOf(field, value)) },
      contentHash,
    };
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

  async find(id: string): Promise<Customer | null> {
    const record = await this.customers.findOne({ _id: idForm(id) });
    return record === null ? null : customerOf(record, this.cipher);
  }

  async findMany(ids: readonly string[]): Promise<readonly Customer[]> {
    const records = await this.customers.find({ _id: { $in: ids.map(idForm) } }).toArray();
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
    return await this.customers.countDocuments({}, { hint: '_id_' });
  }

  private lookupOf(field: PersonalField, value: string): string {
    return this.cipher.lookup(field, lookupForm(field, value));
  }
}

/** Only the profile is set: what later work keeps on the document stays. */
function updateOf({ before, after }: Known): AnyBulkWriteOperation<CustomerRecord>[] {
  if (before === null) return [];
  const { _id, h: _place, ...fields } = after;
  return [{ updateOne: { filter: { _id, rev: before.rev }, update: { $set: fields } } }];
}
