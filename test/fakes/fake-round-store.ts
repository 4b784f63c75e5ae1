import type { ChunkResult, NoPlace, Stop } from '../../src/core/decision/rounds/allotment.js';
import type { StandingBlock } from '../../src/core/decision/rounds/standing-block.js';
import { type Allotment, RoundStore } from '../../src/flows/ports/round-store.js';

type Asked = {
  readonly seq: number;
  readonly round: number;
  readonly allotment: Allotment;
  stops: readonly Stop[] | null;
};

export class FakeRoundStore extends RoundStore {
  private readonly blocks = new Map<string, { readonly seq: number; readonly block: StandingBlock }>();
  private readonly asked = new Map<string, Asked>();
  private readonly results = new Map<string, ChunkResult>();
  private readonly passedOver = new Map<string, { readonly seq: number; readonly lost: readonly NoPlace[] }>();

  override async keepStanding(runId: string, seq: number, block: StandingBlock): Promise<void> {
    const key = `${runId}|${seq}`;
    if (!this.blocks.has(key)) this.blocks.set(key, { seq, block });
  }

  override async standing(runId: string, seq: number): Promise<StandingBlock | null> {
    return this.blocks.get(`${runId}|${seq}`)?.block ?? null;
  }

  private of<T>(kept: ReadonlyMap<string, T>, runId: string): readonly T[] {
    return [...kept].filter(([key]) => key.startsWith(`${runId}|`)).map(([, one]) => one);
  }

  override async standingSizes(runId: string) {
    return this.of(this.blocks, runId)
      .map(({ seq, block }) => ({ seq, customers: block.customers.length, candidates: block.rules.length }))
      .sort((a, b) => a.seq - b.seq);
  }

  override async keepAllotment(runId: string, round: number, seq: number, allotment: Allotment): Promise<void> {
    const key = `${runId}|${round}|${seq}`;
    if (!this.asked.has(key)) this.asked.set(key, { seq, round, allotment, stops: null });
  }

  override async allotment(runId: string, round: number, seq: number): Promise<Allotment | null> {
    return this.asked.get(`${runId}|${round}|${seq}`)?.allotment ?? null;
  }

  override async keepLost(runId: string, round: number, seq: number, lost: readonly NoPlace[]): Promise<void> {
    const key = `${runId}|${round}|${seq}`;
    if (!this.passedOver.has(key)) this.passedOver.set(key, { seq, lost });
  }

  override async lost(runId: string, seq: number): Promise<readonly NoPlace[]> {
    return this.of(this.passedOver, runId).flatMap((one) => (one.seq === seq ? one.lost : []));
  }

  override async keepStops(runId: string, round: number, seq: number, stops: readonly Stop[]): Promise<void> {
    const asked = this.asked.get(`${runId}|${round}|${seq}`);
    if (asked) asked.stops ??= stops;
  }

  override async *answers(runId: string, round: number) {
    const own = this.of(this.asked, runId).filter((one) => one.round === round);
    yield* own.sort((a, b) => a.seq - b.seq);
  }

  override async keepResult(runId: string, seq: number, result: ChunkResult): Promise<void> {
    const key = `${runId}|${seq}`;
    if (!this.results.has(key)) this.results.set(key, result);
  }

  override async result(runId: string, seq: number): Promise<ChunkResult | null> {
    return this.results.get(`${runId}|${seq}`) ?? null;
  }

  override async dropStanding(runId: string, seq: number): Promise<void> {
    this.blocks.delete(`${runId}|${seq}`);
  }

  override async drop(runId: string): Promise<void> {
    for (const kept of [this.blocks, this.asked, this.results, this.passedOver]) {
      for (const key of [...kept.keys()]) if (key.startsWith(`${runId}|`)) kept.delete(key);
    }
  }
}
