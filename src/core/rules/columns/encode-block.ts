import type { FactBlock } from '../../facts/fact-block.js';
import type { Field } from '../compile/predicates.js';
import type { RuleIndex } from '../compile/rule-index.js';
import type { Encode } from '../guarded/guarded-dimension.js';
import type { GuardedIndex } from '../guarded/guarded-index.js';
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

/** A part of a block of columns: the rows from `from` on. */
export type EncodedPart = EncodedBlock & { readonly from: number };

function encodersOf({ dimensions, fields }: GuardedIndex, { columns }: FactBlock): readonly Encode[] {
  return dimensions.map(({ field, over, kind }) => {
    const { fact } = fields[field] ?? NO_FIELD;
    const column = columns.get(fact);
    if (column === undefined) throw new Error(`the block has no column ${fact}`);
    if (column.kind !== kind) throw new Error(`the column ${fact} is ${column.kind}, not ${kind}`);
    return over(column);
  });
}

/**
 * Encodes a block of typed columns, `rows` at a time: the same codes as of the customers' sheets, without a sheet. A
 * column that is not there, or is of another kind than its fact, is a fault: whoever read the block forgot it.
 */
export function* encodeColumns(index: GuardedIndex, block: FactBlock, rows = BLOCK_ROWS): Generator<EncodedPart> {
  const encoders = encodersOf(index, block);
  checkedRows(rows);
  for (let from = 0; from < block.n; from += rows) {
    const n = Math.min(block.n - from, rows);
    const codes = new Uint8Array(encoders.length * rows);
    for (const [dimension, encode] of encoders.entries()) {
      encode(from, codes.subarray(dimension * rows, dimension * rows + n));
    }
    yield { from, n, rows, codes, irregular: [] };
  }
}
