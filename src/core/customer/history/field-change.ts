import type { Profile } from '../change-customer.js';

/** One field before and after; null is 'not there'. Names are those of mappings, with the month or scope where one belongs. */
export type FieldChange = { readonly field: string; readonly before: unknown; readonly after: unknown };

/** What one write changed: kept on the customer until the next change, which first puts it among the rows. */
export type LastChange = {
  readonly rev: number;
  /** Business time from which the change holds, as the source says. */
  readonly effectiveAt: Date;
  /** System time at which it was stored. */
  readonly recordedAt: Date;
  readonly source: string;
  readonly fields: readonly FieldChange[];
};

/** A row of the history of a customer's fields. */
export type HistoryEntry = FieldChange & Omit<LastChange, 'fields'> & { readonly customerId: string };

function sameFields(left: object, right: object): boolean {
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && same(Reflect.get(left, name), Reflect.get(right, name)))
  );
}

/** Equal by what they hold, whatever the order of names. */
export function same(left: unknown, right: unknown): boolean {
  if (left instanceof Date && right instanceof Date) return left.getTime() === right.getTime();
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return left === right;
  return Array.isArray(left) === Array.isArray(right) && sameFields(left, right);
}

/** Every field that facts may use by its name, but for months: those are dated by themselves. */
export function fieldsOf(profile: Profile): ReadonlyMap<string, unknown> {
  const { relationship, origin, basic, business, preference, consents, contactPoints } = profile;
  const groups = Object.entries({ basic, business, preference });
  return new Map<string, unknown>([
    ['relationship', relationship],
    ['origin', origin],
    ...groups.flatMap(([group, fields]) =>
      Object.entries(fields).map(([name, value]) => [`${group}.${name}`, value] as const),
    ),
    ...consents.map((consent) => [`consents.${consent.channel}.${consent.purpose}`, consent] as const),
    ...(contactPoints === undefined ? [] : [['contactPoints', contactPoints] as const]),
  ]);
}

/** Only corrections: a month that comes in is news of that month, not a change of the customer. */
function correctionsOf(before: Profile, after: Profile): FieldChange[] {
  const months = new Map(before.usage.map((month) => [month.month, new Map(Object.entries(month))]));
  return after.usage.flatMap((month) =>
    Object.entries(month).flatMap(([name, value]) => {
      const known = months.get(month.month)?.get(name);
      if (known === undefined || same(known, value)) return [];
      return [{ field: `usage.${month.month}.${name}`, before: known, after: value }];
    }),
  );
}

/** What differs between two states of one profile, in the order of the fields' names. */
export function fieldChanges(before: Profile, after: Profile): readonly FieldChange[] {
  const [known, now] = [fieldsOf(before), fieldsOf(after)];
  const names = [...new Set([...known.keys(), ...now.keys()])];
  const changed = names
    .filter((field) => !same(known.get(field), now.get(field)))
    .map((field) => ({ field, before: known.get(field) ?? null, after: now.get(field) ?? null }));
  return [...changed, ...correctionsOf(before, after)].sort((a, b) => (a.field < b.field ? -1 : 1));
}

/** The change as rows, one a field. */
export function entriesOf(customerId: string, { fields, ...change }: LastChange): readonly HistoryEntry[] {
  return fields.map((field) => ({ customerId, ...field, ...change }));
}
