import { countRefusals, inWalkOrder, type ReasonCount } from '../../src/core/decision/refusal-block.js';
import { type ChunkRefusals, type RefusalPart, RefusalStore, type RefusedChunk } from '../../src/flows/ports/refusal-store.js';

export class FakeRefusalStore extends RefusalStore {
  private readonly kept = new Map<string, ChunkRefusals>();

  override async keep({ runId, seq }: RefusedChunk, part: RefusalPart, refusals: ChunkRefusals): Promise<void> {
    const key = `${runId}|${seq}|${part}`;
    if (!this.kept.has(key)) this.kept.set(key, refusals);
  }

  private of(prefix: string): readonly ChunkRefusals[] {
    const own = [...this.kept].filter(([key]) => key.startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : 1));
    return own.map(([, refusals]) => refusals);
  }

  override async ofChunk(runId: string, seq: number): Promise<readonly ChunkRefusals[]> {
    return this.of(`${runId}|${seq}|`);
  }

  override async countsOf(runId: string): Promise<readonly ReasonCount[]> {
    const sums = new Map<string, ReasonCount>();
    for (const { block } of this.of(`${runId}|`)) {
      for (const { stage, code, count } of countRefusals(block)) {
        sums.set(`${stage}.${code}`, { stage, code, count: count + (sums.get(`${stage}.${code}`)?.count ?? 0) });
      }
    }
    return inWalkOrder([...sums.values()]);
  }

  override async forget(customerId: string): Promise<void> {
    for (const [key, refusals] of this.kept) {
      this.kept.set(key, { ...refusals, ids: refusals.ids.map((id) => (id === customerId ? '' : id)) });
    }
  }
}
