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

export type { FactSheet, FactValue };
