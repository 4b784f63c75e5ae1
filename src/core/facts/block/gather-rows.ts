import type { Column, FactBlock, ListColumn, ScalarColumn, SeriesColumn } from '../fact-block.js';

/** Where each row of a new block comes from: row `r` of the old block as `r`, row `r` of the fresh one as `-1 - r`. */
export type Picks = Int32Array;

type Pair<C> = { readonly old: C; readonly fresh: C };

/** The values of both as codes of one dictionary that holds what is used and nothing else. */
function gatherTexts({ old, fresh }: Pair<ScalarColumn & { readonly kind: 'dict' }>, picks: Picks): ScalarColumn {
  const values = new Uint32Array(picks.length);
  const present = new Uint8Array(picks.length);
  const places = new Map<string, number>();
  for (let row = 0; row < picks.length; row += 1) {
    const pick = picks[row] ?? 0;
    const from = pick >= 0 ? old : fresh;
    const index = pick >= 0 ? pick : -1 - pick;
    const text = from.present[index] === 1 ? from.dictionary[from.values[index] ?? 0] : undefined;
    if (text === undefined) continue;
    const place = places.get(text) ?? places.size;
    places.set(text, place);
    values[row] = place;
    present[row] = 1;
  }
  return { kind: 'dict', values, present, dictionary: [...places.keys()] };
}

function gatherInto<T extends { [index: number]: number; readonly length: number }>(
  { old, fresh }: Pair<T>,
  picks: Picks,
  into: T,
): T {
  for (let row = 0; row < picks.length; row += 1) {
    const pick = picks[row] ?? 0;
    into[row] = (pick >= 0 ? old[pick] : fresh[-1 - pick]) ?? 0;
  }
  return into;
}

function gatherScalar(old: ScalarColumn, fresh: ScalarColumn, picks: Picks): ScalarColumn {
  const { length } = picks;
  if (old.kind === 'dict' && fresh.kind === 'dict') return gatherTexts({ old, fresh }, picks);
  const present = gatherInto({ old: old.present, fresh: fresh.present }, picks, new Uint8Array(length));
  if (old.kind === 'number' && fresh.kind === 'number') {
    const values = gatherInto({ old: old.values, fresh: fresh.values }, picks, new Float64Array(length));
    return { kind: 'number', values, present };
  }
  if (old.kind === 'bit' && fresh.kind === 'bit') {
    const values = gatherInto({ old: old.values, fresh: fresh.values }, picks, new Uint8Array(length));
    return { kind: 'bit', values, present };
  }
  if (old.kind === 'day' && fresh.kind === 'day') {
    const values = gatherInto({ old: old.values, fresh: fresh.values }, picks, new Int32Array(length));
    return { kind: 'day', values, present };
  }
  throw new Error(`rows of a ${old.kind} column beside rows of a ${fresh.kind} column`);
}

/** Copies the months of one row that are known to another place. */
function copyMonths(from: SeriesColumn, start: number, to: SeriesColumn, end: number): void {
  for (let month = 0; month < from.width; month += 1) {
    const place = start + month;
    if ((((from.known[place >> 3] ?? 0) >> (place & 7)) & 1) === 0) continue;
    const into = end + month;
    to.values[into] = from.values[place] ?? 0;
    to.known[into >> 3] = (to.known[into >> 3] ?? 0) | (1 << (into & 7));
  }
}

function gatherSeries({ old, fresh }: Pair<SeriesColumn>, picks: Picks): SeriesColumn {
  const { width } = old;
  if (width !== fresh.width) throw new Error(`series of ${width} months beside series of ${fresh.width}`);
  const values = new Float64Array(picks.length * width);
  const known = new Uint8Array(Math.ceil(values.length / 8));
  const present = gatherInto({ old: old.present, fresh: fresh.present }, picks, new Uint8Array(picks.length));
  const gathered: SeriesColumn = { kind: 'series', width, values, known, present };
  for (const [row, pick] of picks.entries()) {
    if (pick >= 0) copyMonths(old, pick * width, gathered, row * width);
    else copyMonths(fresh, (-1 - pick) * width, gathered, row * width);
  }
  return gathered;
}

/** The elements of the lists of the picked rows, as picks among elements. */
function elementPicks({ old, fresh }: Pair<ListColumn>, picks: Picks, offsets: Uint32Array): Picks {
  const elements: number[] = [];
  for (const [row, pick] of picks.entries()) {
    const { offsets: from } = pick >= 0 ? old : fresh;
    const index = pick >= 0 ? pick : -1 - pick;
    for (let at = from[index] ?? 0; at < (from[index + 1] ?? 0); at += 1) elements.push(pick >= 0 ? at : -1 - at);
    offsets[row + 1] = elements.length;
  }
  return Int32Array.from(elements);
}

function gatherLists({ old, fresh }: Pair<ListColumn>, picks: Picks): ListColumn {
  const offsets = new Uint32Array(picks.length + 1);
  const elements = elementPicks({ old, fresh }, picks, offsets);
  const fields = new Map<string, ScalarColumn>();
  for (const [name, column] of fresh.fields) {
    const before = old.fields.get(name);
    if (before === undefined) throw new Error(`a list without its field ${name}`);
    fields.set(name, gatherScalar(before, column, elements));
  }
  const present = gatherInto({ old: old.present, fresh: fresh.present }, picks, new Uint8Array(picks.length));
  return { kind: 'list', offsets, fields, present };
}

/** One column of rows of two blocks. */
export function gatherColumn(old: Column, fresh: Column, picks: Picks): Column {
  if (old.kind === 'series' && fresh.kind === 'series') return gatherSeries({ old, fresh }, picks);
  if (old.kind === 'list' && fresh.kind === 'list') return gatherLists({ old, fresh }, picks);
  if (old.kind === 'series' || old.kind === 'list' || fresh.kind === 'series' || fresh.kind === 'list')
    throw new Error(`rows of a ${old.kind} column beside rows of a ${fresh.kind} column`);
  return gatherScalar(old, fresh, picks);
}

/** A block of rows of two others, with the columns of the fresh one. An old block without rows need have no columns. */
export function gatherRows(old: FactBlock, fresh: FactBlock, picks: Picks): FactBlock {
  const columns = new Map<string, Column>();
  for (const [name, column] of fresh.columns) {
    const before = old.columns.get(name) ?? (old.n === 0 ? column : undefined);
    if (before === undefined) throw new Error(`a block without the column ${name}`);
    columns.set(name, gatherColumn(before, column, picks));
  }
  const ids = Array.from(picks, (pick) => (pick >= 0 ? old.ids[pick] : fresh.ids[-1 - pick]) ?? '');
  return { n: picks.length, ids, columns };
}

/** The block without the rows of some customers. */
export function withoutRows(block: FactBlock, customers: ReadonlySet<string>): FactBlock {
  const rows = block.ids.flatMap((id, row) => (customers.has(id) ? [] : [row]));
  return rows.length === block.n ? block : gatherRows(block, block, Int32Array.from(rows));
}
