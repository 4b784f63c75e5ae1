import { withoutRows } from '../../core/facts/block/gather-rows.js';
import { type Column, type FactBlock, type ScalarColumn, sheetAt } from '../../core/facts/fact-block.js';
import type { FactSheet } from '../../core/facts/fact-sheet.js';
import { PLACES, placeOf } from '../../core/kit/hash.js';
import type { Clock } from '../../flows/ports/clock.js';
import { RunCopyStore } from '../../flows/ports/run-copy-store.js';
import { bufferOf, bytesOf } from './binary.js';
import { type Binary, isDuplicateKey, type MongoConnection } from './connection.js';
import { FactDocuments } from './facts/fact-documents.js';

const KEPT_MS = 90 * 86_400_000;
/** What MongoDB takes in one document, less room for the envelope. */
const MOST_BYTES = 16 * 1024 * 1024 - 65_536;

type ColumnRecord = {
  readonly name: string;
  readonly kind: Column['kind'];
  /** Little-endian: Float64, Uint8, Int32 or Uint32 by kind; of a list its offsets, Uint32. */
  readonly values: Binary;
  readonly present: Binary;
  readonly dictionary?: readonly string[];
  /** Of a series: its width, and a bit a month. */
  readonly width?: number;
  readonly known?: Binary;
  /** Of a list: the columns of its elements' fields. */
  readonly fields?: readonly ColumnRecord[];
};
type BlockRecord = { readonly n: number; readonly ids: readonly string[]; readonly columns: readonly ColumnRecord[] };
type RunCopyRecord = {
  readonly _id: string;
  readonly runId: string;
  /** Place of the first customer; null if there is none. Customers are in order of place, so this finds one's chunk. */
  readonly firstPlace: number | null;
  readonly blocks: readonly BlockRecord[];
  /** Rises when a row is dropped. */
  readonly version?: number;
  /** Whether those forgotten while it was made were looked for. */
  readonly swept?: boolean;
  /** System time: MongoDB deletes it after. */
  readonly expireAt: Date;
};

function toColumnRecord([name, column]: readonly [string, Column]): ColumnRecord {
  const { kind } = column;
  const record = { name, kind, present: bytesOf(column.present) };
  switch (kind) {
    case 'dict':
      return { ...record, values: bytesOf(column.values), dictionary: column.dictionary };
    case 'series':
      return { ...record, values: bytesOf(column.values), width: column.width, known: bytesOf(column.known) };
    case 'list':
      return { ...record, values: bytesOf(column.offsets), fields: [...column.fields].map(toColumnRecord) };
    default:
      return { ...record, values: bytesOf(column.values) };
  }
}

function toRecord({ n, ids, columns }: FactBlock): BlockRecord {
  return { n, ids, columns: [...columns].map(toColumnRecord) };
}

function toScalarColumn({ kind, values, present, dictionary = [] }: ColumnRecord): ScalarColumn {
  const known = new Uint8Array(bufferOf(present));
  const bytes = bufferOf(values);
  switch (kind) {
    case 'number':
      return { kind, values: new Float64Array(bytes), present: known };
    case 'bit':
      return { kind, values: new Uint8Array(bytes), present: known };
    case 'day':
      return { kind, values: new Int32Array(bytes), present: known };
    case 'dict':
      return { kind, values: new Uint32Array(bytes), present: known, dictionary };
    default:
      throw new Error(`a stored column of kind ${kind} where one value a customer belongs`);
  }
}

function toColumn(record: ColumnRecord): Column {
  const { kind, values, present, width, known, fields = [] } = record;
  if (kind === 'list') {
    const columns = new Map(fields.map((field) => [field.name, toScalarColumn(field)]));
    return {
      kind,
      offsets: new Uint32Array(bufferOf(values)),
      fields: columns,
      present: new Uint8Array(bufferOf(present)),
    };
  }
  if (kind !== 'series' || width === undefined || known === undefined) return toScalarColumn(record);
  const months = { values: new Float64Array(bufferOf(values)), known: new Uint8Array(bufferOf(known)) };
  return { kind, width, ...months, present: new Uint8Array(bufferOf(present)) };
}

function toBlock({ n, ids, columns }: BlockRecord): FactBlock {
  return { n, ids, columns: new Map(columns.map((column) => [column.name, toColumn(column)])) };
}

const textBytes = (texts: readonly string[]) => texts.reduce((sum, text) => sum + Buffer.byteLength(text) + 16, 0);

function columnBytes({ values, present, dictionary = [], known, fields = [] }: ColumnRecord): number {
  const own = values.length() + present.length() + (known?.length() ?? 0) + textBytes(dictionary);
  return fields.reduce((sum, field) => sum + columnBytes(field), own);
}

/** A little more than the document will take. */
function sizeOf({ ids, columns }: BlockRecord): number {
  return columns.reduce((sum, column) => sum + columnBytes(column), textBytes(ids));
}

/** Rows of the copies that are there: found by customer, and dropped. */
export class RunCopyRows {
  constructor(private readonly connection: MongoConnection) {}

