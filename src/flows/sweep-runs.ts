import { Injectable } from '@nestjs/common';
import { chunkRanges } from '../core/campaign/chunk-ranges.js';
import { chunkTaskOf } from '../core/campaign/chunk-task.js';
import { campaignsOf, type Run } from '../core/campaign/run.js';
import { FIRST_RUN_STEP } from '../core/campaign/run-step.js';
import { CampaignStore } from './ports/campaign-store.js';
import { RunStore } from './ports/run-store.js';
import { WakeUps } from './ports/wake-ups.js';

const MOST_CHUNKS = 1_000;
const MOST_RUNS = 1_000;

/** `filled` are runs whose start had died before their last chunk. */
export type Swept = { readonly rung: number; readonly finished: number; readonly filled: number };

/**
 * Rings again for chunks that nobody works on, and ends runs whose last worker died before it could. Runs of campaigns that
 * all rest are left alone until they are active again. Safe at any time.
 */
@Injectable()
export class SweepRuns {
  constructor(
    private readonly runs: RunStore,
    private readonly campaigns: CampaignStore,
    private readonly wakeUps: WakeUps,
  ) {}

  async run(): Promise<Swept> {
    const evaluating = await this.runs.list({ state: 'evaluating', limit: MOST_RUNS });
    const stranded = await this.runs.stranded(MOST_CHUNKS, await this.resting(evaluating));
    await this.wakeUps.chunks(stranded);
    const rung = new Set(stranded.map(({ runId }) => runId));
    let [finished, filled] = [0, 0];
    for (const run of evaluating) {
      if (rung.has(run.id)) continue;
      const next = await this.runs.advance(run.id);
      if (next === 'ended') finished += 1;
      else if (next !== null) await this.wakeUps.chunks(await this.runs.openChunks(run.id));
      else if (run.step === FIRST_RUN_STEP && !(await this.runs.hasAllChunks(run))) {
        await this.runs.start(run, chunkRanges(run.chunkCount, 1));
        filled += 1;
      }
    }
    return { rung: stranded.length, finished, filled };
  }

  private async resting(runs: readonly Run[]): Promise<readonly string[]> {
    const states = new Map((await this.campaigns.list()).map(({ id, state }) => [id, state]));
    const isResting = (run: Run) =>
      chunkTaskOf(
        run.state,
        campaignsOf(run).map(({ campaignId }) => states.get(campaignId) ?? null),
        run.campaigns !== undefined,
      ) === 'wait';
    return runs.filter(isResting).map(({ id }) => id);
  }
}
