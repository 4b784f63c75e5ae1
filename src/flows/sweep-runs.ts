import { Injectable } from '@nestjs/common';
import { RunStore } from './ports/run-store.js';
import { WakeUps } from './ports/wake-ups.js';

const MOST_CHUNKS = 1_000;
const MOST_RUNS = 1_000;

export type Swept = { readonly rung: number; readonly finished: number };

/** Rings again for chunks that nobody works on, and ends runs whose last worker died before it could. Safe at any time. */
@Injectable()
export class SweepRuns {
  constructor(
    private readonly runs: RunStore,
    private readonly wakeUps: WakeUps,
  ) {}

  async run(): Promise<Swept> {
    const stranded = await this.runs.stranded(MOST_CHUNKS);
    const byRun = Map.groupBy(stranded, ({ runId }) => runId);
    for (const [runId, chunks] of byRun) await this.wakeUps.chunks(runId, chunks);
    let finished = 0;
    for (const { id, state } of await this.runs.list({ limit: MOST_RUNS })) {
      if (state === 'evaluating' && !byRun.has(id) && (await this.runs.finishIfComplete(id))) finished += 1;
    }
    return { rung: stranded.length, finished };
  }
}
