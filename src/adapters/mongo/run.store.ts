import { addCounts, NO_COUNTS, type Run, type RunCounts } from '../../core/campaign/run.js';
import type { PlaceRange } from '../../core/facts/fact-block.js';
import type { Clock } from '../../flows/ports/clock.js';
import { type ChunkClaim, type ChunkRef, RunStore } from '../../flows/ports/run-store.js';
import { insertAbsent, isDuplicateKey, type MongoConnection } from './connection.js';

type RunRecord = Omit<Run, 'id'> & { readonly _id: string };

/** `state: 'todo'` until done; a lease says who works on it. `attempts` counts claims. */
type ChunkRecord = {
  readonly _id: string;
  readonly runId: string;
  readonly seq: number;
  readonly from: number;
  readonly to: number;
  readonly state: 'todo' | 'done';
  readonly attempts: number;
  /** Kept with the chunk, so that what nobody works on is found without asking for runs. */
  readonly runEvaluating: boolean;
  readonly lease: { readonly token: string; readonly until: Date } | null;
  readonly counts: RunCounts | null;
};

function toRun({ _id, ...rest }: RunRecord): Run {
  return { id: _id, ...rest };
}

const chunkIdOf = (runId: string, seq: number) => `${runId}|${seq}`;

export class MongoRunStore extends RunStore {
  constructor(
    private readonly connection: MongoConnection,
    private readonly clock: Clock,
  ) {
    super();
  }

  static async ensureIndexes(connection: MongoConnection): Promise<void> {
    await connection.collection('runs').createIndexes([
      { key: { startedAt: -1, _id: -1 }, name: 'startedAt' },
      { key: { campaignId: 1, startedAt: -1, _id: -1 }, name: 'campaign' },
    ]);
    await connection.collection('chunks').createIndexes([
      { key: { runId: 1, state: 1 }, name: 'run' },
      {
        key: { 'lease.until': 1 },
        name: 'stranded',
        partialFilterExpression: { state: 'todo', runEvaluating: true },
      },
    ]);
  }

  private get runs() {
    return this.connection.collection<RunRecord>('runs');
  }

  private get chunks() {
    return this.connection.collection<ChunkRecord>('chunks');
  }

