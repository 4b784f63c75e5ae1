import { type LeftOut, leftOutBy } from '../../src/core/campaign/halt/left-out.js';
import { addCounts, campaignsOf, NO_COUNTS, type Run, type RunCounts } from '../../src/core/campaign/run.js';
import { FIRST_RUN_STEP, kindOf, type RunStep, stepAfter } from '../../src/core/campaign/run-step.js';
import type { PlaceRange } from '../../src/core/facts/fact-block.js';
import type { Fault } from '../../src/core/kit/fault.js';
import type { Clock } from '../../src/flows/ports/clock.js';
import {
  type ChunkClaim,
  type ChunkDone,
  type ChunkRef,
  type RunProgress,
  type RunQuery,
  RunStore,
} from '../../src/flows/ports/run-store.js';

type Chunk = {
  readonly runId: string;
  readonly seq: number;
  readonly range: PlaceRange;
  step: RunStep;
  asked: boolean;
  state: 'todo' | 'done' | 'failed' | 'left';
  attempts: number;
  faults: number;
  lease: { readonly token: string; readonly until: number } | null;
  counts: RunCounts | null;
};

export class FakeRunStore extends RunStore {
  private readonly runs = new Map<string, Run>();
  private readonly chunks = new Map<string, Chunk>();
  private readonly saidBy = new Map<string, number>();

  constructor(private readonly clock: Pick<Clock, 'system'>) {
    super();
  }

  override async start(run: Run, ranges: readonly PlaceRange[]): Promise<Run> {
    const stored = this.runs.get(run.id) ?? run;
    this.runs.set(run.id, stored);
    if (stored.state !== 'evaluating' || stored.chunkCount !== ranges.length) return stored;
    for (const [seq, range] of ranges.entries()) {
      const key = `${run.id}|${seq}`;
      if (this.chunks.has(key)) continue;
      this.chunks.set(key, {
        runId: run.id,
        seq,
        range,
        step: FIRST_RUN_STEP,
        asked: false,
        state: 'todo',
        attempts: 0,
        faults: 0,
        lease: null,
        counts: null,
      });
    }
    return stored;
  }

  override async leaveOut(runId: string, round: number, out: readonly LeftOut[]): Promise<readonly LeftOut[]> {
    const run = this.runs.get(runId);
    if (run !== undefined && (this.saidBy.get(runId) ?? -1) < round) {
      this.saidBy.set(runId, round);
      this.runs.set(runId, { ...run, leftOut: [...(run.leftOut ?? []), ...out] });
    }
    return leftOutBy(this.runs.get(runId)?.leftOut ?? [], round);
  }

  override async find(id: string): Promise<Run | null> {
    return this.runs.get(id) ?? null;
  }

  override async hasAllChunks({ id, chunkCount }: Run): Promise<boolean> {
    return this.of(id).length >= chunkCount;
  }

