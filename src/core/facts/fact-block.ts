import { fitsType, type ListValue, type Scalar, type SeriesValue } from '../condition/operators.js';
import { dayNumber, dayOfNumber } from '../kit/day.js';
import type { FactCatalogue, FactDefinition, FactType, FieldDefinition } from './fact-catalogue.js';
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

function fillNumbers(facts: readonly FactValue[]): ScalarColumn {
  const values = new Float64Array(facts.length);
  const present = new Uint8Array(facts.length);
  for (let index = 0; index < facts.length; index += 1) {
    const fact = facts[index];
    if (typeof fact !== 'number' || !Number.isFinite(fact)) continue;
    values[index] = fact;
    present[index] = 1;
  }
  return { kind: 'number', values, present };
}

function fillBits(facts: readonly FactValue[]): ScalarColumn {
  const values = new Uint8Array(facts.length);
  const present = new Uint8Array(facts.length);
  for (let index = 0; index < facts.length; index += 1) {
    const fact = facts[index];
    if (typeof fact !== 'boolean') continue;
    values[index] = fact ? 1 : 0;
    present[index] = 1;
  }
  return { kind: 'bit', values, present };
}

function fillDays(facts: readonly FactValue[]): ScalarColumn {
  const values = new Int32Array(facts.length);
  const present = new Uint8Array(facts.length);
  for (let index = 0; index < facts.length; index += 1) {
    const fact = facts[index];
    const day = typeof fact === 'string' ? dayNumber(fact) : Number.NaN;
    if (Number.isNaN(day)) continue;
    values[index] = day;
    present[index] = 1;
  }
  return { kind: 'day', values, present };
}

function fillTexts(facts: readonly FactValue[]): ScalarColumn {
  const values = new Uint32Array(facts.length);
  const present = new Uint8Array(facts.length);
  const places = new Map<string, number>();
  for (let index = 0; index < facts.length; index += 1) {
    const fact = facts[index];
    if (typeof fact !== 'string') continue;
    let place = places.get(fact);
    if (place === undefined) {
      place = places.size;
      places.set(fact, place);
    }
    values[index] = place;
    present[index] = 1;
  }
  return { kind: 'dict', values, present, dictionary: [...places.keys()] };
}

const FILL: { readonly [K in ScalarColumn['kind']]: (facts: readonly FactValue[]) => ScalarColumn } = {
  number: fillNumbers,
  bit: fillBits,
  day: fillDays,
  dict: fillTexts,
};

/** The newest `width` months; what is not there or no number is a gap. */
function fillSeries(facts: readonly FactValue[], { name, months: width }: FactDefinition): SeriesColumn {
  if (width === undefined) throw new Error(`the series ${name} does not say how many months it holds`);
  const values = new Float64Array(facts.length * width);
  const known = new Uint8Array(Math.ceil(values.length / 8));
  const present = new Uint8Array(facts.length);
  for (let index = 0; index < facts.length; index += 1) {
    const fact = facts[index];
    if (!Array.isArray(fact)) continue;
    present[index] = 1;
    const series = fact as SeriesValue;
    const shift = (index + 1) * width - series.length;
    for (let month = Math.max(0, series.length - width); month < series.length; month += 1) {
      const value = series[month];
      if (typeof value !== 'number' || !Number.isFinite(value)) continue;
      const place = shift + month;
      values[place] = value;
      known[place >> 3] = (known[place >> 3] ?? 0) | (1 << (place & 7));
    }
  }
  return { kind: 'series', width, values, known, present };
}

function fillFields(elements: ListValue, fields: readonly FieldDefinition[]): ReadonlyMap<string, ScalarColumn> {
  return new Map(
    fields.map(({ name, type }) => [name, FILL[COLUMN_KINDS[type]](elements.map((element) => element[name] ?? null))]),
  );
}

function fillLists(facts: readonly FactValue[], { name, fields }: FactDefinition): ListColumn {
  if (fields === undefined) throw new Error(`the list ${name} does not say what its elements hold`);
  const offsets = new Uint32Array(facts.length + 1);
  const present = new Uint8Array(facts.length);
  const elements: ListValue[number][] = [];
  for (let index = 0; index < facts.length; index += 1) {
    const fact = facts[index];
    if (fitsType('list', fact)) {
      present[index] = 1;
      for (const element of fact as ListValue) elements.push(element);
    }
    offsets[index + 1] = elements.length;
  }
  return { kind: 'list', offsets, fields: fillFields(elements, fields), present };
}

/** One fact of customers side by side; a value that is none of its type is missing. */
export function columnOf(facts: readonly FactValue[], definition: FactDefinition): Column {
  if (definition.type === 'series') return fillSeries(facts, definition);
  if (definition.type === 'list') return fillLists(facts, definition);
  return FILL[COLUMN_KINDS[definition.type]](facts);
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

/** Rows side by side: `facts` run parallel to `ids`, each row's facts by the places of their names. */
export type PlacedRows = {
  readonly ids: readonly string[];
  readonly facts: readonly (readonly FactValue[])[];
  readonly places: ReadonlyMap<string, number>;
};

/** The same of rows: what has no place is missing in all of them. */
export function blockOfRows(
  { ids, facts, places }: PlacedRows,
  names: readonly string[],
  catalogue: FactCatalogue,
): FactBlock {
  if (ids.length !== facts.length) throw new Error(`${ids.length} ids beside ${facts.length} rows`);
  const columns = new Map<string, Column>();
  const values: FactValue[] = ids.map(() => null);
  for (const name of names) {
    const definition = catalogue.get(name);
    if (definition === undefined) throw new Error(`no fact of this name: ${name}`);
    const place = places.get(name) ?? -1;
    for (let row = 0; row < values.length; row += 1) values[row] = facts[row]?.[place] ?? null;
    columns.set(name, columnOf(values, definition));
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
