import { addCounts, NO_COUNTS, type Run, type RunCounts, type RunState } from '../../core/campaign/run.js';
import type { PlaceRange } from '../../core/facts/fact-block.js';
import type { Fault } from '../../core/kit/fault.js';
import type { Clock } from '../../flows/ports/clock.js';
import { type ChunkClaim, type ChunkRef, type RunQuery, RunStore } from '../../flows/ports/run-store.js';
import { type Filter, insertAbsent, isDuplicateKey, type MongoConnection } from './connection.js';

type RunRecord = Omit<Run, 'id'> & { readonly _id: string };

/**
 * todo: open, to be evaluated, or to be cleared after its run was stopped. left: of a stopped run, holds nothing.
 * A lease says who works on it. `attempts` counts claims, `faults` those since the last success that ended badly.
 */
type ChunkRecord = {
  readonly _id: string;
  readonly runId: string;
  readonly seq: number;
  readonly from: number;
  readonly to: number;
  readonly state: 'todo' | 'done' | 'failed' | 'left';
  readonly attempts: number;
  readonly faults: number;
  readonly fault: Fault | null;
  /** Kept with the chunk, so that none is completed after its run's counts were summed up. */
  readonly runEvaluating: boolean;
  readonly lease: { readonly token: string; readonly until: Date } | null;
  readonly counts: RunCounts | null;
};

function toRun({ _id, ...rest }: RunRecord): Run {
  return { id: _id, ...rest };
}

const chunkIdOf = (runId: string, seq: number) => `${runId}|${seq}`;

