import { type Condition, factsOf } from '../../condition/condition.js';
import { canonicalJson } from '../canonical-json.js';
import { bothOf, type Cells, isEmpty, isWithin, placesOf } from './cells/cell-set.js';
import type { Field } from './cells/cell-space.js';
import { cellsWhereHolds, claimsOf } from './cells/formula.js';
import type { Stretch } from './finding.js';
import type { Inquiry, Suspect } from './inquiry.js';

/** One rule's part of the values of a fact. */
export type Band = { readonly suspect: Suspect; readonly cells: Cells };

/** Rules that ask the same of everything but one fact, and each a band of that fact. */
export type Banding = { readonly field: Field; readonly place: number; readonly bands: readonly Band[] };

const BANDED = ['number', 'day', 'enum'];

/** What must hold all together, nested `all`s included. */
function conjunctsOf(condition: Condition): readonly Condition[] {
  return condition.kind === 'all' ? condition.of.flatMap(conjunctsOf) : [condition];
}

/** For each fact that some conjuncts ask for and no other conjunct does: a key of the rest, and those conjuncts. */
function splitsOf({ condition, facts }: Suspect) {
  const conjuncts = conjunctsOf(condition).map((part) => ({ part, facts: factsOf(part) }));
  return [...facts].flatMap((fact) => {
    const own = conjuncts.filter((one) => one.facts.includes(fact));
    if (own.some((one) => one.facts.length > 1)) return [];
    const rest = conjuncts.filter((one) => !one.facts.includes(fact)).map(({ part }) => canonicalJson(part));
    return [{ key: canonicalJson([fact, [...new Set(rest)].sort()]), fact, own: own.map(({ part }) => part) }];
  });
}

/** The groups of two rules or more that cut one ordered fact or enum into different bands and agree on all else. */
export function bandingsOf({ prover: { space } }: Inquiry, live: readonly Suspect[]): readonly Banding[] {
  const groups = new Map<string, Banding>();
  for (const suspect of live) {
    for (const { key, fact, own } of splitsOf(suspect)) {
      const place = space.placeOf.get(fact) ?? -1;
      const field = space.fields[place];
      if (field === undefined || !BANDED.includes(field.definition.type)) continue;
      const claims = claimsOf({ kind: 'all', of: own }, space);
      const cells = cellsWhereHolds(claims.isTrue, place, field.all);
      if (cells === null) continue;
      const bands = groups.get(key)?.bands ?? [];
      groups.set(key, { field, place, bands: [...bands, { suspect, cells }] });
    }
  }
  return [...groups.values()].filter(({ bands }) => new Set(bands.map(({ cells }) => cells.join())).size > 1);
}

/** Whether two bands share values while each has values of its own: a band inside another is not meant as a cut. */
export function isOverlap(a: Band, b: Band): boolean {
  return !isEmpty(bothOf(a.cells, b.cells)) && !isWithin(a.cells, b.cells) && !isWithin(b.cells, a.cells);
}

/** The holes between bands: runs of cells that no band has, with bands on both sides. */
export function holesOf({ field, bands }: Banding): readonly (readonly number[])[] {
  const covered = new Set(bands.flatMap(({ cells }) => placesOf(cells)));
  const known = placesOf(field.known);
  const [first, last] = [Math.min(...covered), Math.max(...covered)];
  const holes: number[][] = [];
  for (const place of known.filter((one) => one > first && one < last && !covered.has(one))) {
    const run = holes.at(-1);
    if (run?.at(-1) === place - 1) run.push(place);
    else holes.push([place]);
  }
  return holes;
}

/**
 * Two rules that leave a wide hole may just be two rules; a hole of one value, or one among three bands, is a slip.
 */
export function isSlip({ field, bands }: Banding, hole: readonly number[]): boolean {
  const [first, ...more] = hole;
  const cell = field.cells[first ?? -1];
  const single = more.length === 0 && cell !== undefined && cell.low === cell.high;
  return single || bands.length > 2;
}

/** The values of some neighbouring cells, as a person would name them. */
export function stretchOf({ cells }: Field, places: readonly number[]): Stretch {
  const some = places.flatMap((place) => cells[place] ?? []);
  const [first, last] = [some[0], some.at(-1)];
  const isPoints = some.every(({ low, high }) => low === high);
  if (first === undefined || last === undefined || isPoints) {
    return { kind: 'values', values: some.map(({ value }) => value) };
  }
  const edge = (at: number | undefined) => cells.find(({ low, high }) => low === at && high === at)?.value ?? null;
  return { kind: 'between', low: edge(first.low), high: edge(last.high) };
}
