import type { ScalarType } from '../condition/operators.js';
import type { Customer } from '../customer/customer.js';
import type { Counters } from '../customer/customer-event.js';
import type { Day } from '../kit/day.js';
import { dayIn, isZone } from '../kit/zone.js';
import type { FactType, SeriesMonths } from './fact-catalogue.js';
import type { FactSheet } from './fact-sheet.js';
import type { ModelStates, StatefulModel } from './model-state.js';
import type { InRow } from './row/fact-row.js';

/**
 * What facts are derived from: the profile without what identifies the person; of that only which fields are there.
 * `counters` are kept as events arrive, `states` is what models that remember said last.
 */
export type FactSource = Omit<Customer, 'personal'> & {
  readonly has: ReadonlySet<string>;
  readonly counters?: Counters;
  readonly states?: ModelStates;
};

/**
 * The business instant facts are derived as of, the calendar day it is in the customer's zone, and that zone: days of
 * events are counted in it. Absent: UTC.
 */
export type AsOf = { readonly now: Date; readonly today: Day; readonly zone?: string };

/**
 * `AsOf` for one customer after another: the day is that of the customer's own zone, or of the operator's where there
 * is none or it does not exist. A base has few zones, so each is worked out once.
 */
export function asOfEach(now: Date, operatorZone: string): (source: Pick<FactSource, 'preference'>) => AsOf {
  const clocks = new Map<string, AsOf>();
  return ({ preference }) => {
    const named = preference.timeZone ?? operatorZone;
    const known = clocks.get(named);
    if (known !== undefined) return known;
    const zone = isZone(named) ? named : operatorZone;
    const asOf = { now, today: dayIn(zone, now), zone };
    clocks.set(named, asOf);
    return asOf;
  };
}

/**
 * What a derivation promises of a fact: its type, for an enum every value it can take, for a series its length, for a
 * list what its elements hold.
 */
export type Promised = {
  readonly type: FactType;
  readonly values?: readonly string[];
  readonly months?: SeriesMonths;
  readonly fields?: Readonly<Record<string, ScalarType>>;
};

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
  /** These facts follow from other facts and the clock alone, so they are never stored but worked out when a block is loaded. */
  readonly atLoad?: boolean;
  /** These facts are no part of the customer's record: promised here, read elsewhere, never derived or stored. */
  readonly apart?: boolean;
  /** These facts move while the customer stands still, because others do: what reads them is worked out at load too. */
  readonly shared?: boolean;
  /** A model that remembers: `derive` gives the facts of its next state. */
  readonly model?: StatefulModel;
  /** Until when the facts hold if nothing about the customer changes; null or absent: for ever. Past it they are derived again. */
  readonly holdsUntil?: (source: FactSource, sheet: FactSheet, asOf: AsOf) => Date | null;
  /** The same step for rows of facts by place: what whole bases are derived with. Absent: it is run on sheets there too. */
  readonly inRow?: InRow;
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
