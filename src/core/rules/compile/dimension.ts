/** The code of a value no cell holds: the customer is asked on the exact path. */
export const NO_CELL = -1;

/** A code is a byte, and the last one is kept free. */
export const MOST_CELLS = 255;

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
};
