import { type FactBlock, type ScalarColumn, sheetAt } from '../../facts/fact-block.js';
import { dayOfNumber } from '../../kit/day.js';
import { NO_CELL } from '../compile/dimension.js';
import { stepInto } from '../compile/fact-path.js';
import type { Field } from '../compile/predicates.js';
import type { RuleIndex } from '../compile/rule-index.js';
import { FactReader, type Facts } from '../row/fact-reader.js';
import { MOST_ROWS } from './column-kernel.js';

/**
 * Customers as codes: a byte a dimension, dimension after dimension, `rows` bytes each, of which the first `n` are
 * filled. `irregular` rows are in no cell and go to the exact path.
 */
export type EncodedBlock = {
  readonly n: number;
  readonly rows: number;
  readonly codes: Uint8Array;
  readonly irregular: readonly number[];
};

/** What a run takes at a time: 1 to 6 ms of work, within the second level of the cache. */
export const BLOCK_ROWS = 2_048;

const NO_FIELD: Field = { fact: '', steps: [] };

/** Rows are answered 128 at a time. */
export function checkedRows(rows: number): number {
  if (Number.isInteger(rows) && rows > 0 && rows <= MOST_ROWS && rows % 128 === 0) return rows;
  throw new Error(`a block has 128 to ${MOST_ROWS} rows, a multiple of 128, not ${rows}`);
}

/** Encodes customers' facts block by block; the last block may be short. */
export function* encodeFacts(index: RuleIndex, customers: Iterable<Facts>, rows = BLOCK_ROWS): Generator<EncodedBlock> {
  const reader = new FactReader(index);
  const fresh = () => new Uint8Array(index.dimensions.length * checkedRows(rows));
  let codes = fresh();
  let irregular: number[] = [];
  let n = 0;
  for (const facts of customers) {
    if (!reader.read(facts, codes, n, rows)) irregular.push(n);
    n += 1;
    if (n < rows) continue;
    yield { n, rows, codes, irregular };
    [codes, irregular, n] = [fresh(), [], 0];
  }
  if (n > 0) yield { n, rows, codes, irregular };
}

type CodeOf = (value: unknown) => number;
type CodeAt = (row: number) => number;

/** A value's code as it would stand on the sheet, asked once per distinct value where there are few. */
function scalarCodes(column: ScalarColumn, codeOf: CodeOf): CodeAt {
  const missing = codeOf(null);
  const { values, present } = column;
  const ifPresent = (code: (value: number) => number) => (row: number) =>
    present[row] === 1 ? code(values[row] as number) : missing;
  switch (column.kind) {
    case 'number':
      return ifPresent(codeOf);
    case 'bit': {
      const [no, yes] = [codeOf(false), codeOf(true)];
      return ifPresent((value) => (value === 1 ? yes : no));
    }
    case 'dict': {
      const entries = column.dictionary.map(codeOf);
      return ifPresent((value) => entries[value] ?? missing);
    }
    case 'day': {
      const days = new Map<number, number>();
      return ifPresent((day) => {
        const code = days.get(day) ?? codeOf(dayOfNumber(day));
        days.set(day, code);
        return code;
      });
    }
  }
}

/** Series and lists are laid out again as they stand on the sheet; a path goes into them. */
function compoundCodes(block: FactBlock, { fact, steps }: Field, codeOf: CodeOf): CodeAt {
  return (row) => {
    const value: unknown = sheetAt(block, row)[fact];
    return codeOf(typeof value === 'object' && value !== null ? steps.reduce(stepInto, value as unknown) : value);
  };
}

function columnCodes(block: FactBlock, field: Field, codeOf: CodeOf): CodeAt {
  const column = block.columns.get(field.fact);
  if (column === undefined) throw new Error(`the block has no column ${field.fact}`);
  if (column.kind !== 'series' && column.kind !== 'list') return scalarCodes(column, codeOf);
  return compoundCodes({ ...block, columns: new Map([[field.fact, column]]) }, field, codeOf);
}

/**
 * Encodes rows `from` to `from + rows` of typed columns: the same codes as of the customers' sheets, where a fact that
 * is not known is null. A column that is not there is a fault: whoever read the block forgot it.
 */
export function encodeColumns(index: RuleIndex, block: FactBlock, from = 0, rows = BLOCK_ROWS): EncodedBlock {
  const n = Math.max(0, Math.min(block.n - from, checkedRows(rows)));
  const codes = new Uint8Array(index.dimensions.length * rows);
  const irregular = new Set<number>();
  for (const [dimension, { field, codeOf }] of index.dimensions.entries()) {
    const codeAt = columnCodes(block, index.fields[field] ?? NO_FIELD, codeOf);
    for (let row = 0; row < n; row += 1) {
      const code = codeAt(from + row);
      if (code === NO_CELL) irregular.add(row);
      else codes[dimension * rows + row] = code;
    }
  }
  for (const fact of index.requiredFacts) {
    if (!block.columns.has(fact)) throw new Error(`the block has no column ${fact}`);
  }
  return { n, rows, codes, irregular: [...irregular].sort((a, b) => a - b) };
}
