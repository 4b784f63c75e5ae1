import type { FactBlock } from '../../facts/fact-block.js';
import { nameAt } from '../stage-grid.js';

/** Customers who have this value of a fact; `NO_STAGE`: who have none. */
export type CellPart = { readonly fact: string; readonly value: string };

/** A fact of one customer as counts by stage and class name it. */
export function namedValue(block: FactBlock, fact: string, row: number): string {
  const column = block.columns.get(fact);
  if (column === undefined) throw new Error(`the block lacks ${fact}`);
  return nameAt(column, row);
}

/** The rows of a block whom a cell counts: who has every value it names. Of no value that is everybody. */
export function* rowsIn(block: FactBlock, cell: readonly CellPart[]): Generator<number> {
  for (let row = 0; row < block.n; row += 1) {
    if (cell.every(({ fact, value }) => namedValue(block, fact, row) === value)) yield row;
  }
}
