import type { Customer, Personal, PersonalField } from '../../../core/customer/customer.js';
import { PERSONAL_FIELDS } from '../../../core/customer/customer.js';
import type { Counters } from '../../../core/customer/customer-event.js';
import type { LastChange } from '../../../core/customer/history/field-change.js';
import type { FactSource } from '../../../core/facts/derive-facts.js';
import type { ModelStates } from '../../../core/facts/model-state.js';
import type { Cipher } from '../../../flows/ports/cipher.js';

/** Which fields of a person are there. */
type Has = { readonly [F in PersonalField]?: true };

/**
 * `personal` holds ciphertexts, `lookup` keyed hashes of the same fields, `has` only which are there. `h` is the place, `rev` is
 * raised by every change.
 */
export type CustomerRecord = Omit<Customer, 'id'> & {
  readonly _id: string;
  readonly h: number;
  readonly rev: number;
  /** Business time from which the record is there: when its first word holds. Absent: it is older than this field. */
  readonly since?: Date;
  /** A change that fact blocks have not yet taken up. */
  readonly stale?: boolean;
  readonly lookup: Personal;
  readonly has: Has;
  readonly contentHash: string;
  /** What events have counted up to, and which were counted last: `rev` is the write that did. */
  readonly counters?: Counters;
  readonly counting?: readonly { readonly id: string; readonly rev: number }[];
  /** What models that remember said last. */
  readonly states?: ModelStates;
  /** The newest change of the profile: it becomes history before the next one is written. */
  readonly lastChange?: LastChange;
  readonly gone?: boolean;
};

/** What is left of a customer who was forgotten, or whose record was merged into another. Times are the system's. */
export type Tombstone = Pick<CustomerRecord, '_id' | 'h' | 'rev' | 'stale'> & {
  readonly gone: true;
  readonly goneAt: Date;
  readonly mergedInto?: string;
  /** Traces in other collections are still to be removed. */
  readonly cleaning?: true;
};

export function isTombstone(record: CustomerRecord | Tombstone): record is Tombstone {
  return record.gone === true;
}

/** Who is there: everybody but tombstones. */
export const THERE = { gone: { $ne: true } } as const;

/** What facts are derived from: nothing that identifies a person leaves the database for it. */
export const FACT_PROJECTION = { personal: 0, lookup: 0, contentHash: 0, counting: 0, lastChange: 0 } as const;
export type FactRecord = Omit<CustomerRecord, 'personal' | 'lookup' | 'contentHash'>;

/** Whoever stores the hashes stores which there are beside them: the two cannot part. */
export function lookedUpBy(lookup: Personal): Pick<CustomerRecord, 'lookup' | 'has'> {
  const has: { [F in PersonalField]?: true } = {};
  for (const field of PERSONAL_FIELDS) if (lookup[field] !== undefined) has[field] = true;
  return { lookup, has };
}

/** The few sets there are for all customers, by a bit a field. */
const present = new Map<number, ReadonlySet<string>>();

function presentIn(has: Has): ReadonlySet<string> {
  let bits = 0;
  for (let at = 0; at < PERSONAL_FIELDS.length; at += 1) {
    const field = PERSONAL_FIELDS[at];
    if (field !== undefined && has[field] === true) bits |= 1 << at;
  }
  const known = present.get(bits);
  if (known !== undefined) return known;
  const fields = new Set(PERSONAL_FIELDS.filter((_field, at) => (bits & (1 << at)) !== 0));
  present.set(bits, fields);
  return fields;
}

/** What a projection left out is nothing. Field by field: this is done for every customer of the base. */
export function factSourceOf(record: Partial<FactRecord> & Pick<FactRecord, '_id'>): FactSource {
  const { _id: id, relationship = 'potential', origin = '', has = NONE } = record;
  const { basic = NONE, business = NONE, usage = NO_LIST, preference = NONE, consents = NO_LIST } = record;
  const source: Changeable<FactSource> = {
    id,
    relationship,
    origin,
    basic,
    business,
    usage,
    preference,
    consents,
    has: presentIn(has),
  };
  const { contactPoints, counters, states } = record;
  if (contactPoints !== undefined) source.contactPoints = contactPoints;
  if (counters !== undefined) source.counters = counters;
  if (states !== undefined) source.states = states;
  return source;
}

type Changeable<T> = { -readonly [K in keyof T]: T[K] };
const NONE = {} as const;
const NO_LIST = [] as const;

/** What a record holds in the open, and whose it is. */
function openOf(record: FactRecord): Omit<Customer, 'personal'> {
  const { _id, relationship, origin, basic, business, usage, preference, consents, contactPoints } = record;
  const open = { id: _id, relationship, origin, basic, business, usage, preference, consents };
  return contactPoints === undefined ? open : { ...open, contactPoints };
}

/** Readable again. */
export function customerOf(record: CustomerRecord, cipher: Cipher): Customer {
  return { ...openOf(record), personal: eachField(record.personal, (_field, sealed) => cipher.decrypt(sealed)) };
}

/** Every personal field that is there, changed. */
export function eachField(values: Personal, change: (field: PersonalField, value: string) => string): Personal {
  const changed: { [F in PersonalField]?: string } = {};
  for (const field of PERSONAL_FIELDS) {
    const value = values[field];
    if (value !== undefined) changed[field] = change(field, value);
  }
  return changed;
}
