import { type MarkedBlock, marksOf, type RowMarks } from '../../../core/facts/block/block-rows.js';
import { ByteWriter } from '../../../core/facts/block/codec/bytes.js';
import { columnFromBytes, writeColumn } from '../../../core/facts/block/codec/column-bytes.js';
import { textsFromBytes, textsToBytes } from '../../../core/facts/block/codec/texts.js';
import type { Column, FactBlock, PlaceRange } from '../../../core/facts/fact-block.js';
import { fnv1a32 } from '../../../core/kit/hash.js';
import { Binary } from '../connection.js';

/** The models a block was derived by: the number of their activation, and the hash of their files. */
export type Models = { readonly models: number; readonly modelsHash: string };

/** What a block tells of its rows besides facts. */
export const ROW_FIELDS = ['ids', 'revs', 'validFroms', 'validUntils'] as const;

/** The rows of a block as bytes; presence and dictionary of a column travel within its bytes. */
export type RowsRecord = {
  readonly n: number;
  readonly ids: Binary;
  /** Float64 a row: the `rev` of the customer; from and until when the facts hold, business time in ms. */
  readonly revs: Binary;
  readonly validFroms: Binary;
  readonly validUntils: Binary;
  readonly columns: Readonly<Record<string, Binary>>;
  /** For people who look: how each column is stored. */
  readonly kinds: Readonly<Record<string, string>>;
  /** FNV-1a of every field of bytes above, by its name: what `facts verify` holds them to. */
  readonly sums: Readonly<Record<string, number>>;
};

/** A block as kept: facts of the customers of the range from `_id` to `to`. `version` rises with every write. */
export type BlockRecord = RowsRecord &
  Models & { readonly _id: number; readonly to: number; readonly version: number; readonly minValidUntil: number };

/** What is read of a block before anything else by whoever means to write it. */
export type BlockHead = Pick<BlockRecord, '_id' | 'to' | 'version' | 'models' | 'modelsHash' | 'n'>;
export const HEAD_FIELDS = { to: 1, version: 1, models: 1, modelsHash: 1, n: 1 } as const;

export const rangeOf = ({ _id, to }: Pick<BlockHead, '_id' | 'to'>): PlaceRange => ({ from: _id, to });

/** The block as a reader of a few columns needs it. */
export function columnsProjection(names: readonly string[]): Readonly<Record<string, 1>> {
  const columns = names.map((name) => [`columns.${name}`, 1] as const);
  return { ...HEAD_FIELDS, ids: 1, revs: 1, validFroms: 1, validUntils: 1, ...Object.fromEntries(columns) };
}

const viewOf = ({ buffer, position }: Binary) => new Uint8Array(buffer.buffer, buffer.byteOffset, position);
const binaryOf = (bytes: Uint8Array) => new Binary(bytes);

function numbersOf(binary: Binary, n: number): Float64Array {
  const bytes = viewOf(binary);
  if (bytes.length !== n * 8) throw new RangeError(`${bytes.length} bytes for ${n} rows`);
  return new Float64Array(bytes.slice().buffer);
}

/** What a row takes of bytes, about: a block's are laid into one memory. */
const BYTES_A_ROW = 600;

const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array) =>
  new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);

/** Rows as bytes, with the sum of each. */
export function toRows({ block, marks }: MarkedBlock): RowsRecord {
  const kinds: Record<string, string> = {};
  const ends: [string, number][] = [];
  const writer = new ByteWriter(1_024 + block.n * BYTES_A_ROW);
  for (const [name, column] of block.columns) {
    kinds[name] = writeColumn(writer, column);
    ends.push([name, writer.end]);
  }
  const whole = writer.done();
  const sums: Record<string, number> = {};
  const summed = (name: string, bytes: Uint8Array) => {
    sums[name] = fnv1a32(bytes);
    return binaryOf(bytes);
  };
  const rows = {
    n: block.n,
    ids: summed('ids', textsToBytes(block.ids)),
    revs: summed('revs', bytesOf(marks.revs)),
    validFroms: summed('validFroms', bytesOf(marks.validFroms)),
    validUntils: summed('validUntils', bytesOf(marks.validUntils)),
  };
  const columns: Record<string, Binary> = {};
  let from = 0;
  for (const [name, to] of ends) {
    columns[name] = summed(name, whole.subarray(from, to));
    from = to;
  }
  return { ...rows, columns, kinds, sums };
}

