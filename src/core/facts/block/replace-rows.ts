import type { Column, FactBlock, ScalarColumn, SeriesColumn } from '../fact-block.js';
import { gatherColumn, type Picks } from './gather-rows.js';

/** Row `r` of the fresh rows goes to row `rows[r]` of the old ones. */
type Places = Int32Array;
type Writable = { [row: number]: number };

function put(from: Readonly<Writable>, into: Writable, rows: Places): void {
  for (let row = 0; row < rows.length; row += 1) into[rows[row] as number] = from[row] as number;
}

/** Texts that are not in the old dictionary go to its end; those nobody has any more stay in it. */
function putTexts(
  old: ScalarColumn & { readonly kind: 'dict' },
  fresh: ScalarColumn & { readonly kind: 'dict' },
  rows: Places,
): ScalarColumn {
  const dictionary = [...old.dictionary];
  const places = fresh.dictionary.map((text) => {
    const known = old.dictionary.indexOf(text);
    return known >= 0 ? known : dictionary.push(text) - 1;
  });
  for (let row = 0; row < rows.length; row += 1) {
    old.values[rows[row] as number] = places[fresh.values[row] as number] ?? 0;
  }
  put(fresh.present, old.present, rows);
  return { ...old, dictionary };
}

function putSeries(old: SeriesColumn, fresh: SeriesColumn, rows: Places): void {
  const { width } = old;
  for (let row = 0; row < rows.length; row += 1) {
    for (let month = 0; month < width; month += 1) {
      const [from, into] = [row * width + month, (rows[row] as number) * width + month];
      const known = ((fresh.known[from >> 3] as number) >> (from & 7)) & 1;
      old.values[into] = fresh.values[from] as number;
      old.known[into >> 3] = ((old.known[into >> 3] as number) & ~(1 << (into & 7))) | (known << (into & 7));
    }
  }
  put(fresh.present, old.present, rows);
}

function replaced(old: Column, fresh: Column, rows: Places, picks: () => Picks): Column {
  if (old.kind === 'dict' && fresh.kind === 'dict') return putTexts(old, fresh, rows);
  if (old.kind === 'series' && fresh.kind === 'series' && old.width === fresh.width) putSeries(old, fresh, rows);
  else if (old.kind !== fresh.kind || old.kind === 'list' || old.kind === 'series') {
    return gatherColumn(old, fresh, picks());
  } else {
    put((fresh as ScalarColumn).values, old.values, rows);
    put(fresh.present, old.present, rows);
  }
  return old;
}

/**
 * The old block with the fresh rows in the places of theirs. Writes into the old block's columns, so it is for their
 * owner; a reader pays for the rows that changed, not for those that did not.
 */
export function replaceRows(old: FactBlock, fresh: FactBlock, rows: Places): FactBlock {
  let picked: Picks | null = null;
  const picks = () => {
    picked ??= Int32Array.from({ length: old.n }, (_row, index) => index);
    for (const [row, place] of rows.entries()) picked[place] = -1 - row;
    return picked;
  };
  const columns = new Map<string, Column>();
  for (const [name, column] of old.columns) {
    const instead = fresh.columns.get(name);
    if (instead === undefined) throw new Error(`fresh rows without the column ${name}`);
    columns.set(name, replaced(column, instead, rows, picks));
  }
  return { ...old, columns };
}