  override async list({ campaignId, state, limit }: RunQuery): Promise<readonly Run[]> {
    return [...this.runs.values()]
      .filter((run) => campaignId === undefined || run.campaignId === campaignId)
      .filter((run) => state === undefined || run.state === state)
      .sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime() || (a.id < b.id ? 1 : -1))
      .slice(0, limit);
  }

  override async ofCampaign(id: string): Promise<readonly Run[]> {
    const runs = await this.list({ limit: this.runs.size });
    return runs.filter((run) => run.campaignId === id || campaignsOf(run).some(({ campaignId }) => campaignId === id));
  }

  private of(runId: string): readonly Chunk[] {
    return [...this.chunks.values()].filter((chunk) => chunk.runId === runId);
  }

  /** What each chunk that was not given up counted, in their order. */
  counted(runId: string): readonly { readonly seq: number; readonly counts: RunCounts; readonly isDone: boolean }[] {
    return this.of(runId)
      .filter(({ state }) => state !== 'failed')
      .map(({ seq, counts, step, state }) => {
        return { seq, counts: counts ?? NO_COUNTS, isDone: step === 'conclude' && state === 'done' };
      });
  }

  private now(): number {
    return this.clock.system().getTime();
  }

  private isEvaluating(runId: string): boolean {
    return this.runs.get(runId)?.state === 'evaluating';
  }

  private held({ runId, step, seq, token }: ChunkClaim): Chunk | null {
    const chunk = this.chunks.get(`${runId}|${seq}`);
    return chunk?.state === 'todo' && chunk.step === step && chunk.lease?.token === token ? chunk : null;
  }

  private isFree({ state, lease }: Chunk): boolean {
    return state === 'todo' && (lease === null || lease.until <= this.now());
  }

  override async claimChunk(
    runId: string,
    step: RunStep,
    seq: number,
    token: string,
    leaseMs: number,
  ): Promise<ChunkClaim | null> {
    const chunk = this.chunks.get(`${runId}|${seq}`);
    if (chunk?.step !== step || !this.isFree(chunk)) return null;
    if (chunk.lease) chunk.faults += 1;
    chunk.lease = { token, until: this.now() + leaseMs };
    chunk.attempts += 1;
    return { runId, step, seq, range: chunk.range, token, faults: chunk.faults };
  }

  override async renewChunk(claim: ChunkClaim, leaseMs: number): Promise<boolean> {
    const chunk = this.held(claim);
    if (!chunk || !this.isEvaluating(claim.runId)) return false;
    chunk.lease = { token: claim.token, until: this.now() + leaseMs };
    return true;
  }

  override async releaseChunk(claim: ChunkClaim, fault: Fault | null): Promise<void> {
    const chunk = this.held(claim);
    if (!chunk) return;
    chunk.lease = null;
    if (fault) chunk.faults += 1;
  }

  private end(claim: ChunkClaim, state: Chunk['state']): Chunk | null {
    const chunk = this.held(claim);
    if (!chunk) return null;
    chunk.state = state;
    chunk.lease = null;
    return chunk;
  }

  override async completeChunk(claim: ChunkClaim, { counts, asked = false }: ChunkDone): Promise<boolean> {
    const chunk = this.isEvaluating(claim.runId) ? this.end(claim, 'done') : null;
    if (chunk) {
      chunk.counts = counts ? addCounts(chunk.counts ?? NO_COUNTS, counts) : chunk.counts;
      chunk.asked = asked;
    }
    return chunk !== null;
  }

  override async failChunk(claim: ChunkClaim, _fault: Fault): Promise<void> {
    this.end(claim, 'failed');
  }

  override async leaveChunk(claim: ChunkClaim): Promise<void> {
    this.end(claim, 'left');
  }

  private openAgain(chunk: Chunk, step: RunStep): void {
    Object.assign(chunk, { step, state: 'todo', attempts: 0, faults: 0, lease: null });
  }

  override async advance(runId: string): Promise<RunStep | 'ended' | null> {
    const run = this.runs.get(runId);
    const chunks = this.of(runId);
    if (run?.state !== 'evaluating' || chunks.some(({ state }) => state === 'todo')) return null;
    if (run.step === FIRST_RUN_STEP && !(await this.hasAllChunks(run))) return null;
    const done = chunks.filter(({ state }) => state === 'done');
    const next = stepAfter(
      run.step,
      done.some(({ step, asked }) => step === run.step && asked),
    );
    if (next === null || done.length === 0) {
      const { failed, counts } = await this.progress(runId);
      const state = failed === 0 ? 'done' : 'failed';
      this.runs.set(runId, { ...run, state, counts, finishedAt: this.clock.system() });
      return 'ended';
    }
    const opened = kindOf(next) === 'allocate' ? done.slice(0, 1) : done;
    for (const chunk of opened) this.openAgain(chunk, next);
    this.runs.set(runId, { ...run, step: next });
    return next;
  }

  override async openChunks(runId: string): Promise<readonly ChunkRef[]> {
    return this.of(runId)
      .filter((chunk) => this.isFree(chunk))
      .map(({ seq, step, attempts }) => ({ runId, step, seq, attempt: attempts }));
  }

  override async progress(runId: string): Promise<RunProgress> {
    const chunks = this.of(runId);
    const run = this.runs.get(runId);
    const step = run?.step ?? FIRST_RUN_STEP;
    const kept = chunks.filter(({ state }) => state !== 'failed');
    return {
      step,
      done: chunks.filter((chunk) => chunk.state === 'done' && chunk.step === step).length,
      failed: chunks.length - kept.length,
      total: kindOf(step) === 'allocate' ? 1 : (run?.chunkCount ?? 0),
      counts: kept.flatMap(({ counts }) => counts ?? []).reduce(addCounts, NO_COUNTS),
    };
  }

  override async stop(runId: string): Promise<boolean> {
    const run = this.runs.get(runId);
    if (!run || run.state === 'stopped') return false;
    const { counts } = await this.progress(runId);
    this.runs.set(runId, { ...run, state: 'stopped', counts, finishedAt: run.finishedAt ?? this.clock.system() });
    for (const chunk of this.of(runId)) {
      if (chunk.state === 'todo' && chunk.step === FIRST_RUN_STEP && chunk.attempts === 0) chunk.state = 'left';
      const holds = chunk.state === 'done' && chunk.step !== 'conclude' && run.step !== FIRST_RUN_STEP;
      if (holds) this.openAgain(chunk, chunk.step);
    }
    return true;
  }

  override async stranded(limit: number, except: readonly string[]): Promise<readonly ChunkRef[]> {
    return [...this.chunks.values()]
      .filter((chunk) => !except.includes(chunk.runId) && this.isFree(chunk))
      .sort((a, b) => (b.lease?.until ?? 0) - (a.lease?.until ?? 0))
      .slice(0, limit)
      .map(({ runId, step, seq, attempts }) => ({ runId, step, seq, attempt: attempts }));
  }
}
