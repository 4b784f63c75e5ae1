import { may } from '../access/permission.js';
import type { Role } from '../access/role.js';
import { PERSONAL_FIELDS, type Personal, type PersonalField } from './customer.js';
import type { HistoryEntry } from './history/field-change.js';

const HIDDEN = '***';

/** The last `shown` characters, and only where more are hidden than shown. */
function tail(value: string, shown: number): string {
  return value.length > shown * 2 ? `${HIDDEN}${value.slice(-shown)}` : HIDDEN;
}

function maskEmail(value: string): string {
  const at = value.lastIndexOf('@');
  return at > 1 ? `${[...value][0]}${HIDDEN}${value.slice(at)}` : HIDDEN;
}

const MASKS: { readonly [F in PersonalField]: (value: string) => string } = {
  name: (value) => ([...value].length > 1 ? `${[...value][0]}${HIDDEN}` : HIDDEN),
  idNumber: (value) => tail(value, 2),
  msisdn: (value) => tail(value, 4),
  email: maskEmail,
  address: () => HIDDEN,
};

/** One personal value with enough left to recognise it by on the phone, never enough to use it. */
export function maskValue(field: PersonalField, value: string): string {
  return MASKS[field](value);
}

/** What a role sees of what identifies a person: everything with `personal.read`, else masks; a missing field stays missing. */
export function personalAsSeenBy(role: Role, personal: Personal): Personal {
  if (may(role, 'personal.read')) return personal;
  const seen: { [F in PersonalField]?: string } = {};
  for (const field of PERSONAL_FIELDS) {
    const value = personal[field];
    if (value !== undefined) seen[field] = maskValue(field, value);
  }
  return seen;
}

/** A row of a customer's history: what identified the person, before and after, is masked like what does today. */
export function entryAsSeenBy(role: Role, entry: HistoryEntry): HistoryEntry {
  const field = PERSONAL_FIELDS.find((name) => entry.field === `personal.${name}`);
  if (field === undefined || may(role, 'personal.read')) return entry;
  const seen = (value: unknown) => (typeof value === 'string' ? maskValue(field, value) : null);
  return { ...entry, before: seen(entry.before), after: seen(entry.after) };
}

/** An address a message went to: a mailbox or a number. */
export function addressAsSeenBy(role: Role, address: string): string {
  if (may(role, 'personal.read')) return address;
  return maskValue(address.includes('@') ? 'email' : 'msisdn', address);
}
