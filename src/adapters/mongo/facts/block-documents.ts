import type { PlaceRange } from '../../../core/facts/fact-block.js';
import { PLACES } from '../../../core/kit/hash.js';
import { insertAbsent, type MongoConnection } from '../connection.js';
import {
  type BlockHead,
  type BlockRecord,
  columnsProjection,
  HEAD_FIELDS,
  KnownRevs,
  type Models,
  revsOf,
} from './block-record.js';
import { RawBatch } from './raw-batch.js';

const MAJORITY = { readConcern: { level: 'majority' } } as const;
/** Bytes stay bytes, as they are read by the million. */
const BYTES = { promoteBuffers: false } as const;

/** Heads the server sends at once. */
const MOST_HEADS = 100_000;

/** An empty block, and the first of all. */
const EMPTY = { version: 1, n: 0, minValidUntil: Number.POSITIVE_INFINITY, columns: {}, kinds: {}, sums: {} } as const;

/** The documents of blocks. They cover all places, end to end: the first holds all, and from then on blocks only split. */
export class BlockDocuments {
  constructor(private readonly connection: MongoConnection) {}

  static async ensureIndexes(connection: MongoConnection): Promise<void> {
    await connection.collection('fact_blocks').createIndexes([
      { key: { minValidUntil: 1 }, name: 'due' },
      { key: { models: 1 }, name: 'models' },
      // All that is asked of a block before anything else, so that nobody reads blocks to see whether they changed.
      { key: { _id: 1, to: 1, version: 1, models: 1, modelsHash: 1, n: 1 }, name: 'heads' },
    ]);
  }

  /** The block of all places, where there is none yet. */
  async first(empty: Pick<BlockRecord, 'ids' | 'revs' | 'validFroms' | 'validUntils'>, models: Models): Promise<void> {
    await insertAbsent(this.blocks, [{ _id: 0, to: PLACES, ...EMPTY, ...empty, ...models }]);
  }

  /** The blocks that share a place with the range, in order, as they are known now; only a hint, for they may split. */
  async heads({ from, to }: PlaceRange): Promise<BlockHead[]> {
    const left = await this.headAt(from);
    const filter = { _id: { $gte: left?._id ?? from, $lt: to }, to: { $gt: from } };
    return this.blocks
      .find(filter, { projection: HEAD_FIELDS, ...MAJORITY })
      .sort({ _id: 1 })
      .toArray();
  }

  /** The heads of all blocks, in order, without a look at the blocks. Null: they are more than one answer holds. */
  async allHeads(): Promise<RawBatch | null> {
    const found = { filter: {}, projection: { _id: 1, ...HEAD_FIELDS } };
    const order = { hint: 'heads', sort: { _id: 1 }, batchSize: MOST_HEADS };
    return RawBatch.of(await this.connection.answerOf('fact_blocks', { ...found, ...order, ...MAJORITY }));
  }

  /** Some fields of blocks by where they begin, in no order. */
  async fieldsOf(ids: readonly number[], projection: object): Promise<BlockRecord[]> {
    const options = { projection, batchSize: ids.length + 1, ...MAJORITY, ...BYTES };
    return this.blocks.find({ _id: { $in: [...ids] } }, options).toArray();
  }

  /** The block that holds a place; null where there are no blocks at all. */
  async headAt(place: number): Promise<BlockHead | null> {
    return this.blocks.findOne({ _id: { $lte: place } }, { projection: HEAD_FIELDS, sort: { _id: -1 }, ...MAJORITY });
  }

  /** Blocks from one that is known to begin at `first` on, up to a place, in order. */
  async read(first: number, to: number, projection?: object): Promise<BlockRecord[]> {
    const options = { ...MAJORITY, ...BYTES, ...(projection && { projection }) };
    return this.blocks
      .find({ _id: { $gte: first, $lt: to } }, options)
      .sort({ _id: 1 })
      .toArray();
  }

  async readOne(from: number): Promise<BlockRecord | null> {
    return this.blocks.findOne({ _id: from }, { ...MAJORITY, ...BYTES });
  }

  /** The first block from a place on of which rows have run out, or that older models derived. */
  async firstDue(from: number, models: number, nowMs: number): Promise<number | null> {
    const due = { _id: { $gte: from }, $or: [{ minValidUntil: { $lte: nowMs } }, { models: { $lt: models } }] };
    const head = await this.blocks.findOne(due, { projection: { _id: 1 }, sort: { _id: 1 }, ...MAJORITY });
    return head?._id ?? null;
  }

  /** The revs that some blocks have of their rows. */
  async revs(heads: readonly BlockHead[]): Promise<ReadonlyMap<string, number>> {
    const ids = heads.map(({ _id }) => _id);
    const options = { projection: columnsProjection([]), ...MAJORITY, ...BYTES };
    const records = await this.blocks.find({ _id: { $in: ids } }, options).toArray();
    return new Map(records.flatMap((record) => [...revsOf(record)]));
  }

  /** Those of the block that begins at a place; none where there is no such block. */
  async revsAt(from: number): Promise<KnownRevs> {
    const options = { projection: columnsProjection([]), ...MAJORITY, ...BYTES };
    const record = await this.blocks.findOne({ _id: from }, options);
    return record === null ? new KnownRevs([], new Float64Array()) : revsOf(record);
  }

  /** Replaces the block as it was read; false where somebody wrote it meanwhile. */
  async replace(record: BlockRecord, version: number): Promise<boolean> {
    const { matchedCount } = await this.blocks.replaceOne({ _id: record._id, version }, record, {
      writeConcern: { w: 'majority' },
    });
    return matchedCount === 1;
  }

  /** The block as it was read gives way to several that cover its range: all at once or not at all. */
  async split(version: number, parts: readonly BlockRecord[]): Promise<boolean> {
    const [left, ...rights] = parts;
    if (left === undefined || rights.length === 0) return false;
    return this.connection.inTransaction(async (session) => {
      const { matchedCount } = await this.blocks.replaceOne({ _id: left._id, version }, left, { session });
      if (matchedCount === 0) return false;
      await this.blocks.insertMany(rights, { session });
      return true;
    });
  }

  private get blocks() {
    return this.connection.collection<BlockRecord>('fact_blocks');
  }
}
