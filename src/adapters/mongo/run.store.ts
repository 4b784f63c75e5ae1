import { type LeftOut, leftOutBy } from '../../core/campaign/halt/left-out.js';
import { addCounts, NO_COUNTS, type Run, type RunState } from '../../core/campaign/run.js';
import { FIRST_RUN_STEP, kindOf, type RunStep, stepAfter } from '../../core/campaign/run-step.js';
import { ALL_CAMPAIGNS } from '../../core/campaign/schedule/due-campaigns.js';
import type { PlaceRange } from '../../core/facts/fact-block.js';
import type { Fault } from '../../core/kit/fault.js';
import type { Clock } from '../../flows/ports/clock.js';
import {
  type ChunkClaim,
  type ChunkDone,
  type ChunkRef,
  type RunProgress,
  type RunQuery,
  RunStore,
} from '../../flows/ports/run-store.js';
import { insertAbsent, isDuplicateKey, type MongoConnection } from './connection.js';
import { type ChunkRecord, chunkIdOf, FRESH, heldBy, REF, type Ref, type RunRecord, toRun } from './run/run-records.js';

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
      step: FIRST_RUN_STEP,
      from,
      to,
      ...FRESH,
      runEvaluating: true,
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

  override async ofCampaign(campaignId: string): Promise<readonly Run[]> {
    const alone = { campaignId: { $eq: campaignId } };
    const together = { campaignId: ALL_CAMPAIGNS, 'campaigns.campaignId': { $eq: campaignId } };
    const filter = { $or: [alone, together] };
    return (await this.runs.find(filter).sort({ startedAt: -1, _id: -1 }).toArray()).map(toRun);
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

  override async claimChunk(
    runId: string,
    step: RunStep,
    seq: number,
    token: string,
    leaseMs: number,
  ): Promise<ChunkClaim | null> {
    const died = { $cond: [{ $eq: [{ $ifNull: ['$lease', null] }, null] }, 0, 1] };
    const lease = { token: { $literal: token }, until: this.leaseUntil(leaseMs) };
    const chunk = await this.chunks.findOneAndUpdate(
      { _id: { $eq: chunkIdOf(runId, seq) }, step: { $eq: step }, state: 'todo', ...this.unleased() },
      [
        { $set: { faults: { $add: [{ $ifNull: ['$faults', 0] }, died] }, attempts: { $add: ['$attempts', 1] } } },
        { $set: { lease } },
      ],
      { returnDocument: 'after' },
    );
    return chunk && { runId, step, seq, range: { from: chunk.from, to: chunk.to }, token, faults: chunk.faults };
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

  /** Nobody else changes the counts while the lease is held, and with it the write is refused. */
  override async completeChunk(claim: ChunkClaim, { counts, asked }: ChunkDone): Promise<boolean> {
    const held = { ...heldBy(claim), runEvaluating: true };
    const chunk = await this.chunks.findOne(held, { projection: { counts: 1 } });
    if (chunk === null) return false;
    const done = {
      ...{ state: 'done' as const, lease: null, faults: 0, fault: null },
      ...(counts === undefined ? {} : { counts: addCounts(chunk.counts ?? NO_COUNTS, counts) }),
      ...(asked === undefined ? {} : { asked }),
    };
    const { matchedCount } = await this.chunks.updateOne(held, { $set: done });
    return matchedCount === 1;
  }

  override async failChunk(claim: ChunkClaim, fault: Fault): Promise<void> {
    await this.chunks.updateOne(heldBy(claim), { $set: { state: 'failed', fault, lease: null }, $inc: { faults: 1 } });
  }

  override async leaveChunk(claim: ChunkClaim): Promise<void> {
    await this.chunks.updateOne(heldBy(claim), { $set: { state: 'left', runEvaluating: false, lease: null } });
  }

  override async advance(runId: string): Promise<RunStep | 'ended' | null> {
    const run = await this.runs.findOne({ _id: { $eq: runId }, state: 'evaluating' });
    if (!run) return null;
    if (run.begun === false) return this.begin(run);
    const open = { runId: { $eq: runId }, state: 'todo' as const };
    if ((await this.chunks.findOne(open, { projection: { _id: 1 } })) !== null) return null;
    // A start that died between the run and its last chunk is filled up first.
    if (run.step === FIRST_RUN_STEP && !(await this.hasAllChunks(toRun(run)))) return null;
    const asked = { runId: { $eq: runId }, state: 'done' as const, step: run.step, asked: true };
    const next = stepAfter(run.step, (await this.chunks.findOne(asked, { projection: { _id: 1 } })) !== null);
    const last = next === null || (await this.firstDone(runId)) === null;
    if (last) return (await this.end(runId, run.step)) ? 'ended' : null;
    const change = { $set: { step: next, begun: false } };
    const { matchedCount } = await this.runs.updateOne({ _id: runId, state: 'evaluating', step: run.step }, change);
    return matchedCount === 1 ? this.begin({ ...run, step: next }) : null;
  }

  private async firstDone(runId: string): Promise<number | null> {
    const done = { runId: { $eq: runId }, state: 'done' as const };
    return (await this.chunks.findOne(done, { projection: { seq: 1 }, sort: { seq: 1 } }))?.seq ?? null;
  }

  /** Opens the chunks of a step; those that are at it already stay as they are. */
  private async begin({ _id: runId, step }: Pick<RunRecord, '_id' | 'step'>): Promise<RunStep | null> {
    const ready = { runId: { $eq: runId }, state: 'done' as const, step: { $ne: step } };
    const fresh = { $set: { ...FRESH, step } };
    if (kindOf(step) !== 'allocate') await this.chunks.updateMany(ready, fresh);
    else if ((await this.chunks.findOne({ runId: { $eq: runId }, step }, { projection: { _id: 1 } })) === null) {
      const seq = await this.firstDone(runId);
      if (seq !== null) await this.chunks.updateOne({ _id: chunkIdOf(runId, seq), ...ready }, fresh);
    }
    const begun = { $set: { begun: true } };
    const { matchedCount } = await this.runs.updateOne({ _id: runId, step, begun: false, state: 'evaluating' }, begun);
    // Stopped in between: the stop did not see what has been opened since.
    if (matchedCount === 0 && (await this.isIn(runId, 'stopped'))) await this.closeChunks(runId);
    return matchedCount === 1 ? step : null;
  }

  private async end(runId: string, step: RunStep): Promise<boolean> {
    const { failed, counts } = await this.progress(runId);
    const state = failed === 0 ? ('done' as const) : ('failed' as const);
    const { matchedCount } = await this.runs.updateOne(
      { _id: { $eq: runId }, state: 'evaluating', step },
      { $set: { state, counts, finishedAt: this.clock.system() } },
    );
    return matchedCount === 1;
  }

  override async progress(runId: string): Promise<RunProgress> {
    const projection = { chunkCount: 1, step: 1 } as const;
    const run = await this.runs.findOne({ _id: { $eq: runId } }, { projection });
    const step = run?.step ?? FIRST_RUN_STEP;
    let [counts, done, failed] = [NO_COUNTS, 0, 0];
    const chunks = this.chunks.find({ runId: { $eq: runId } }, { projection: { counts: 1, state: 1, step: 1 } });
    for await (const chunk of chunks) {
      if (chunk.state === 'failed') failed += 1;
      else counts = addCounts(counts, chunk.counts ?? NO_COUNTS);
      if (chunk.state === 'done' && chunk.step === step) done += 1;
    }
    const total = kindOf(step) === 'allocate' ? 1 : (run?.chunkCount ?? 0);
    return { step, done, failed, total, counts };
  }

  override async leaveOut(runId: string, round: number, out: readonly LeftOut[]): Promise<readonly LeftOut[]> {
    const said = { $concatArrays: [{ $ifNull: ['$leftOut', []] }, { $literal: out }] };
    await this.runs.updateOne({ _id: { $eq: runId }, leftOutAsOf: { $not: { $gte: round } } }, [
      { $set: { leftOutAsOf: round, leftOut: said } },
    ]);
    const run = await this.runs.findOne({ _id: { $eq: runId } }, { projection: { leftOut: 1 } });
    return leftOutBy(run?.leftOut ?? [], round);
  }

  override async stop(runId: string): Promise<boolean> {
    const { matchedCount } = await this.runs.updateOne({ _id: { $eq: runId }, state: { $ne: 'stopped' } }, [
      { $set: { state: 'stopped', finishedAt: { $ifNull: ['$finishedAt', this.clock.system()] } } },
    ]);
    if (await this.isIn(runId, 'stopped')) await this.closeChunks(runId);
    return matchedCount === 1;
  }

  /**
   * What nobody has begun to evaluate holds nothing. What somebody has, and all that a run holds past its first step and
   * is not concluded, stays open, or is opened, until its places are given back.
   */
  private async closeChunks(runId: string): Promise<void> {
    const of = { runId: { $eq: runId } };
    const untouched = { ...of, state: 'todo' as const, step: FIRST_RUN_STEP, attempts: 0 };
    await this.chunks.updateMany(untouched, { $set: { state: 'left', runEvaluating: false } });
    const run = await this.runs.findOne({ _id: { $eq: runId } }, { projection: { step: 1 } });
    if (run !== null && run.step !== FIRST_RUN_STEP) {
      const holding = { ...of, state: 'done' as const, step: { $ne: 'conclude' as const } };
      await this.chunks.updateMany(holding, { $set: { ...FRESH, runEvaluating: false } });
    }
    await this.chunks.updateMany({ ...of, state: 'todo' }, { $set: { runEvaluating: false } });
    const { counts } = await this.progress(runId);
    await this.runs.updateOne({ _id: { $eq: runId } }, { $set: { counts } });
  }

  override async openChunks(runId: string): Promise<readonly ChunkRef[]> {
    const open = { runId: { $eq: runId }, state: 'todo' as const, ...this.unleased() };
    const chunks = await this.chunks.find(open).project<Ref>(REF).sort({ seq: 1 }).toArray();
    return chunks.map(({ attempts, ...ref }) => ({ ...ref, attempt: attempts }));
  }

  /** Those whose lease ran out come first: missing sorts last. */
  override async stranded(limit: number, except: readonly string[]): Promise<readonly ChunkRef[]> {
    const others = except.length === 0 ? {} : { runId: { $nin: [...except] } };
    const chunks = await this.chunks
      .find({ state: 'todo', ...this.unleased(), ...others })
      .project<Ref>(REF)
      .sort({ 'lease.until': -1 })
      .limit(limit)
      .toArray();
    return chunks.map(({ attempts, ...ref }) => ({ ...ref, attempt: attempts }));
  }
}
