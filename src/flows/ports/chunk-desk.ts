import { type ChunkTask, chunkTaskOf } from '../../core/campaign/chunk-task.js';
import { campaignsOf, type Run } from '../../core/campaign/run.js';
import type { RunStep } from '../../core/campaign/run-step.js';
import { type Fault, faultOf } from '../../core/kit/fault.js';
import type { CampaignStore } from './campaign-store.js';
import type { Ids } from './ids.js';
import type { RunSettings } from './run-settings.js';
import type { ChunkClaim, ChunkDone, RunStore } from './run-store.js';
import type { WakeUps } from './wake-ups.js';

/** A chunk at which every worker died: nobody was left to say why. */
const WORKERS_DIED: Fault = { name: 'WorkersDied', code: null };

/**
 * skipped: done, another's, or not to be worked on (any more). lost: the lease went to another worker meanwhile.
 * failed: given up, as its workers died time after time; a fault is thrown instead.
 */
export type ChunkEnd = 'done' | 'skipped' | 'lost' | 'failed';

/** One chunk in hand. */
export type ChunkInHand = {
  readonly run: Run;
  readonly claim: ChunkClaim;
  /** Asked between batches: is the chunk still ours, is its run going on, is its campaign active. Renews the lease. */
  readonly mayGoOn: () => Promise<boolean>;
};

/** What a step does with a chunk. */
export type ChunkWork = {
  /** Null when it might not go on: nothing more is written then. Safe to do twice, or twice at once. */
  readonly does: (chunk: ChunkInHand) => Promise<ChunkDone | null>;
  /** Gives back what the chunk has taken: its run has ended, or it is given up. */
  readonly clears: (chunk: ChunkInHand, because: string) => Promise<void>;
};

type Ports = {
  readonly runs: RunStore;
  readonly campaigns: CampaignStore;
  readonly wakeUps: WakeUps;
  readonly ids: Ids;
  readonly settings: RunSettings;
};

/** How a chunk is claimed, kept, completed, given up and left, whatever is done with it; and how the run goes on after. */
export class ChunkDesk {
  constructor(private readonly ports: Ports) {}

  async work(runId: string, step: RunStep, seq: number, work: ChunkWork): Promise<ChunkEnd> {
    const { runs, ids, settings } = this.ports;
    const run = await runs.find(runId);
    if (!run || (await this.taskOf(run)) === 'wait') return 'skipped';
    const claim = await runs.claimChunk(runId, step, seq, ids.token(), settings.leaseMs);
    if (!claim) return 'skipped';
    const chunk: ChunkInHand = { run, claim, mayGoOn: () => this.mayGoOn(run, claim) };
    try {
      if (run.state !== 'evaluating') return await this.leave(chunk, work);
      if (claim.faults < settings.chunkAttempts) return await this.do(chunk, work);
      await this.giveUp(chunk, work, WORKERS_DIED);
      return 'failed';
    } catch (error) {
      // If this fails too, the lease runs out, and the attempt counts then.
      await this.giveUp(chunk, work, faultOf(error)).catch(() => undefined);
      throw error;
    }
  }

  /** Begins the run's next step if this one is done, and rings for it. */
  async goOn(runId: string): Promise<boolean> {
    const { runs, wakeUps } = this.ports;
    const next = await runs.advance(runId);
    if (next !== null && next !== 'ended') await wakeUps.chunks(await runs.openChunks(runId));
    return next === 'ended';
  }

  private async taskOf(asked: Run): Promise<ChunkTask> {
    const { runs, campaigns } = this.ports;
    const own = campaignsOf(asked).map(({ campaignId }) => campaigns.find(campaignId));
    const [run, ...found] = await Promise.all([runs.find(asked.id), ...own]);
    const states = found.map((campaign) => campaign?.state ?? null);
    return chunkTaskOf(run?.state ?? 'stopped', states, asked.campaigns !== undefined);
  }

  private async mayGoOn(run: Run, claim: ChunkClaim): Promise<boolean> {
    const renewed = await this.ports.runs.renewChunk(claim, this.ports.settings.leaseMs);
    return renewed && (await this.taskOf(run)) === 'evaluate';
  }

  private async do(chunk: ChunkInHand, work: ChunkWork): Promise<ChunkEnd> {
    const done = await work.does(chunk);
    if (done === null || !(await this.ports.runs.completeChunk(chunk.claim, done))) return this.leave(chunk, work);
    await this.goOn(chunk.run.id);
    return 'done';
  }

  /** The run was stopped, its campaign rests, or another worker has the chunk. */
  private async leave(chunk: ChunkInHand, work: ChunkWork): Promise<ChunkEnd> {
    const { runs } = this.ports;
    const task = await this.taskOf(chunk.run);
    if (task === 'clear') {
      await work.clears(chunk, 'RUN_STOPPED');
      await runs.leaveChunk(chunk.claim);
    } else await runs.releaseChunk(chunk.claim, null);
    return task === 'evaluate' ? 'lost' : 'skipped';
  }

  /** The lease goes back, so that a retry is heeded; after too many attempts the chunk is given up with what it took. */
  private async giveUp(chunk: ChunkInHand, work: ChunkWork, fault: Fault): Promise<void> {
    const { runs, settings } = this.ports;
    const { claim, run } = chunk;
    const last = claim.faults + 1 >= settings.chunkAttempts;
    const ours = last && (await runs.renewChunk(claim, settings.leaseMs));
    if (!ours) return runs.releaseChunk(claim, fault);
    await work.clears(chunk, 'CHUNK_FAILED');
    await runs.failChunk(claim, fault);
    await this.goOn(run.id);
  }
}
