import {
  countRefusals,
  decodeRefusals,
  encodeRefusals,
  inWalkOrder,
  type ReasonCount,
} from '../../core/decision/refusal-block.js';
import { placeOf } from '../../core/kit/hash.js';
import type { Clock } from '../../flows/ports/clock.js';
import {
  type ChunkRefusals,
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

  override async keep(chunk: RefusedChunk, part: RefusalPart, { ids, block }: ChunkRefusals): Promise<void> {
    const { runId, seq, range } = chunk;
    const expireAt = new Date(this.clock.system().getTime() + KEPT_MS);
    const bytes = bytesOf(encodeRefusals(block));
    const record = {
      _id: `${runId}|${seq}|${part}`,
      runId,
      seq,
      ...range,
      ids,
      block: bytes,
      counts: countRefusals(block),
    };
    await insertAbsent<RefusalRecord>(this.refusals, [{ ...record, expireAt }]);
  }

  override async ofChunk(runId: string, seq: number): Promise<readonly ChunkRefusals[]> {
    const filter = { runId: { $eq: runId }, seq: { $eq: seq } };
    const found = this.refusals.find(filter, { promoteBuffers: false }).sort({ _id: 1 });
    return (await found.toArray()).map(({ ids, block }) => ({
      ids,
      block: decodeRefusals(new Uint8Array(bufferOf(block as unknown as Binary))),
    }));
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

  override async forget(customerId: string): Promise<void> {
    const place = placeOf(customerId);
    const named = { from: { $lte: place }, to: { $gt: place }, ids: { $eq: customerId } };
    await this.refusals.updateMany(named, { $set: { 'ids.$': NOBODY } });
  }
}
