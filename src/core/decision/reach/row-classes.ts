import { type Column, valueAt } from '../../facts/fact-block.js';
import type { FactSheet } from '../../facts/fact-sheet.js';

/** Rows that say the same of some facts are of one class; a class is told by what its customers say. */
export type RowClasses = {
  /** The class of each row. */
  readonly ofRow: Uint16Array;
  readonly sheets: readonly FactSheet[];
  /** Equal in whichever block: what is found for one is found for all. */
  readonly keys: readonly string[];
};

type Codes = { readonly ofRow: ArrayLike<number>; readonly count: number };

function numbered(rows: number, keyAt: (row: number) => unknown): Codes {
  const codes = new Map<unknown, number>();
  const ofRow = new Uint16Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const key = keyAt(row);
    const known = codes.get(key) ?? codes.size;
    if (known === codes.size) codes.set(key, known);
    ofRow[row] = known;
  }
  return { ofRow, count: codes.size };
}

/** Equal codes are equal values; what is missing has one of its own. */
function codesOf(column: Column): Codes {
  const { present } = column;
  const rows = present.length;
  switch (column.kind) {
    case 'bit':
    case 'dict': {
      const { values } = column;
      const ofRow = new Uint16Array(rows);
      for (let row = 0; row < rows; row += 1) if (present[row] === 1) ofRow[row] = (values[row] as number) + 1;
      return { ofRow, count: column.kind === 'bit' ? 3 : column.dictionary.length + 1 };
    }
    case 'number':
    case 'day': {
      const { values } = column;
      return numbered(rows, (row) => (present[row] === 1 ? values[row] : null));
    }
    default:
      return numbered(rows, (row) => (present[row] === 1 ? JSON.stringify(valueAt(column, row)) : null));
  }
}

/** Blocks have at most some thousand rows, and so many classes at most. */
export function rowClasses(rows: number, facts: readonly (readonly [string, Column])[]): RowClasses {
  let codes: Codes = { ofRow: new Uint16Array(rows), count: 1 };
  for (const [, column] of facts) {
    const next = codesOf(column);
    const before = codes;
    const pair = (row: number) => (before.ofRow[row] as number) * next.count + (next.ofRow[row] as number);
    codes = before.count === 1 ? next : numbered(rows, pair);
  }
  const { ofRow, count } = dense(codes, rows);
  const first = new Int32Array(count).fill(-1);
  for (let row = rows - 1; row >= 0; row -= 1) first[ofRow[row] as number] = row;
  const sheets = Array.from(first, (row) =>
    Object.fromEntries(facts.map(([name, column]) => [name, valueAt(column, row)])),
  );
  return { ofRow, sheets, keys: sheets.map((sheet) => JSON.stringify(Object.values(sheet))) };
}

/** Without the codes that nobody has. */
function dense({ ofRow }: Codes, rows: number): { readonly ofRow: Uint16Array; readonly count: number } {
  const { ofRow: packed, count } = numbered(rows, (row) => ofRow[row]);
  return { ofRow: packed as Uint16Array, count };
}
