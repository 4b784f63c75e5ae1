import type { Derivation, FactSource, Promised } from './derive-facts.js';
import type { FactValue } from './fact-sheet.js';
import type { Clock } from './row/clock.js';
import type { CustomerReading } from './row/customer-reading.js';
import { placedDerivation } from './row/placed-derivation.js';

/**
 * A fact told straight from the profile, its counters or states: what it promises, which fields it reads (dotted
 * paths) and how it is told; undefined is missing. `holds`: until when (milliseconds, Infinity: for ever), if time alone
 * can change it. `customer` is the customer as all steps read it.
 */
export type OneFact = Promised & {
  readonly reads: readonly string[];
  readonly of: (source: FactSource, clock: Clock, customer: CustomerReading) => FactValue | undefined;
  readonly holds?: (customer: CustomerReading) => number;
};

function oneFact(name: string, { reads, of, holds, ...promised }: OneFact): Derivation {
  return placedDerivation({ [name]: promised }, { facts: [], profile: reads }, (placeOf) => {
    const place = placeOf(name);
    return {
      fill: (customer, row) => {
        const value = of(customer.source, customer.clock, customer);
        if (value !== undefined) row[place] = value;
        return null;
      },
      ...(holds !== undefined && { holds }),
    };
  });
}

/** One step a fact, so that a run reads only the fields it asks for. */
export function oneByOne(table: Readonly<Record<string, OneFact>>): readonly Derivation[] {
  return Object.entries(table).map(([name, fact]) => oneFact(name, fact));
}
