import { Injectable } from '@nestjs/common';
import { chunkRanges } from '../core/campaign/chunk-ranges.js';
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
    for (const run of await this.runs.list({ limit: MOST_RUNS })) {
      if (run.state !== 'evaluating' || byRun.has(run.id)) continue;
      if (await this.runs.finishIfComplete(run.id)) finished += 1;
      // All that is left is being worked on, or its start died between the run and its chunks: those are added now.
      else await this.runs.start(run, chunkRanges(run.chunkCount, 1));
    }
    return { rung: stranded.length, finished };
  }
}
