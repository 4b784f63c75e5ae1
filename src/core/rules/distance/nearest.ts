import { comparable, type Scalar } from '../../condition/operators.js';
import type { FactValue } from '../../facts/fact-sheet.js';
import { type Cells, placesOf } from '../check/cells/cell-set.js';
import type { Field } from '../check/cells/cell-space.js';
import { type Cell, dayAt, numberBetween } from '../check/cells/values.js';

/** The tenth and the ninetieth percentile of a fact over the base; days as days since 1970-01-01. */
export type Spread = { readonly p10: number; readonly p90: number };
export type Spreads = ReadonlyMap<string, Spread>;

/** The nearest value that would do, and how far it is; `to` is null where only a question can be answered otherwise. */
export type Nearest = { readonly to: FactValue; readonly distance: number };

const YEAR_DAYS = 365;

/** A switch from one value to another that has no order, or from nobody-knows to a value, is one whole step. */
const ONE_STEP = 1;

/**
 * What a difference of the fact is divided by: its spread between the percentiles. Without one (or where both fall
 * together) a number is measured by the value needed, a day in years.
 */
function measureOf(field: Field, needed: number, spreads: Spreads): number {
  const spread = spreads.get(field.fact);
  if (spread !== undefined && spread.p90 > spread.p10) return spread.p90 - spread.p10;
  return field.definition.type === 'day' ? YEAR_DAYS : Math.max(Math.abs(needed), 1);
}

/** The end of an open stretch that is nearest: whole where the fact is or where there is room, else as near as can be. */
function justInside(low: number, high: number, isUp: boolean, whole: boolean): number | null {
  const edge = isUp ? low : high;
  const step = Math.max(Math.abs(edge) * Number.EPSILON, Number.MIN_VALUE);
  const near = whole ? (isUp ? Math.floor(low) + 1 : Math.ceil(high) - 1) : edge + (isUp ? step : -step);
  return near > low && near < high ? near : numberBetween(low, high, whole);
}

type Reach = { readonly at: number; readonly edge: number };

/** Where a cell is entered coming from a number, and the edge that is told to a person; null if nothing is in it. */
function reachOf({ low, high }: Cell, have: number, whole: boolean): Reach | null {
  if (low === undefined || high === undefined) return null;
  if (low === high) return { at: low, edge: low };
  if (have > low && have < high) return { at: have, edge: have };
  const isUp = have <= low;
  const at = justInside(low, high, isUp, whole);
  return at === null ? null : { at, edge: isUp ? low : high };
}

function orderedNearest(field: Field, cell: Cell, have: number, spreads: Spreads): Nearest | null {
  const isDay = field.definition.type === 'day';
  const reach = reachOf(cell, have, isDay || field.definition.whole === true);
  if (reach === null) return null;
  const to = isDay ? dayAt(reach.at) : reach.at;
  if (to === null) return null;
  return { to, distance: Math.abs(reach.edge - have) / measureOf(field, reach.edge, spreads) };
}

function nearestIn(field: Field, cell: Cell, have: Scalar | null, spreads: Spreads): Nearest | null {
  const to = field.sealed ? null : cell.value;
  if (have === null || cell.low === undefined) return { to, distance: ONE_STEP };
  return orderedNearest(field, cell, Number(comparable(field.definition.type, have)), spreads);
}

/** A mark that counts itself is nearer than what lies just beside it. */
function isMark({ low, high }: Cell): boolean {
  return low !== undefined && low === high;
}

/**
 * The nearest value of a fact within some of its cells; null where only being missing is within them: nobody can be
 * made unknown. `have` is a value of the fact's type, null where it is missing.
 */
export function nearestWithin(field: Field, cells: Cells, have: Scalar | null, spreads: Spreads): Nearest | null {
  let best: (Nearest & { readonly cell: Cell }) | null = null;
  for (const place of placesOf(cells)) {
    const cell = field.cells[place];
    if (cell === undefined || cell.value === null) continue;
    const one = nearestIn(field, cell, have, spreads);
    if (one === null) continue;
    const isNearer = best === null || one.distance < best.distance;
    if (isNearer || (one.distance === best?.distance && isMark(cell) && !isMark(best.cell))) best = { ...one, cell };
  }
  return best && { to: best.to, distance: best.distance };
}
