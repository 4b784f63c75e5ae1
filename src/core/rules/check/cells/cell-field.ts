import type { Cells } from './cell-set.js';
import type { Cell } from './values.js';

/**
 * One thing that rules ask about, cut into its cells. `known` are all cells but the missing one. `sealed` is a question
 * that is not looked into: it is taken for a thing of its own that may be answered either way, so what is ruled out is
 * ruled out, but no witness can be made of it.
 */
export type CellField = {
  readonly key: string;
  /** The fact as findings name it. */
  readonly fact: string;
  readonly sealed: boolean;
  readonly cells: readonly Cell<unknown>[];
  readonly all: Cells;
  readonly known: Cells;
  /** The place of the cell of nothing known; null for what is never missing. */
  readonly missing: number | null;
  /** Whether its cells have an order, or are the values of an enum: rules may cut it into bands. */
  readonly banded: boolean;
};
