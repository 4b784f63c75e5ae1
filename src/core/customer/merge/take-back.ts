import type { Profile } from '../change-customer.js';
import { same } from '../history/field-change.js';

type Plain = Readonly<Record<string, unknown>>;

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/**
 * Takes one change back and keeps what came after it: what is still as the change made it becomes what it was before;
 * what somebody changed since stays. Objects are looked at name by name, everything else as a whole.
 */
export function takeBack<T>(before: T, changed: T, now: T): T {
  if (same(now, changed)) return before;
  if (!isPlain(before) || !isPlain(changed) || !isPlain(now)) return now;
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  const fields = names.map((name) => [name, takeBack<unknown>(before[name], changed[name], now[name])] as const);
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined)) as T;
}

function keyed<T extends object>(list: readonly T[], keyOf: (one: T) => string): Plain {
  return Object.fromEntries(list.map((one) => [keyOf(one), one]));
}

/** Lists of a profile by what tells their entries apart, so that one entry can be taken back and another kept. */
function opened(profile: Profile): Plain {
  const { usage, consents, contactPoints, ...groups } = profile;
  return {
    ...groups,
    usage: keyed(usage, ({ month }) => month),
    consents: keyed(consents, ({ channel, purpose }) => `${channel}.${purpose}`),
    contactPoints: keyed(contactPoints ?? [], ({ field }) => field),
  };
}

/** A profile with one change taken back; unchanged since, it is exactly what it was. */
export function profileTakenBack(before: Profile, changed: Profile, now: Profile): Profile {
  if (same(now, changed)) return before;
  const taken = takeBack(opened(before), opened(changed), opened(now));
  const { usage = {}, consents = {}, contactPoints, ...groups } = taken as Record<string, Plain | undefined>;
  const months = Object.values(usage) as unknown as Profile['usage'];
  return {
    ...(groups as unknown as Profile),
    usage: months.toSorted((a, b) => (a.month < b.month ? -1 : 1)),
    consents: Object.values(consents) as unknown as Profile['consents'],
    ...(contactPoints && Object.keys(contactPoints).length > 0
      ? { contactPoints: Object.values(contactPoints) as unknown as NonNullable<Profile['contactPoints']> }
      : {}),
  };
}