  get copies() {
    return this.connection.collection<RunCopyRecord>('run_copies');
  }

  /** The copy of the chunk in whose range the customer is. */
  async holding(runId: string, customerId: string): Promise<RunCopyRecord | null> {
    return this.copies.findOne(
      { runId: { $eq: runId }, firstPlace: { $lte: placeOf(customerId) } },
      { promoteBuffers: false, sort: { firstPlace: -1 } },
    );
  }

  async forget(customerId: string): Promise<void> {
    for (const runId of (await this.copies.distinct('runId')) as readonly string[]) {
      const record = await this.holding(runId, customerId);
      if (record?.blocks.some(({ ids }) => ids.includes(customerId)))
        await this.drop(record._id, new Set([customerId]));
    }
  }

  /** The copy without the rows of some customers; begun again when another dropped some meanwhile. */
  async drop(id: string, customers: ReadonlySet<string>): Promise<readonly FactBlock[]> {
    for (;;) {
      const record = await this.copies.findOne({ _id: { $eq: id } }, { promoteBuffers: false });
      if (record === null) return [];
      const blocks = record.blocks.map((block) => withoutRows(toBlock(block), customers));
      const { version = 1 } = record;
      const { matchedCount } = await this.copies.updateOne(
        { _id: { $eq: id }, ...(record.version === undefined ? { version: { $exists: false } } : { version }) },
        { $set: { blocks: blocks.map(toRecord), version: version + 1 } },
      );
      if (matchedCount === 1) return blocks;
    }
  }
}

export class MongoRunCopyStore extends RunCopyStore {
  private readonly rows: RunCopyRows;

  constructor(
    private readonly connection: MongoConnection,
    private readonly clock: Clock,
  ) {
    super();
    this.rows = new RunCopyRows(connection);
  }

  static async ensureIndexes(connection: MongoConnection): Promise<void> {
    await connection.collection('run_copies').createIndexes([
      { key: { expireAt: 1 }, name: 'expiry', expireAfterSeconds: 0 },
      { key: { runId: 1, firstPlace: 1 }, name: 'place' },
    ]);
  }

  private get copies() {
    return this.rows.copies;
  }

  override async find(runId: string, seq: number): Promise<readonly FactBlock[] | null> {
    const record = await this.copies.findOne({ _id: { $eq: `${runId}|${seq}` } }, { promoteBuffers: false });
    if (record === null) return null;
    const blocks = record.blocks.map(toBlock);
    return record.swept === false ? this.sweep(record._id, blocks) : blocks;
  }

  override async keep(runId: string, seq: number, blocks: readonly FactBlock[]): Promise<readonly FactBlock[]> {
    const records = blocks.map(toRecord);
    const bytes = records.reduce((sum, block) => sum + sizeOf(block), 0);
    if (bytes > MOST_BYTES) {
      const customers = blocks.reduce((sum, { n }) => sum + n, 0);
      throw new Error(
        `the facts of chunk ${seq} of run ${runId} take ${bytes} bytes (${customers} customers), more than one document` +
          ' holds: make chunks smaller (TIDEMARK_CHUNK_CUSTOMERS)',
      );
    }
    const expireAt = new Date(this.clock.system().getTime() + KEPT_MS);
    try {
      const first = blocks.find(({ n }) => n > 0)?.ids[0];
      const firstPlace = first === undefined ? null : placeOf(first);
      const _id = `${runId}|${seq}`;
      await this.copies.insertOne({ _id, runId, firstPlace, blocks: records, version: 1, swept: false, expireAt });
      return await this.sweep(_id, blocks);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    const stored = await this.find(runId, seq);
    if (!stored) throw new Error(`the facts of chunk ${seq} of run ${runId} are gone right after they were stored`);
    return stored;
  }

  override async forget(customerId: string): Promise<void> {
    await this.rows.forget(customerId);
  }

  /** Drops who was forgotten between the reading of the facts and the keeping of the copy. */
  private async sweep(id: string, blocks: readonly FactBlock[]): Promise<readonly FactBlock[]> {
    const places = blocks.flatMap(({ ids }) =>
      [ids[0], ids.at(-1)].flatMap((one) => (one === undefined ? [] : placeOf(one))),
    );
    const range = { from: Math.min(PLACES, ...places), to: Math.max(0, ...places) + 1 };
    const gone = places.length === 0 ? new Set<string>() : await new FactDocuments(this.connection).gone(range);
    const here = new Set(blocks.flatMap(({ ids }) => ids.filter((one) => gone.has(one))));
    const kept = here.size === 0 ? blocks : await this.rows.drop(id, here);
    await this.copies.updateOne({ _id: { $eq: id } }, { $set: { swept: true } });
    return kept;
  }

  override async sheetOf(runId: string, customerId: string): Promise<FactSheet | null> {
    const record = await this.rows.holding(runId, customerId);
    const block = record?.blocks.find(({ ids }) => ids.includes(customerId));
    return block ? sheetAt(toBlock(block), block.ids.indexOf(customerId)) : null;
  }
}
