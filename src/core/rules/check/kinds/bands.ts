import { foldTree, type Tree } from '../../../condition/condition.js';
import type { FactValue } from '../../../facts/fact-sheet.js';
import { canonicalJson } from '../../canonical-json.js';
import type { CellField } from '../cells/cell-field.js';
import { bothOf, type Cells, isEmpty, isWithin, placesOf } from '../cells/cell-set.js';
import { type Asked, cellsWhereHolds, claimsOf } from '../cells/formula.js';
import type { Stretch } from '../finding.js';
import type { Suspect } from '../suspect.js';
import type { Steps } from './steps.js';

/** One rule's part of the values of a fact. */
export type Band = { readonly suspect: Suspect; readonly cells: Cells };

/** Rules that ask the same of everything but one fact, and each a band of that fact. */
export type Banding = { readonly field: CellField; readonly place: number; readonly bands: readonly Band[] };

/** What must hold all together, nested `all`s included. */
function conjunctsOf(condition: Tree<Asked>): readonly Tree<Asked>[] {
  return condition.kind === 'all' ? condition.of.flatMap(conjunctsOf) : [condition];
}

function fieldsOf(part: Tree<Asked>): readonly number[] {
  const places = foldTree<Asked, readonly number[]>(part, {
    leaf: ({ field }) => [field],
    all: (parts) => parts.flat(),
    any: (parts) => parts.flat(),
    not: (one) => one,
  });
  return [...new Set(places)];
}

function keyOf(part: Tree<Asked>): string {
  return foldTree<Asked, string>(part, {
    leaf: ({ key }) => key,
    all: (parts) => `all(${parts.join()})`,
    any: (parts) => `any(${parts.join()})`,
    not: (one) => `not(${one})`,
  });
}

/** For each field that some conjuncts ask for and no other conjunct does: a key of the rest, and those conjuncts. */
function splitsOf({ condition }: Suspect) {
  const conjuncts = conjunctsOf(condition).map((part) => ({ part, fields: fieldsOf(part), key: keyOf(part) }));
  return [...new Set(conjuncts.flatMap(({ fields }) => fields))].flatMap((place) => {
    const own = conjuncts.filter(({ fields }) => fields.includes(place));
    if (own.some(({ fields }) => fields.length > 1)) return [];
    const rest = conjuncts.filter(({ fields }) => !fields.includes(place)).map(({ key }) => key);
    return [{ key: canonicalJson([place, [...new Set(rest)].sort()]), place, own: own.map(({ part }) => part) }];
  });
}

/** The groups of two rules or more that cut one ordered fact or enum into different bands and agree on all else. */
export function* bandingsOf(fields: readonly CellField[], live: readonly Suspect[]): Steps<readonly Banding[]> {
  const groups = new Map<string, Banding & { readonly bands: Band[] }>();
  for (const suspect of live) {
    yield;
    for (const { key, place, own } of splitsOf(suspect)) {
      const field = fields[place];
      if (field?.banded !== true) continue;
      const claims = claimsOf({ kind: 'all', of: own });
      const cells = cellsWhereHolds(claims.isTrue, place, field.all);
      if (cells === null) continue;
      const banding = groups.get(key) ?? { field, place, bands: [] };
      banding.bands.push({ suspect, cells });
      groups.set(key, banding);
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
export function stretchOf({ cells }: CellField, places: readonly number[]): Stretch {
  const some = places.flatMap((place) => cells[place] ?? []);
  const [first, last] = [some[0], some.at(-1)];
  const isPoints = some.every(({ low, high }) => low === high);
  if (first === undefined || last === undefined || isPoints) {
    return { kind: 'values', values: some.map(({ value }) => value as FactValue) };
  }
  const edge = (at: number | undefined) =>
    (cells.find(({ low, high }) => low === at && high === at)?.value ?? null) as FactValue;
  return { kind: 'between', low: edge(first.low), high: edge(last.high) };
}
