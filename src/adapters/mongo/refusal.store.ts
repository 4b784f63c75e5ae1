import type { LeftBecause } from '../../core/decision/record/left-candidates.js';
import type { PackedPart } from '../../core/decision/record/packed-ends.js';
import {
  countRefusals,
  decodeRefusals,
  encodeRefusals,
  inWalkOrder,
  type ReasonCount,
} from '../../core/decision/record/refusal-block.js';
import { placeOf } from '../../core/kit/hash.js';
import type { Clock } from '../../flows/ports/clock.js';
import type { CountedChunk } from '../../flows/ports/funnel-view.js';
import {
  type ChunkRefusals,
  type KeptRefusals,
  REFUSAL_PARTS,
  type RefusalPart,
  RefusalStore,
  type RefusedChunk,
} from '../../flows/ports/refusal-store.js';
import { bufferOf, bytesOf } from './binary.js';
import { type Binary, insertAbsent, type MongoConnection } from './connection.js';

const KEPT_MS = 90 * 86_400_000;
/** In the place of an id that is forgotten: no customer's id is empty. */
const NOBODY = '';

type RefusalRecord = {
  readonly _id: string;
  readonly runId: string;
  readonly seq: number;
  /** Places of its customers: `[from, to)`. */
  readonly from: number;
  readonly to: number;
  readonly ids: readonly string[];
  readonly block: Binary;
  readonly counts: readonly ReasonCount[];
  /** System time: MongoDB deletes it after. */
  readonly expireAt: Date;
};

const idOf = (runId: string, seq: number, part: RefusalPart) => `${runId}|${seq}|${part}`;

/** The parts in which a customer has an entry. */
function holding(customerId: string) {
  const place = placeOf(customerId);
  return { from: { $lte: place }, to: { $gt: place }, ids: { $eq: customerId } };
}

export class MongoRefusalStore extends RefusalStore {
  constructor(
    private readonly connection: MongoConnection,
    private readonly clock: Clock,
  ) {
    super();
  }

  static async ensureIndexes(connection: MongoConnection): Promise<void> {
    await connection.collection('refusals').createIndexes([
      { key: { runId: 1, seq: 1 }, name: 'chunk' },
      { key: { from: 1, to: 1 }, name: 'place' },
      { key: { expireAt: 1 }, name: 'expiry', expireAfterSeconds: 0 },
    ]);
  }

  private get refusals() {
    return this.connection.collection<RefusalRecord>('refusals');
  }

  override async keep(chunk: RefusedChunk, part: RefusalPart, refusals: ChunkRefusals): Promise<void> {
    const { runId, seq, range } = chunk;
    const { ids, block, counted = [] } = refusals;
    const expireAt = new Date(this.clock.system().getTime() + KEPT_MS);
    const bytes = bytesOf(encodeRefusals(block));
    const counts = [...countRefusals(block), ...counted];
    const record = { _id: idOf(runId, seq, part), runId, seq, ...range, ids, block: bytes, counts };
    await insertAbsent<RefusalRecord>(this.refusals, [{ ...record, expireAt }]);
  }

  private async part(runId: string, seq: number, part: RefusalPart): Promise<PackedPart | null> {
    const record = await this.refusals.findOne({ _id: { $eq: idOf(runId, seq, part) } }, { promoteBuffers: false });
    if (record === null) return null;
    const { ids, block } = record;
    return { ids, block: decodeRefusals(new Uint8Array(bufferOf(block))) };
  }

  override async ofChunk(runId: string, seq: number): Promise<KeptRefusals> {
    const [evaluate, conclude] = await Promise.all(REFUSAL_PARTS.map((part) => this.part(runId, seq, part)));
    return { ...(evaluate ? { evaluate } : {}), ...(conclude ? { conclude } : {}) };
  }

  override async has(runId: string): Promise<boolean> {
    return (await this.refusals.findOne({ runId: { $eq: runId } }, { projection: { _id: 1 } })) !== null;
  }

  override async chunksOf(customerId: string, { runId, limit }: { readonly runId?: string; readonly limit: number }) {
    const groups = await this.refusals
      .aggregate<{ readonly _id: { readonly runId: string; readonly seq: number } }>([
        { $match: { ...holding(customerId), ...(runId === undefined ? {} : { runId: { $eq: runId } }) } },
        { $group: { _id: { runId: '$runId', seq: '$seq' }, expireAt: { $max: '$expireAt' } } },
        { $sort: { expireAt: -1, _id: -1 } },
        { $limit: limit },
      ])
      .toArray();
    return groups.map(({ _id }) => _id);
  }

  override async countsOf(runId: string): Promise<readonly ReasonCount[]> {
    const groups = await this.refusals
      .aggregate<{ readonly _id: Omit<ReasonCount, 'count'>; readonly count: number }>([
        { $match: { runId: { $eq: runId } } },
        { $project: { counts: 1 } },
        { $unwind: '$counts' },
        { $group: { _id: { stage: '$counts.stage', code: '$counts.code' }, count: { $sum: '$counts.count' } } },
      ])
      .toArray();
    return inWalkOrder(groups.map(({ _id, count }) => ({ ..._id, count })));
  }

  override async chunksWith(
    { runId, stage, code }: LeftBecause & { readonly runId: string },
    { from, limit }: { readonly from: number; readonly limit: number },
  ): Promise<readonly CountedChunk[]> {
    const wanted = { stage: { $eq: stage }, code: { $eq: code } };
    const groups = await this.refusals
      .aggregate<{ readonly _id: number; readonly count: number }>([
        { $match: { runId: { $eq: runId }, seq: { $gte: from }, counts: { $elemMatch: wanted } } },
        { $sort: { seq: 1 } },
        // So many hold all parts of that many chunks.
        { $limit: REFUSAL_PARTS.length * limit },
        { $project: { seq: 1, counts: 1 } },
        { $unwind: '$counts' },
        { $match: { 'counts.stage': wanted.stage, 'counts.code': wanted.code } },
        { $group: { _id: '$seq', count: { $sum: '$counts.count' } } },
        { $sort: { _id: 1 } },
        { $limit: limit },
      ])
      .toArray();
    return groups.map(({ _id, count }) => ({ seq: _id, count }));
  }

  override async forget(customerId: string): Promise<void> {
    await this.refusals.updateMany(holding(customerId), { $set: { 'ids.$': NOBODY } });
  }
}
