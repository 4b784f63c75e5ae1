import type { CampaignState } from '../../core/campaign/campaign.js';
import { haltedNow, type LeftOut } from '../../core/campaign/halt/left-out.js';
import { campaignsOf, type Run } from '../../core/campaign/run.js';
import type { FramedRule } from '../../core/decision/frame/rule-places.js';
import { type AllottedRow, allottedRow } from '../../core/decision/rounds/allotment.js';
import type { LocalChoice } from '../../core/decision/rounds/whole-run.js';
import { slicesOf } from '../../core/kit/slices.js';
import { outreachIdOf } from '../../core/outreach/outreach.js';
import { FIRST_STEP } from '../../core/outreach/planned-outreach.js';
import { answersOf } from './answers-of.js';
import type { CampaignStore } from './campaign-store.js';
import type { ChunkInHand } from './chunk-desk.js';
import type { ContactLedger } from './contact-ledger.js';
import type { OutreachStore } from './outreach-store.js';
import type { RoundStore } from './round-store.js';
import type { RunStore } from './run-store.js';

type Ports = {
  readonly runs: RunStore;
  readonly campaigns: CampaignStore;
  readonly rounds: RoundStore;
  readonly ledger: ContactLedger;
  readonly outreaches: OutreachStore;
};

/** Places given back between two looks at the lease. */
const BATCH = 1_000;

/** Why a place is given back whose campaign was halted. */
const RELEASED = { stopped: 'CAMPAIGN_STOPPED', paused: 'CAMPAIGN_PAUSED', unreadable: 'CAMPAIGN_STOPPED' } as const;

/**
 * Campaigns that are stopped or paused while a run of all campaigns is under way: that campaign leaves, the others go on. A
 * run of one campaign rests or is stopped as a whole.
 */
export class Halts {
  constructor(private readonly ports: Ports) {}

  /** All that were left out as of a round of a run: said once, so that every attempt at the round goes by the same. */
  async asOf(run: Run, round: number): Promise<readonly LeftOut[]> {
    if (run.campaigns === undefined) return [];
    const before = (await this.ports.runs.find(run.id))?.leftOut ?? [];
    const now = haltedNow(run, await this.statesOf(run), before, round);
    return this.ports.runs.leaveOut(run.id, round, now);
  }

  /** Gives back what candidates of halted campaigns have. False: it may not go on. Twice is once. */
  async giveBack(
    chunk: ChunkInHand,
    placed: ReadonlyMap<number, readonly LocalChoice[]>,
    rules: readonly FramedRule[],
    out: readonly LeftOut[],
  ): Promise<boolean> {
    const { rounds } = this.ports;
    const because = new Map(out.map((one) => [one.campaignId, RELEASED[one.because]]));
    for (const [seq, choices] of placed) {
      const block = await rounds.standing(chunk.run.id, seq);
      if (block === null) throw new Error(`nobody knows who stands in chunk ${seq} of run ${chunk.run.id}`);
      for (const slice of slicesOf(choices, BATCH)) {
        await answersOf(slice, async ({ customer, candidate }) => {
          const row = allottedRow(block, seq, customer, candidate);
          await this.release(chunk.run, row, rules[row.rule], because);
        });
        if (!(await chunk.mayGoOn())) return false;
      }
    }
    return true;
  }

  /** Cancels what is planned for campaigns that were stopped, of a run that plans while they are. */
  async cancelStopped(run: Run): Promise<void> {
    if (run.campaigns === undefined) return;
    for (const [campaignId, state] of await this.statesOf(run)) {
      if (state === 'stopped') await this.cancelPlanned(run.id, campaignId);
    }
  }

  /** Cancels what is planned for a campaign that is stopped, in a run that goes on without it. */
  async cancelPlanned(runId: string, campaignId: string): Promise<void> {
    const { outreaches, ledger } = this.ports;
    await outreaches.cancelPlanned({ runId, campaignId }, RELEASED.stopped, ({ customerId, id }) =>
      ledger.release(customerId, id, RELEASED.stopped),
    );
  }

  /** Only what the campaign itself holds: the place may be another's by the time that a slow worker gives it back. */
  private async release(
    { id: runId }: Run,
    { customerId }: AllottedRow,
    framed: FramedRule | undefined,
    reasons: ReadonlyMap<string, string>,
  ): Promise<void> {
    const because = reasons.get(framed?.campaignId ?? '');
    if (framed === undefined || because === undefined) throw new Error(`run ${runId} has no such halted campaign`);
    const outreachId = outreachIdOf(runId, customerId, FIRST_STEP, framed.rule.event.params.channel);
    await this.ports.ledger.release(customerId, outreachId, because, framed.campaignId);
  }

  private async statesOf(run: Run): Promise<ReadonlyMap<string, CampaignState | null>> {
    const states = campaignsOf(run).map(async ({ campaignId }) => {
      const campaign = await this.ports.campaigns.find(campaignId);
      return [campaignId, campaign?.state ?? null] as const;
    });
    return new Map(await Promise.all(states));
  }
}
