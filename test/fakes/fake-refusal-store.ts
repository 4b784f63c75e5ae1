import type { LeftBecause } from '../../src/core/decision/record/left-candidates.js';
import { countRefusals, inWalkOrder, type ReasonCount } from '../../src/core/decision/record/refusal-block.js';
import {
  type ChunkRefusals,
  type KeptRefusals,
  type RefusalPart,
  RefusalStore,
  type RefusedChunk,
} from '../../src/flows/ports/refusal-store.js';

type Kept = { readonly runId: string; readonly seq: number; readonly part: RefusalPart; refusals: ChunkRefusals };

export class FakeRefusalStore extends RefusalStore {
  private kept: Kept[] = [];

  override async keep({ runId, seq }: RefusedChunk, part: RefusalPart, refusals: ChunkRefusals): Promise<void> {
    const known = this.kept.some((one) => one.runId === runId && one.seq === seq && one.part === part);
    if (!known) this.kept.push({ runId, seq, part, refusals });
  }

  override async ofChunk(runId: string, seq: number): Promise<KeptRefusals> {
    const own = this.kept.filter((one) => one.runId === runId && one.seq === seq);
    return Object.fromEntries(own.map(({ part, refusals: { ids, block } }) => [part, { ids, block }]));
  }

  override async has(runId: string): Promise<boolean> {
    return this.kept.some((one) => one.runId === runId);
  }

  override async chunksOf(customerId: string, { runId, limit }: { readonly runId?: string; readonly limit: number }) {
    const own = this.kept
      .filter((one) => runId === undefined || one.runId === runId)
      .filter(({ refusals }) => refusals.ids.includes(customerId));
    const chunks = new Map(own.map((one) => [`${one.runId}|${one.seq}`, { runId: one.runId, seq: one.seq }]));
    return [...chunks.values()].reverse().slice(0, limit);
  }

  override async countsOf(runId: string): Promise<readonly ReasonCount[]> {
    const sums = new Map<string, ReasonCount>();
    const own = this.kept.filter((one) => one.runId === runId);
    for (const { stage, code, count } of own.flatMap(({ refusals: { block, counted = [] } }) => [
      ...countRefusals(block),
      ...counted,
    ])) {
      sums.set(`${stage}.${code}`, { stage, code, count: count + (sums.get(`${stage}.${code}`)?.count ?? 0) });
    }
    return inWalkOrder([...sums.values()]);
  }

  override async chunksWith(
    { runId, stage, code }: LeftBecause & { readonly runId: string },
    { from, limit }: { readonly from: number; readonly limit: number },
  ) {
    const counts = new Map<number, number>();
    for (const { seq, refusals } of this.kept.filter((one) => one.runId === runId && one.seq >= from)) {
      const all = [...countRefusals(refusals.block), ...(refusals.counted ?? [])];
      const own = all.filter((one) => one.stage === stage && one.code === code);
      const count = own.reduce((sum, one) => sum + one.count, 0);
      if (count > 0) counts.set(seq, count + (counts.get(seq) ?? 0));
    }
    const chunks = [...counts].map(([seq, count]) => ({ seq, count }));
    return chunks.sort((a, b) => a.seq - b.seq).slice(0, limit);
  }

  override async forget(customerId: string): Promise<void> {
    for (const one of this.kept) {
      one.refusals = { ...one.refusals, ids: one.refusals.ids.map((id) => (id === customerId ? '' : id)) };
    }
  }

  /** As if 90 days had passed. */
  expire(): void {
    this.kept = [];
  }
}
