import type { NumberCells } from './number-cells.js';

/** The code of a value no cell holds: the customer is asked on the exact path. */
export const NO_CELL = -1;

/** A code is a byte, and the last one is kept free. */
export const MOST_CELLS = 255;

/** A scalar's cells as data, so that a reader can look a value up by itself. What it does not tell, `codeOf` does. */
export type ScalarTable = {
  readonly kind: 'scalar';
  readonly numbers: NumberCells;
  readonly texts: ReadonlyMap<string, number>;
  /** The code of every other text, or `NO_CELL` where they differ. */
  readonly otherText: number;
  readonly nan: number;
  readonly nul: number;
  readonly undef: number;
  readonly yes: number;
  readonly no: number;
};

/** A list's cells as data: the code is 0 for what is no list, else 1 plus the bits of the elements it holds. */
export type ElementTable = { readonly kind: 'element'; readonly bits: ReadonlyMap<unknown, number> };

/**
 * One field's values in cells: within a cell every one of its predicates has one answer. A field with more questions
 * than a byte can tell apart has several dimensions.
 */
export type Dimension = {
  readonly field: number;
  /** How many codes there are. */
  readonly cells: number;
  readonly predicates: readonly number[];
  /** `answers[code]` says, predicate by predicate in the order of `predicates`, whether it holds there: 0 or 1. */
  readonly answers: readonly Uint8Array[];
  /** The code of a value as it stands in the facts, or `NO_CELL`. */
  readonly codeOf: (value: unknown) => number;
  /** The same as `codeOf`, as data; absent where a function alone knows. */
  readonly table?: ScalarTable | ElementTable;
};
