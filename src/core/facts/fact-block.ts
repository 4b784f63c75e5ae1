import type { ListValue, Scalar, SeriesValue } from '../condition/operators.js';
import { dayOfNumber } from '../kit/day.js';
import { columnBuilder } from './block/column-builders.js';
import type { FactCatalogue, FactDefinition, FactType } from './fact-catalogue.js';
import type { FactSheet, FactValue } from './fact-sheet.js';

/** A range `[from, to)` of customers' places (`kit/hash.ts`, `placeOf`). */
export type PlaceRange = { readonly from: number; readonly to: number };

/**
 * One thing of `n` customers, or of the elements of their lists. `present[i]` is 1 where it is known; `values[i]` is
 * undefined otherwise. number: the number. bit: 0 or 1. day: days since 1970-01-01. dict: index into `dictionary`.
 */
export type ScalarColumn =
  | { readonly kind: 'number'; readonly values: Float64Array; readonly present: Uint8Array }
  | { readonly kind: 'bit'; readonly values: Uint8Array; readonly present: Uint8Array }
  | { readonly kind: 'day'; readonly values: Int32Array; readonly present: Uint8Array }
  | {
      readonly kind: 'dict';
      readonly values: Uint32Array;
      readonly present: Uint8Array;
      readonly dictionary: readonly string[];
    };

/**
 * The months of `n` customers, each `width` long, the newest last: month m of customer i is at `i * width + m`. `known`
 * is a bit a month, the lowest of a byte first, 1 where it is no gap; `present[i]` is 0 where there is no series at all.
 */
export type SeriesColumn = {
  readonly kind: 'series';
  readonly width: number;
  readonly values: Float64Array;
  readonly known: Uint8Array;
  readonly present: Uint8Array;
};

/**
 * The lists of `n` customers laid end to end: those of customer i are the elements `[offsets[i], offsets[i + 1])` of the
 * columns of their fields. An empty list is present, a missing one is not.
 */
export type ListColumn = {
  readonly kind: 'list';
  readonly offsets: Uint32Array;
  readonly fields: ReadonlyMap<string, ScalarColumn>;
  readonly present: Uint8Array;
};

export type Column = ScalarColumn | SeriesColumn | ListColumn;

/** Customers side by side as typed columns: what runs and live counts read. */
export type FactBlock = {
  readonly n: number;
  readonly ids: readonly string[];
  readonly columns: ReadonlyMap<string, Column>;
};

export type { FactSheet };

/** The kind that holds a type of fact exactly: a comparison on the column gives what it gives on the sheet. */
export const COLUMN_KINDS = {
  number: 'number',
  boolean: 'bit',
  enum: 'dict',
  text: 'dict',
  day: 'day',
  series: 'series',
  list: 'list',
} as const satisfies { readonly [T in FactType]: Column['kind'] };

/** One fact of customers side by side; a value that is none of its type is missing. */
export function columnOf(facts: readonly FactValue[], definition: FactDefinition): Column {
  const builder = columnBuilder(definition, Math.max(1, facts.length));
  for (let row = 0; row < facts.length; row += 1) builder.put(row, facts[row]);
  return builder.done(facts.length);
}

/**
 * Sheets side by side; `ids` and `sheets` run in parallel. A value that is none of its fact's type is missing, as it
 * is unknown to a condition on the sheet. Throws for a name the catalogue does not know.
 */
export function blockOf(
  ids: readonly string[],
  sheets: readonly FactSheet[],
  names: readonly string[],
  catalogue: FactCatalogue,
): FactBlock {
  if (ids.length !== sheets.length) throw new Error(`${ids.length} ids beside ${sheets.length} sheets`);
  const columns = new Map<string, Column>();
  for (const name of names) {
    const definition = catalogue.get(name);
    if (definition === undefined) throw new Error(`no fact of this name: ${name}`);
    const facts = sheets.map((sheet) => sheet[name] ?? null);
    columns.set(name, columnOf(facts, definition));
  }
  return { n: ids.length, ids, columns };
}

function scalarAt(column: ScalarColumn, index: number): Scalar | null {
  const value = column.values[index];
  if (value === undefined || column.present[index] !== 1) return null;
  switch (column.kind) {
    case 'number':
      return value;
    case 'bit':
      return value === 1;
    case 'day':
      return dayOfNumber(value);
    case 'dict':
      return column.dictionary[value] ?? null;
  }
}

/** The newest `count` months of one customer, the newest last; null is a gap. */
export function monthsAt({ width, values, known }: SeriesColumn, index: number, count: number): SeriesValue {
  const end = (index + 1) * width;
  const months: (number | null)[] = [];
  for (let place = end - count; place < end; place += 1) {
    months.push(((known[place >> 3] ?? 0) >> (place & 7)) & 1 ? (values[place] ?? null) : null);
  }
  return months;
}

function elementsAt({ offsets, fields }: ListColumn, index: number): ListValue {
  const from = offsets[index] ?? 0;
  return Array.from({ length: (offsets[index + 1] ?? from) - from }, (_element, place) =>
    Object.fromEntries([...fields].map(([name, column]) => [name, scalarAt(column, from + place)])),
  );
}

/** One customer's value of a column, as it stood on the sheet; null is missing. */
export function valueAt(column: Column, index: number): FactValue {
  if (column.present[index] !== 1) return null;
  switch (column.kind) {
    case 'series':
      return monthsAt(column, index, column.width);
    case 'list':
      return elementsAt(column, index);
    default:
      return scalarAt(column, index);
  }
}

/** One customer of a block as a sheet: the facts a decision is stored with. */
export function sheetAt(block: FactBlock, index: number): FactSheet {
  const sheet: Record<string, FactValue> = {};
  for (const [name, column] of block.columns) sheet[name] = valueAt(column, index);
  return sheet;
}
