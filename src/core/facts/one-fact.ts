import { type AsOf, type Derivation, derivation, type FactSource, type Promised } from './derive-facts.js';
import type { FactValue } from './fact-sheet.js';

/**
 * A fact told straight from the profile, its counters or states: what it promises, which fields it reads (dotted
 * paths) and how it is told; undefined is missing. `holds`: until when, if time alone can change it.
 */
export type OneFact = Promised & {
  readonly reads: readonly string[];
  readonly of: (source: FactSource, asOf: AsOf) => FactValue | undefined;
  readonly holds?: (source: FactSource, asOf: AsOf) => Date | null;
};

function oneFact(name: string, { reads, of, holds, ...promised }: OneFact): Derivation {
  const step = derivation({ [name]: promised }, { facts: [], profile: reads }, (source, _sheet, asOf) => ({
    [name]: of(source, asOf) ?? null,
  }));
  if (holds === undefined) return step;
  return { ...step, holdsUntil: (source, _sheet, asOf) => holds(source, asOf) };
}

/** One step a fact, so that a run reads only the fields it asks for. */
export function oneByOne(table: Readonly<Record<string, OneFact>>): readonly Derivation[] {
  return Object.entries(table).map(([name, fact]) => oneFact(name, fact));
}
