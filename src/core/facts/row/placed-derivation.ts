import type { AsOf, Derivation, FactSource, Promised, Reads } from '../derive-facts.js';
import type { FactSheet, FactValue } from '../fact-sheet.js';
import { clockOf } from './clock.js';
import { CustomerReading } from './customer-reading.js';
import type { FactRow, InRow, PlaceOf, RowStep } from './fact-row.js';

type Told = { readonly row: FactRow; readonly customer: CustomerReading; readonly state: ReturnType<RowStep['fill']> };

/**
 * A derivation that is written for rows. On a sheet it runs over a row of its own, made of the facts it declares to
 * read: what it did not declare it cannot see. `model`: the name of what it remembers.
 */
export function placedDerivation(
  promises: Readonly<Record<string, Promised>>,
  reads: Reads,
  inRow: InRow,
  model: string | null = null,
): Derivation {
  const names = Object.keys(promises);
  const places = new Map([...reads.facts, ...names].map((name, place) => [name, place]));
  const placeOf: PlaceOf = (fact) => {
    const place = places.get(fact);
    if (place === undefined) throw new Error(`${names.join(', ')}: reads ${fact} without saying so`);
    return place;
  };
  const step = inRow(placeOf);
  const empty: FactRow = Array.from(places, () => null);
  const run = (source: FactSource, sheet: FactSheet, asOf: AsOf): Told => {
    const row = empty.slice();
    for (let at = 0; at < reads.facts.length; at += 1) row[at] = sheet[reads.facts[at] ?? ''] ?? null;
    const customer = new CustomerReading(source, clockOf(asOf));
    return { row, customer, state: step.fill(customer, row) };
  };
  const { holds } = step;
  return {
    names,
    reads,
    promises,
    inRow,
    derive: (source, sheet, asOf) => {
      const { row } = run(source, sheet, asOf);
      const told: Record<string, FactValue> = {};
      for (const name of names) told[name] = row[placeOf(name)] ?? null;
      return told;
    },
    ...(model !== null && { model: { name: model, next: (source, sheet, asOf) => run(source, sheet, asOf).state } }),
    ...(holds !== undefined && {
      holdsUntil: (source, sheet, asOf) => {
        const { row, customer, state } = run(source, sheet, asOf);
        const until = holds(customer, row, state);
        return until === Number.POSITIVE_INFINITY ? null : new Date(until);
      },
    }),
  };
}

/** A sheet that looks into whichever row it is given: made once, so that a customer costs only what is looked at. */
function sheetOver(names: readonly string[], placeOf: PlaceOf) {
  let row: FactRow = [];
  const sheet = {};
  for (const name of names) {
    const place = placeOf(name);
    Object.defineProperty(sheet, name, { enumerable: true, get: () => row[place] ?? null });
  }
  return (next: FactRow): FactSheet => {
    row = next;
    return sheet;
  };
}

/** A derivation that knows sheets only, run over rows: on a sheet of the facts it reads, or of all of them. */
export function sheetStep(
  { names, reads, derive, model, holdsUntil }: Derivation,
  facts: readonly string[],
  placeOf: PlaceOf,
): RowStep {
  const given = names.map((name) => ({ name, place: placeOf(name) }));
  const sheetOf = sheetOver(reads?.facts ?? facts, placeOf);
  return {
    fill: ({ source, clock }, row) => {
      const sheet = sheetOf(row);
      const told = derive(source, sheet, clock);
      const state = model === undefined ? null : model.next(source, sheet, clock);
      for (const { name, place } of given) row[place] = told[name] ?? null;
      return state;
    },
    ...(holdsUntil !== undefined && {
      holds: ({ source, clock }, row) => holdsUntil(source, sheetOf(row), clock)?.getTime() ?? Number.POSITIVE_INFINITY,
    }),
  };
}
