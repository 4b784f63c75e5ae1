import type { Customer } from '../customer/customer.js';
import type { Day } from '../kit/day.js';
import { dayIn, isZone } from '../kit/zone.js';
import type { FactType } from './fact-catalogue.js';
import type { FactSheet } from './fact-sheet.js';

/** What facts are derived from: the profile without what identifies the person; of that only which fields are there. */
export type FactSource = Omit<Customer, 'personal'> & { readonly has: ReadonlySet<string> };

/** The business instant facts are derived as of, and the calendar day it is in the customer's zone. */
export type AsOf = { readonly now: Date; readonly today: Day };

/**
 * `AsOf` for one customer after another: the day is that of the customer's own zone, or of the operator's where there
 * is none or it does not exist. A base has few zones, so each is worked out once.
 */
export function asOfEach(now: Date, operatorZone: string): (source: Pick<FactSource, 'preference'>) => AsOf {
  const days = new Map<string, Day>();
  return ({ preference }) => {
    const named = preference.timeZone ?? operatorZone;
    const known = days.get(named);
    if (known !== undefined) return { now, today: known };
    const today = dayIn(isZone(named) ? named : operatorZone, now);
    days.set(named, today);
    return { now, today };
  };
}

/** What a derivation promises of a fact: its type, and for an enum every value it can take. */
export type Promised = { readonly type: FactType; readonly values?: readonly string[] };

/**
 * What a derivation looks at: facts given before it, and fields of the profile as dotted paths
 * (`basic.activationDate`, `usage`; `has.email` is whether there is one).
 */
export type Reads = { readonly facts: readonly string[]; readonly profile: readonly string[] };

/** One step of the derivation: gives the facts in `names` from the profile and the facts given before it. */
export type Derivation = {
  readonly names: readonly string[];
  /** Absent: not declared, so it may look at everything. */
  readonly reads?: Reads;
  /** Absent: not declared. The fact files are held to it. */
  readonly promises?: Readonly<Record<string, Promised>>;
  readonly derive: (source: FactSource, sheet: FactSheet, asOf: AsOf) => FactSheet;
};

/** A derivation that says what it gives and what it reads. */
export function derivation(
  promises: Readonly<Record<string, Promised>>,
  reads: Reads,
  derive: Derivation['derive'],
): Derivation {
  return { names: Object.keys(promises), reads, promises, derive };
}

/** Facts build on facts, in the order of the list; a fact nobody could derive is null: missing. */
export function deriveFacts(source: FactSource, derivations: readonly Derivation[], asOf: AsOf): FactSheet {
  const sheet: Record<string, FactSheet[string]> = {};
  for (const { names, derive } of derivations) {
    const given = derive(source, sheet, asOf);
    for (const name of names) sheet[name] = given[name] ?? null;
  }
  return sheet;
}

/** The derivations that a few facts need, and those they build on, in the given order: a run derives no more than it asks. */
export function derivationsFor(facts: readonly string[], derivations: readonly Derivation[]): readonly Derivation[] {
  const wanted = new Set(facts);
  const needed: Derivation[] = [];
  for (const step of [...derivations].reverse()) {
    if (!step.names.some((name) => wanted.has(name))) continue;
    needed.unshift(step);
    const before = step.reads?.facts ?? derivations.slice(0, derivations.indexOf(step)).flatMap(({ names }) => names);
    for (const name of before) wanted.add(name);
  }
  return needed;
}

/** The fields of the profile some derivations look at; null is all of it. */
export function profileReadBy(derivations: readonly Derivation[]): readonly string[] | null {
  if (derivations.some(({ reads }) => reads === undefined)) return null;
  return [...new Set(derivations.flatMap(({ reads }) => reads?.profile ?? []))];
}
