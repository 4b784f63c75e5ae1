import { addCounts, NO_COUNTS, type Run, type RunCounts } from '../../src/core/campaign/run.js';
import type { PlaceRange } from '../../src/core/facts/fact-block.js';
import type { Fault } from '../../src/core/kit/fault.js';
import type { Clock } from '../../src/flows/ports/clock.js';
import { type ChunkClaim, type ChunkRef, type RunQuery, RunStore } from '../../src/flows/ports/run-store.js';

type Chunk = {
  readonly runId: string;
  readonly seq: number;
  readonly range: PlaceRange;
  state: 'todo' | 'done' | 'failed' | 'left';
  attempts: number;
  faults: number;
  lease: { readonly token: string; readonly until: number } | null;
  counts: RunCounts | null;
};

export class FakeRunStore extends RunStore {
  private readonly runs = new Map<string, Run>();
  private readonly chunks = new Map<string, Chunk>();

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
        state: 'todo',
        attempts: 0,
        faults: 0,
        lease: null,
        counts: null,
      });
    }
    return stored;
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

  private of(runId: string): readonly Chunk[] {
    return [...this.chunks.values()].filter((chunk) => chunk.runId === runId);
  }

  private now(): number {
    return this.clock.system().getTime();
  }

  private isEvaluating(runId: string): boolean {
    return this.runs.get(runId)?.state === 'evaluating';
  }

  private held({ runId, seq, token }: ChunkClaim): Chunk | null {
    const chunk = this.chunks.get(`${runId}|${seq}`);
    return chunk?.state === 'todo' && chunk.lease?.token === token ? chunk : null;
  }

  private isFree({ state, lease }: Chunk): boolean {
    return state === 'todo' && (lease === null || lease.until <= this.now());
  }

  override async claimChunk(runId: string, seq: number, token: string, leaseMs: number): Promise<ChunkClaim | null> {
    const chunk = this.chunks.get(`${runId}|${seq}`);
    if (!chunk || !this.isFree(chunk)) return null;
    if (chunk.lease) chunk.faults += 1;
    chunk.lease = { token, until: this.now() + leaseMs };
    chunk.attempts += 1;
    return { runId, seq, range: chunk.range, token, faults: chunk.faults };
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

  override async completeChunk(claim: ChunkClaim, counts: RunCounts): Promise<boolean> {
    const chunk = this.isEvaluating(claim.runId) ? this.end(claim, 'done') : null;
    if (chunk) chunk.counts = counts;
    return chunk !== null;
  }

  override async failChunk(claim: ChunkClaim, _fault: Fault): Promise<void> {
    this.end(claim, 'failed');
  }

  override async leaveChunk(claim: ChunkClaim): Promise<void> {
    this.end(claim, 'left');
  }

  override async finishIfComplete(runId: string): Promise<boolean> {
    const run = this.runs.get(runId);
    const { done, failed, total, counts } = await this.progress(runId);
    if (run?.state !== 'evaluating' || total === 0 || done + failed < total) return false;
    const state = failed === 0 ? 'done' : 'failed';
    this.runs.set(runId, { ...run, state, counts, finishedAt: this.clock.system() });
    return true;
  }

  override async progress(runId: string) {
    const chunks = this.of(runId);
    return {
      done: chunks.filter(({ state }) => state === 'done').length,
      failed: chunks.filter(({ state }) => state === 'failed').length,
      total: this.runs.get(runId)?.chunkCount ?? 0,
      counts: chunks.flatMap(({ counts }) => counts ?? []).reduce(addCounts, NO_COUNTS),
    };
  }

  override async stop(runId: string): Promise<boolean> {
    const run = this.runs.get(runId);
    if (!run || run.state === 'stopped') return false;
    const { counts } = await this.progress(runId);
    this.runs.set(runId, { ...run, state: 'stopped', counts, finishedAt: run.finishedAt ?? this.clock.system() });
    for (const chunk of this.of(runId)) if (chunk.state === 'todo' && chunk.attempts === 0) chunk.state = 'left';
    return true;
  }

  override async stranded(limit: number, except: readonly string[]): Promise<readonly ChunkRef[]> {
    return [...this.chunks.values()]
      .filter((chunk) => !except.includes(chunk.runId) && this.isFree(chunk))
      .sort((a, b) => (b.lease?.until ?? 0) - (a.lease?.until ?? 0))
      .slice(0, limit)
      .map(({ runId, seq, attempts }) => ({ runId, seq, attempt: attempts }));
  }
}