function heldBy({ runId, seq, token }: ChunkClaim): Filter<ChunkRecord> {
  return { _id: { $eq: chunkIdOf(runId, seq) }, state: 'todo', 'lease.token': { $eq: token } };
}

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
      { key: { state: 1, startedAt: -1, _id: -1 }, name: 'state' },
    ]);
    await connection.collection('chunks').createIndexes([
      { key: { runId: 1, state: 1 }, name: 'run' },
      { key: { 'lease.until': 1, runId: 1 }, name: 'open', partialFilterExpression: { state: 'todo' } },
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
    if (stored.state !== 'evaluating' || stored.chunkCount !== ranges.length) return toRun(stored);
    await this.insertChunks(id, ranges);
    // Stopped in between: the stop saw no chunks, so they are closed here.
    if (await this.isIn(id, 'stopped')) await this.closeChunks(id);
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
      faults: 0,
      fault: null,
      runEvaluating: true,
      lease: null,
      counts: null,
    }));
    for (let from = 0; from < rows.length; from += 1_000) {
      await insertAbsent<ChunkRecord>(this.chunks, rows.slice(from, from + 1_000));
    }
  }

  override async hasAllChunks({ id, chunkCount }: Run): Promise<boolean> {
    return (await this.chunks.countDocuments({ runId: { $eq: id } })) >= chunkCount;
  }

  override async find(id: string): Promise<Run | null> {
    const record = await this.runs.findOne({ _id: { $eq: id } });
    return record && toRun(record);
  }

  override async list({ campaignId, state, limit }: RunQuery): Promise<readonly Run[]> {
    const filter = {
      ...(campaignId === undefined ? {} : { campaignId: { $eq: campaignId } }),
      ...(state === undefined ? {} : { state: { $eq: state } }),
    };
    const records = await this.runs.find(filter).sort({ startedAt: -1, _id: -1 }).limit(limit).toArray();
    return records.map(toRun);
  }

  private async isIn(runId: string, state: RunState): Promise<boolean> {
    return (await this.runs.findOne({ _id: { $eq: runId }, state }, { projection: { _id: 1 } })) !== null;
  }

  private leaseUntil(leaseMs: number): Date {
    return new Date(this.clock.system().getTime() + leaseMs);
  }

  private unleased() {
    return { 'lease.until': { $not: { $gt: this.clock.system() } } };
  }

  override async claimChunk(runId: string, seq: number, token: string, leaseMs: number): Promise<ChunkClaim | null> {
    const died = { $cond: [{ $eq: [{ $ifNull: ['$lease', null] }, null] }, 0, 1] };
    const lease = { token: { $literal: token }, until: this.leaseUntil(leaseMs) };
    const chunk = await this.chunks.findOneAndUpdate(
      { _id: { $eq: chunkIdOf(runId, seq) }, state: 'todo', ...this.unleased() },
      [
        { $set: { faults: { $add: [{ $ifNull: ['$faults', 0] }, died] }, attempts: { $add: ['$attempts', 1] } } },
        { $set: { lease } },
      ],
      { returnDocument: 'after' },
    );
    return chunk && { runId, seq, range: { from: chunk.from, to: chunk.to }, token, faults: chunk.faults };
  }

  override async renewChunk(claim: ChunkClaim, leaseMs: number): Promise<boolean> {
    const until = { $set: { 'lease.until': this.leaseUntil(leaseMs) } };
    const { matchedCount } = await this.chunks.updateOne({ ...heldBy(claim), runEvaluating: true }, until);
    return matchedCount === 1 && this.isIn(claim.runId, 'evaluating');
  }

  override async releaseChunk(claim: ChunkClaim, fault: Fault | null): Promise<void> {
    const change = fault === null ? { $set: { lease: null } } : { $set: { lease: null, fault }, $inc: { faults: 1 } };
    await this.chunks.updateOne(heldBy(claim), change);
  }

  override async completeChunk(claim: ChunkClaim, counts: RunCounts): Promise<boolean> {
    const done = { state: 'done' as const, counts, lease: null, faults: 0, fault: null };
    const { matchedCount } = await this.chunks.updateOne({ ...heldBy(claim), runEvaluating: true }, { $set: done });
    return matchedCount === 1;
  }

  override async failChunk(claim: ChunkClaim, fault: Fault): Promise<void> {
    await this.chunks.updateOne(heldBy(claim), { $set: { state: 'failed', fault, lease: null }, $inc: { faults: 1 } });
  }

  override async leaveChunk(claim: ChunkClaim): Promise<void> {
    await this.chunks.updateOne(heldBy(claim), { $set: { state: 'left', runEvaluating: false, lease: null } });
  }

  override async finishIfComplete(runId: string): Promise<boolean> {
    const open = await this.chunks.findOne({ runId: { $eq: runId }, state: 'todo' }, { projection: { _id: 1 } });
    if (open) return false;
    const { done, failed, total, counts } = await this.progress(runId);
    if (total === 0 || done + failed < total) return false;
    const { matchedCount } = await this.runs.updateOne(
      { _id: { $eq: runId }, state: 'evaluating' },
      { $set: { state: failed === 0 ? 'done' : 'failed', counts, finishedAt: this.clock.system() } },
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
    const failed = await this.chunks.countDocuments({ runId: { $eq: runId }, state: 'failed' });
    return { done: number, failed, total: run?.chunkCount ?? 0, counts };
  }

  override async stop(runId: string): Promise<boolean> {
    const { matchedCount } = await this.runs.updateOne({ _id: { $eq: runId }, state: { $ne: 'stopped' } }, [
      { $set: { state: 'stopped', finishedAt: { $ifNull: ['$finishedAt', this.clock.system()] } } },
    ]);
    if (await this.isIn(runId, 'stopped')) await this.closeChunks(runId);
    return matchedCount === 1;
  }

  /** What nobody has begun holds nothing. What somebody has stays open until its places are given back. */
  private async closeChunks(runId: string): Promise<void> {
    const open = { runId: { $eq: runId }, state: 'todo' as const };
    await this.chunks.updateMany({ ...open, attempts: 0 }, { $set: { state: 'left', runEvaluating: false } });
    await this.chunks.updateMany(open, { $set: { runEvaluating: false } });
    const { counts } = await this.progress(runId);
    await this.runs.updateOne({ _id: { $eq: runId } }, { $set: { counts } });
  }

  /** Those whose lease ran out come first: missing sorts last. */
  override async stranded(limit: number, except: readonly string[]): Promise<readonly ChunkRef[]> {
    const others = except.length === 0 ? {} : { runId: { $nin: [...except] } };
    const chunks = await this.chunks
      .find({ state: 'todo', ...this.unleased(), ...others })
      .project<Pick<ChunkRecord, 'runId' | 'seq' | 'attempts'>>({ runId: 1, seq: 1, attempts: 1 })
      .sort({ 'lease.until': -1 })
      .limit(limit)
      .toArray();
    return chunks.map(({ runId, seq, attempts }) => ({ runId, seq, attempt: attempts }));
  }
}
