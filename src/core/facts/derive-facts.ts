import type { Customer } from '../customer/customer.js';
import type { Day } from '../kit/day.js';
import type { FactSheet } from './fact-sheet.js';

/** What facts are derived from: the profile without what identifies the person; of that only which fields are there. */
export type FactSource = Omit<Customer, 'personal'> & { readonly has: ReadonlySet<string> };

/** The business instant facts are derived as of, and the calendar day it is in the customer's zone. */
export type AsOf = { readonly now: Date; readonly today: Day };

/** One step of the derivation: gives the facts in `names` from the profile and the facts given before it. */
export type Derivation = {
  readonly names: readonly string[];
  readonly derive: (source: FactSource, sheet: FactSheet, asOf: AsOf) => FactSheet;
};

/** Facts build on facts, in the order of the list; a fact nobody could derive is null: missing. */
export function deriveFacts(source: FactSource, derivations: readonly Derivation[], asOf: AsOf): FactSheet {
  const sheet: Record<string, FactSheet[string]> = {};
  for (const { names, derive } of derivations) {
    const given = derive(source, sheet, asOf);
    for (const name of names) sheet[name] = given[name] ?? null;
  }
  return sheet;
}
