import { placeOf } from '../../kit/hash.js';
import type { FactBlock } from '../fact-block.js';
import { gatherRows } from './gather-rows.js';
import { replaceRows } from './replace-rows.js';

/**
 * What a block knows of its rows, row by row: the `rev` of the customer each was derived from, and the business
 * instants (milliseconds) from and until which the facts hold if the customer stays as it is; Infinity is for ever.
 */
export type RowMarks = {
  readonly revs: Float64Array;
  readonly validFroms: Float64Array;
  readonly validUntils: Float64Array;
};
export type MarkedBlock = { readonly block: FactBlock; readonly marks: RowMarks };

export type RowMark = { readonly rev: number; readonly validFrom: number; readonly validUntil: number };

export function marksOf(rows: readonly RowMark[]): RowMarks {
  return {
    revs: Float64Array.from(rows, ({ rev }) => rev),
    validFroms: Float64Array.from(rows, ({ validFrom }) => validFrom),
    validUntils: Float64Array.from(rows, ({ validUntil }) => validUntil),
  };
}

/** The rows whose facts do not hold at a reader's clock. */
export function expiredRows({ validFroms, validUntils }: RowMarks, nowMs: number): readonly number[] {
  const expired: number[] = [];
  for (let row = 0; row < validUntils.length; row += 1) {
    if ((validUntils[row] ?? 0) <= nowMs || (validFroms[row] ?? 0) > nowMs) expired.push(row);
  }
  return expired;
}

/**
 * Whether a customer as read replaces the row a block has of them: if read later than the row was derived, or from the same
 * `rev` when the row does not hold any more. An older reading never does, or it would undo what is known since.
 */
export function isNewer(rev: number, row: { readonly rev: number; readonly expired: boolean }): boolean {
  return rev > row.rev || (rev === row.rev && row.expired);
}

type Placed = { readonly id: string; readonly place: number; readonly pick: number };

const byPlaceThenId = (a: Placed, b: Placed) => a.place - b.place || (a.id < b.id ? -1 : 1);

/** The number of the first row that does not come before a customer: rows are in order of place, then id. */
function rowOf(ids: readonly string[], { id, place }: Placed): number {
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = ids[middle] ?? '';
    const there = placeOf(other);
    if (there < place || (there === place && other < id)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Finds customers among rows in order of place. Places are spread evenly, so a row is near where its place says: few ids
 * are compared and none is hashed.
 */
export class RowFinder {
  private readonly first: number;
  private readonly perPlace: number;

  constructor(private readonly ids: readonly string[]) {
    this.first = placeOf(ids[0] ?? '');
    this.perPlace = (ids.length - 1) / Math.max(1, placeOf(ids.at(-1) ?? '') - this.first);
  }

  /** -1 where they have no row. */
  find(id: string, place: number): number {
    const { ids } = this;
    const guess = Math.min(ids.length - 1, Math.max(0, Math.round((place - this.first) * this.perPlace)));
    for (let below = guess, above = guess + 1; below >= 0 || above < ids.length; below -= 1, above += 1) {
      if (ids[below] === id) return below;
      if (ids[above] === id) return above;
    }
    return -1;
  }
}

/** The rows that stay with those that come among them, in order. Places are worked out for few: hashing all would cost more. */
function mergedPicks(ids: readonly string[], without: ReadonlySet<string>, come: readonly Placed[]): Int32Array {
  const picks: number[] = [];
  let next = 0;
  const stayUntil = (row: number) => {
    for (; next < row; next += 1) if (!without.has(ids[next] ?? '')) picks.push(next);
  };
  for (const one of come) {
    stayUntil(rowOf(ids, one));
    picks.push(one.pick);
  }
  stayUntil(ids.length);
  return Int32Array.from(picks);
}

function mergedMarks(old: RowMarks, fresh: RowMarks, picks: Int32Array): RowMarks {
  const gather = (a: Float64Array, b: Float64Array) =>
    Float64Array.from(picks, (pick) => (pick >= 0 ? a[pick] : b[-1 - pick]) ?? 0);
  return {
    revs: gather(old.revs, fresh.revs),
    validFroms: gather(old.validFroms, fresh.validFroms),
    validUntils: gather(old.validUntils, fresh.validUntils),
  };
}

/** The block without the rows in `without`, with the fresh ones in their places. */
export function mergeRows(old: MarkedBlock, fresh: MarkedBlock, without: ReadonlySet<string>): MarkedBlock {
  const come = fresh.block.ids.map((id, row) => ({ id, place: placeOf(id), pick: -1 - row })).sort(byPlaceThenId);
  return picked(old, fresh, mergedPicks(old.block.ids, without, come));
}

/** Rows of two blocks side by side in the order of the picks: row `r` of the old one as `r`, of the fresh one as `-1 - r`. */
export function picked(old: MarkedBlock, fresh: MarkedBlock, picks: Int32Array): MarkedBlock {
  return { block: gatherRows(old.block, fresh.block, picks), marks: mergedMarks(old.marks, fresh.marks, picks) };
}

/** As `mergeRows`, for a reader who owns the old block: where the fresh rows replace rows it has, it is written into. */
export function mergeRowsInto(old: MarkedBlock, fresh: MarkedBlock, without: ReadonlySet<string>): MarkedBlock {
  const finder = new RowFinder(old.block.ids);
  const rows = Int32Array.from(fresh.block.ids, (id) => (without.has(id) ? finder.find(id, placeOf(id)) : -1));
  if (rows.length !== without.size || rows.includes(-1)) return mergeRows(old, fresh, without);
  for (const [row, place] of rows.entries()) {
    old.marks.revs[place] = fresh.marks.revs[row] ?? 0;
    old.marks.validFroms[place] = fresh.marks.validFroms[row] ?? 0;
    old.marks.validUntils[place] = fresh.marks.validUntils[row] ?? 0;
  }
  return { block: replaceRows(old.block, fresh.block, rows), marks: old.marks };
}

/** Rows `[from, to)` by their numbers. */
export function sliceRows(rows: MarkedBlock, from: number, to: number): MarkedBlock {
  return picked(
    rows,
    rows,
    Int32Array.from({ length: to - from }, (_row, index) => from + index),
  );
}

/** The rows in order of place, then id; `places` runs parallel to them. */
export function orderedRows(rows: MarkedBlock, places: readonly number[]): MarkedBlock {
  const placed = rows.block.ids.map((id, row): Placed => ({ id, place: places[row] ?? 0, pick: row }));
  if (placed.every((one, row) => row === 0 || byPlaceThenId(placed[row - 1] as Placed, one) < 0)) return rows;
  return picked(
    rows,
    rows,
    Int32Array.from(placed.sort(byPlaceThenId), ({ pick }) => pick),
  );
}

/** The number of the first row whose place is not below: rows are in order of place. */
export function firstRowFrom(ids: readonly string[], place: number): number {
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (placeOf(ids[middle] ?? '') < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