export function toRecord(
  { from, to }: PlaceRange,
  version: number,
  { models, modelsHash }: Models,
  rows: MarkedBlock,
): BlockRecord {
  const minValidUntil = rows.marks.validUntils.reduce((least, until) => Math.min(least, until), Infinity);
  return { _id: from, to, version, models, modelsHash, minValidUntil, ...toRows(rows) };
}

const NO_ROWS: MarkedBlock = { block: { n: 0, ids: [], columns: new Map() }, marks: marksOf([]) };

/** The named columns of the rows. Throws RangeError for bytes that are not what was written. */
export function fromColumns(record: Pick<RowsRecord, 'n' | 'ids' | 'columns'>, names: readonly string[]): FactBlock {
  const { n } = record;
  const ids = textsFromBytes(viewOf(record.ids));
  if (ids.length !== n) throw new RangeError(`${ids.length} ids for ${n} rows`);
  const columns = new Map<string, Column>();
  for (const name of names) {
    const bytes = record.columns[name];
    if (bytes === undefined) throw new RangeError(`no column ${name}`);
    columns.set(name, columnFromBytes(viewOf(bytes), n));
  }
  return { n, ids, columns };
}

/** The named columns of the rows, and their marks. Throws RangeError as `fromColumns` does. */
export function fromRows(record: Omit<RowsRecord, 'kinds' | 'sums'>, names: readonly string[]): MarkedBlock {
  return record.n === 0 ? NO_ROWS : { block: fromColumns(record, names), marks: marksIn(record) };
}

/** The marks of the rows alone. Throws RangeError as `fromRows` does. */
export function marksIn({ n, ...record }: Pick<RowsRecord, 'n' | 'revs' | 'validFroms' | 'validUntils'>): RowMarks {
  if (n === 0) return NO_ROWS.marks;
  const revs = numbersOf(record.revs, n);
  const validFroms = numbersOf(record.validFroms, n);
  const validUntils = numbersOf(record.validUntils, n);
  return { revs, validFroms, validUntils };
}

/**
 * The revs a block has of its rows, by customer. Whoever derives the block anew asks in its order, so each is found where the
 * last one was; only who asks in another order has all of them looked up.
 */
export class KnownRevs {
  private next = 0;
  private rows: ReadonlyMap<string, number> | null = null;

  constructor(
    private readonly ids: readonly string[],
    private readonly revs: Float64Array,
  ) {}

  *[Symbol.iterator](): Iterator<readonly [string, number]> {
    for (const [row, id] of this.ids.entries()) yield [id, this.revs[row] as number];
  }

  /** Undefined where the block has no row. */
  get(id: string): number | undefined {
    if (this.ids[this.next] === id) {
      this.next += 1;
      return this.revs[this.next - 1];
    }
    this.rows ??= new Map(this.ids.map((known, row) => [known, row]));
    const row = this.rows.get(id);
    if (row === undefined) return undefined;
    this.next = row + 1;
    return this.revs[row];
  }
}

/** Of bytes that cannot be read nothing is known. */
export function revsOf(record: BlockRecord): KnownRevs {
  try {
    const { block, marks } = fromRows(record, []);
    return new KnownRevs(block.ids, marks.revs);
  } catch (error) {
    if (error instanceof RangeError) return new KnownRevs([], new Float64Array());
    throw error;
  }
}

/** The fields of bytes that are not what was written. */
export function brokenFields(record: RowsRecord): readonly string[] {
  const fields = new Map(Object.entries(record.columns));
  for (const name of ROW_FIELDS) fields.set(name, record[name]);
  const broken = [...fields].filter(([name, binary]) => record.sums[name] !== fnv1a32(viewOf(binary)));
  const lost = Object.keys(record.sums).filter((name) => !fields.has(name));
  return [...broken.map(([name]) => name), ...lost];
}
