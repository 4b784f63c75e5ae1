import { addCounts, NO_COUNTS, type Run, type RunCounts } from '../../src/core/campaign/run.js';
import type { PlaceRange } from '../../src/core/facts/fact-block.js';
import type { Clock } from '../../src/flows/ports/clock.js';
import { type ChunkClaim, type ChunkRef, RunStore } from '../../src/flows/ports/run-store.js';

type Chunk = {
  readonly runId: string;
  readonly seq: number;
  readonly range: PlaceRange;
  attempts: number;
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
      this.chunks.set(key, { runId: run.id, seq, range, attempts: 0, lease: null, counts: null });
    }
    return stored;
  }

  override async find(id: string): Promise<Run | null> {
    return this.runs.get(id) ?? null;
  }

  override async list(query: { readonly campaignId?: string; readonly limit: number }): Promise<readonly Run[]> {
    return [...this.runs.values()]
      .filter(({ campaignId }) => query.campaignId === undefined || campaignId === query.campaignId)
      .sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime() || (a.id < b.id ? 1 : -1))
      .slice(0, query.limit);
  }

  private now(): number {
    return this.clock.system().getTime();
  }

  private isEvaluating(runId: string): boolean {
    return this.runs.get(runId)?.state === 'evaluating';
  }

  private held({ runId, seq, token }: ChunkClaim): Chunk | null {
    const chunk = this.chunks.get(`${runId}|${seq}`);
    return chunk && !chunk.counts && chunk.lease?.token === token ? chunk : null;
  }

  private isFree({ counts, lease }: Chunk): boolean {
    return counts === null && (lease === null || lease.until <= this.now());
  }

  override async claimChunk(runId: string, seq: number, token: string, leaseMs: number): Promise<ChunkClaim | null> {
    const chunk = this.chunks.get(`${runId}|${seq}`);
    if (!chunk || !this.isEvaluating(runId) || !this.isFree(chunk)) return null;
    chunk.lease = { token, until: this.now() + leaseMs };
    chunk.attempts += 1;
    return { runId, seq, range: chunk.range, token };
  }

  override async renewChunk(claim: ChunkClaim, leaseMs: number): Promise<boolean> {
    const chunk = this.held(claim);
    if (!chunk) return false;
    chunk.lease = { token: claim.token, until: this.now() + leaseMs };
    return this.isEvaluating(claim.runId);
  }

  override async completeChunk(claim: ChunkClaim, counts: RunCounts): Promise<boolean> {
    const chunk = this.held(claim);
    if (!chunk) return false;
    chunk.counts = counts;
    chunk.lease = null;
    return true;
  }

  override async finishIfComplete(runId: string): Promise<boolean> {
    const run = this.runs.get(runId);
    const { done, total, counts } = await this.progress(runId);
    if (run?.state !== 'evaluating' || total === 0 || done < total) return false;
    this.runs.set(runId, { ...run, state: 'done', counts, finishedAt: this.clock.system() });
    return true;
  }

  override async progress(runId: string) {
    const done = [...this.chunks.values()].flatMap(({ runId: own, counts }) => (own === runId && counts ? counts : []));
    return {
      done: done.length,
      total: this.runs.get(runId)?.chunkCount ?? 0,
      counts: done.reduce(addCounts, NO_COUNTS),
    };
  }

  override async stop(runId: string): Promise<boolean> {
    const run = this.runs.get(runId);
    if (run?.state !== 'evaluating') return false;
    this.runs.set(runId, { ...run, state: 'stopped', finishedAt: this.clock.system() });
    for (const chunk of this.chunks.values()) if (chunk.runId === runId) chunk.lease = null;
    return true;
  }

  override async stranded(limit: number): Promise<readonly ChunkRef[]> {
    return [...this.chunks.values()]
      .filter((chunk) => this.isEvaluating(chunk.runId) && this.isFree(chunk))
      .sort((a, b) => (b.lease?.until ?? 0) - (a.lease?.until ?? 0))
      .slice(0, limit)
      .map(({ runId, seq, attempts }) => ({ runId, seq, attempt: attempts }));
  }
}
