import { type FactBlock, valueAt } from '../fact-block.js';
import type { FactValue } from '../fact-sheet.js';

/** Whether two values are one: series month by month, lists field by field, numbers to the bit but for the sign of zero. */
export function sameFact(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return left.length === right.size && left.every(([key, value]) => right.has(key) && sameFact(value, right.get(key)));
}

function factAt(block: FactBlock, name: string, row: number): FactValue {
  const column = block.columns.get(name);
  return column === undefined ? null : valueAt(column, row);
}

/** The names of the columns, of those asked, in which a row of one block differs from a row of another. */
export function differingFacts(
  a: { readonly block: FactBlock; readonly row: number },
  b: { readonly block: FactBlock; readonly row: number },
  names: readonly string[],
): readonly string[] {
  return names.filter((name) => !sameFact(factAt(a.block, name, a.row), factAt(b.block, name, b.row)));
}
