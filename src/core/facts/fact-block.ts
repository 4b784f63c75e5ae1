import { dayNumber, dayOfNumber } from '../kit/day.js';
import type { FactCatalogue, FactType } from './fact-catalogue.js';
import type { FactSheet, FactValue } from './fact-sheet.js';

/** A range `[from, to)` of customers' places (`kit/hash.ts`, `placeOf`). */
export type PlaceRange = { readonly from: number; readonly to: number };

/**
 * One fact of `n` customers. `present[i]` is 1 where the fact is known; `values[i]` is undefined otherwise.
 * number: the number. bit: 0 or 1. day: days since 1970-01-01. dict: index into `dictionary`.
 */
export type Column =
  | { readonly kind: 'number'; readonly values: Float64Array; readonly present: Uint8Array }
  | { readonly kind: 'bit'; readonly values: Uint8Array; readonly present: Uint8Array }
  | { readonly kind: 'day'; readonly values: Int32Array; readonly present: Uint8Array }
  | {
      readonly kind: 'dict';
      readonly values: Uint32Array;
      readonly present: Uint8Array;
      readonly dictionary: readonly string[];
    };

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
} as const satisfies { readonly [T in FactType]: Column['kind'] };

function fillNumbers(facts: readonly FactValue[]): Column {
  const values = new Float64Array(facts.length);
  const present = new Uint8Array(facts.length);
  for (const [index, fact] of facts.entries()) {
    if (typeof fact !== 'number' || !Number.isFinite(fact)) continue;
    values[index] = fact;
    present[index] = 1;
  }
  return { kind: 'number', values, present };
}

function fillBits(facts: readonly FactValue[]): Column {
  const values = new Uint8Array(facts.length);
  const present = new Uint8Array(facts.length);
  for (const [index, fact] of facts.entries()) {
    if (typeof fact !== 'boolean') continue;
    values[index] = fact ? 1 : 0;
    present[index] = 1;
  }
  return { kind: 'bit', values, present };
}

function fillDays(facts: readonly FactValue[]): Column {
  const values = new Int32Array(facts.length);
  const present = new Uint8Array(facts.length);
  for (const [index, fact] of facts.entries()) {
    const day = typeof fact === 'string' ? dayNumber(fact) : Number.NaN;
    if (Number.isNaN(day)) continue;
    values[index] = day;
    present[index] = 1;
  }
  return { kind: 'day', values, present };
}

function fillTexts(facts: readonly FactValue[]): Column {
  const values = new Uint32Array(facts.length);
  const present = new Uint8Array(facts.length);
  const places = new Map<string, number>();
  for (const [index, fact] of facts.entries()) {
    if (typeof fact !== 'string') continue;
    const place = places.get(fact) ?? places.size;
    places.set(fact, place);
    values[index] = place;
    present[index] = 1;
  }
  return { kind: 'dict', values, present, dictionary: [...places.keys()] };
}

const FILL: { readonly [K in Column['kind']]: (facts: readonly FactValue[]) => Column } = {
  number: fillNumbers,
  bit: fillBits,
  day: fillDays,
  dict: fillTexts,
};

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
    const fill = FILL[COLUMN_KINDS[definition.type]];
    columns.set(name, fill(sheets.map((sheet) => sheet[name] ?? null)));
  }
  return { n: ids.length, ids, columns };
}

/** One customer's value of a column, as it stood on the sheet; null is missing. */
function valueAt(column: Column, index: number): FactValue {
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

/** One customer of a block as a sheet: the facts a decision is stored with. */
export function sheetAt(block: FactBlock, index: number): FactSheet {
  const sheet: Record<string, FactValue> = {};
  for (const [name, column] of block.columns) sheet[name] = valueAt(column, index);
  return sheet;
}
