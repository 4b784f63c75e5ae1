import { type Column, type FactBlock, sheetAt } from '../../core/facts/fact-block.js';
import type { FactSheet } from '../../core/facts/fact-sheet.js';
import { placeOf } from '../../core/kit/hash.js';
import type { Clock } from '../../flows/ports/clock.js';
import { RunCopyStore } from '../../flows/ports/run-copy-store.js';
import { Binary, isDuplicateKey, type MongoConnection } from './connection.js';

const KEPT_MS = 90 * 86_400_000;
/** What MongoDB takes in one document, less room for the envelope. */
const MOST_BYTES = 16 * 1024 * 1024 - 65_536;

type ColumnRecord = {
  readonly name: string;
  readonly kind: Column['kind'];
  /** Little-endian: Float64, Uint8, Int32 or Uint32 by kind. */
  readonly values: Binary;
  readonly present: Binary;
  readonly dictionary?: readonly string[];
};
type BlockRecord = { readonly n: number; readonly ids: readonly string[]; readonly columns: readonly ColumnRecord[] };
type RunCopyRecord = {
  readonly _id: string;
  readonly runId: string;
  /** Place of the first customer; null if there is none. Customers are in order of place, so this finds one's chunk. */
  readonly firstPlace: number | null;
  readonly blocks: readonly BlockRecord[];
  /** System time: MongoDB deletes it after. */
  readonly expireAt: Date;
};

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView) =>
  new Binary(new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength));

/** Typed arrays need aligned memory, which a slice of a network buffer is not: the bytes are copied. */
const bufferOf = (binary: Binary) => Uint8Array.from(binary.buffer.subarray(0, binary.position)).buffer;

function toRecord({ n, ids, columns }: FactBlock): BlockRecord {
  const records = [...columns].map(([name, column]) => ({
    name,
    kind: column.kind,
    values: bytesOf(column.values),
    present: bytesOf(column.present),
    ...(column.kind === 'dict' ? { dictionary: column.dictionary } : {}),
  }));
  return { n, ids, columns: records };
}

function toColumn({ kind, values, present, dictionary = [] }: ColumnRecord): Column {
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
  }
}

function toBlock({ n, ids, columns }: BlockRecord): FactBlock {
  return { n, ids, columns: new Map(columns.map((column) => [column.name, toColumn(column)])) };
}

const textBytes = (texts: readonly string[]) => texts.reduce((sum, text) => sum + Buffer.byteLength(text) + 16, 0);

/** A little more than the document will take. */
function sizeOf({ ids, columns }: BlockRecord): number {
  return columns.reduce(
    (sum, { values, present, dictionary = [] }) => sum + values.length() + present.length() + textBytes(dictionary),
    textBytes(ids),
  );
}

export class MongoRunCopyStore extends RunCopyStore {
  constructor(
    private readonly connection: MongoConnection,
    private readonly clock: Clock,
  ) {
    super();
  }

  static async ensureIndexes(connection: MongoConnection): Promise<void> {
    await connection.collection('run_copies').createIndexes([
      { key: { expireAt: 1 }, name: 'expiry', expireAfterSeconds: 0 },
      { key: { runId: 1, firstPlace: 1 }, name: 'place' },
    ]);
  }

  private get copies() {
    return this.connection.collection<RunCopyRecord>('run_copies');
  }

  override async find(runId: string, seq: number): Promise<readonly FactBlock[] | null> {
    const record = await this.copies.findOne({ _id: { $eq: `${runId}|${seq}` } }, { promoteBuffers: false });
    return record?.blocks.map(toBlock) ?? null;
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
      await this.copies.insertOne({ _id: `${runId}|${seq}`, runId, firstPlace, blocks: records, expireAt });
      return blocks;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    const stored = await this.find(runId, seq);
    if (!stored) throw new Error(`the facts of chunk ${seq} of run ${runId} are gone right after they were stored`);
    return stored;
  }

  override async sheetOf(runId: string, customerId: string): Promise<FactSheet | null> {
    const [record] = await this.copies
      .find({ runId: { $eq: runId }, firstPlace: { $lte: placeOf(customerId) } }, { promoteBuffers: false })
      .sort({ firstPlace: -1 })
      .limit(1)
      .toArray();
    const block = record?.blocks.find(({ ids }) => ids.includes(customerId));
    return block ? sheetAt(toBlock(block), block.ids.indexOf(customerId)) : null;
  }
}