  override async start({ id, ...run }: Run, ranges: readonly PlaceRange[]): Promise<Run> {
    try {
      await this.runs.insertOne({ _id: id, ...run });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    const stored = await this.runs.findOne({ _id: { $eq: id } });
    if (!stored) throw new Error(`run ${id} is gone right after it was stored`);
    // A start that died half-way is filled up with the same cut; another cut is never laid over it.
    if (stored.state === 'evaluating' && stored.chunkCount === ranges.length) await this.insertChunks(id, ranges);
    return toRun(stored);
  }

  private async insertChunks(runId: string, ranges: readonly PlaceRange[]): Promise<void> {
    const rows = ranges.map(({ from, to }, seq) => ({
      _id: chunkIdOf(runId, seq),
      runId,
      seq,
      from,
      to,
      state: 'todo' as const,
      attempts: 0,
      runEvaluating: true,
      lease: null,
      counts: null,
    }));
    for (let from = 0; from < rows.length; from += 1_000) {
      await insertAbsent<ChunkRecord>(this.chunks, rows.slice(from, from + 1_000));
    }
  }

  override async find(id: string): Promise<Run | null> {
    const record = await this.runs.findOne({ _id: { $eq: id } });
    return record && toRun(record);
  }

  override async list(query: { readonly campaignId?: string; readonly limit: number }): Promise<readonly Run[]> {
    const filter = query.campaignId === undefined ? {} : { campaignId: { $eq: query.campaignId } };
    const records = await this.runs.find(filter).sort({ startedAt: -1, _id: -1 }).limit(query.limit).toArray();
    return records.map(toRun);
  }

  private async isEvaluating(runId: string): Promise<boolean> {
    const filter = { _id: { $eq: runId }, state: 'evaluating' as const };
    return (await this.runs.findOne(filter, { projection: { _id: 1 } })) !== null;
  }

  private leaseUntil(leaseMs: number): Date {
    return new Date(this.clock.system().getTime() + leaseMs);
  }

  override async claimChunk(runId: string, seq: number, token: string, leaseMs: number): Promise<ChunkClaim | null> {
    if (!(await this.isEvaluating(runId))) return null;
    const free = [{ lease: null }, { 'lease.until': { $lte: this.clock.system() } }];
    const chunk = await this.chunks.findOneAndUpdate(
      { _id: { $eq: chunkIdOf(runId, seq) }, state: 'todo', $or: free },
      { $set: { lease: { token, until: this.leaseUntil(leaseMs) } }, $inc: { attempts: 1 } },
      { returnDocument: 'after' },
    );
    return chunk && { runId, seq, range: { from: chunk.from, to: chunk.to }, token };
  }

  override async renewChunk({ runId, seq, token }: ChunkClaim, leaseMs: number): Promise<boolean> {
    const { matchedCount } = await this.chunks.updateOne(
      { _id: { $eq: chunkIdOf(runId, seq) }, state: 'todo', 'lease.token': { $eq: token } },
      { $set: { 'lease.until': this.leaseUntil(leaseMs) } },
    );
    return matchedCount === 1 && this.isEvaluating(runId);
  }

  override async completeChunk({ runId, seq, token }: ChunkClaim, counts: RunCounts): Promise<boolean> {
    const { matchedCount } = await this.chunks.updateOne(
      { _id: { $eq: chunkIdOf(runId, seq) }, state: 'todo', 'lease.token': { $eq: token } },
      { $set: { state: 'done', counts, lease: null } },
    );
    return matchedCount === 1;
  }

  override async finishIfComplete(runId: string): Promise<boolean> {
    const { done, total, counts } = await this.progress(runId);
    if (total === 0 || done < total) return false;
    const { matchedCount } = await this.runs.updateOne(
      { _id: { $eq: runId }, state: 'evaluating' },
      { $set: { state: 'done', counts, finishedAt: this.clock.system() } },
    );
    return matchedCount === 1;
  }

  override async progress(runId: string) {
    const run = await this.runs.findOne({ _id: { $eq: runId } }, { projection: { chunkCount: 1 } });
    const done = this.chunks.find({ runId: { $eq: runId }, state: 'done' }, { projection: { counts: 1 } });
    let counts = NO_COUNTS;
    let number = 0;
    for await (const chunk of done) {
      counts = addCounts(counts, chunk.counts ?? NO_COUNTS);
      number += 1;
    }
    return { done: number, total: run?.chunkCount ?? 0, counts };
  }

  override async stop(runId: string): Promise<boolean> {
    const { matchedCount } = await this.runs.updateOne(
      { _id: { $eq: runId }, state: 'evaluating' },
      { $set: { state: 'stopped', finishedAt: this.clock.system() } },
    );
    const stopped = await this.runs.findOne({ _id: { $eq: runId }, state: 'stopped' }, { projection: { _id: 1 } });
    if (stopped) {
      const open = { runId: { $eq: runId }, state: 'todo' as const };
      await this.chunks.updateMany(open, { $set: { runEvaluating: false, lease: null } });
    }
    return matchedCount === 1;
  }

  /** Those whose lease ran out come first: missing sorts last. */
  override async stranded(limit: number): Promise<readonly ChunkRef[]> {
    const chunks = await this.chunks
      .find({
        state: 'todo',
        runEvaluating: true,
        $or: [{ 'lease.until': null }, { 'lease.until': { $lte: this.clock.system() } }],
      })
      .project<Pick<ChunkRecord, 'runId' | 'seq' | 'attempts'>>({ runId: 1, seq: 1, attempts: 1 })
      .sort({ 'lease.until': -1 })
      .limit(limit)
      .toArray();
    return chunks.map(({ runId, seq, attempts }) => ({ runId, seq, attempt: attempts }));
  }
}
