import { Injectable } from '@nestjs/common';
import { NO_COUNTS, type Run, runIdOf } from '../core/campaign/run.js';
import { FIRST_RUN_STEP } from '../core/campaign/run-step.js';
import { conclude } from '../core/decision/conclude.js';
import type { Plan } from '../core/decision/decide.js';
import type { RunFrame } from '../core/decision/frame/run-frame.js';
import { type AllottedRow, allottedRow, inOrder, type NoPlace, type Stop } from '../core/decision/rounds/allotment.js';
import { standeeOf } from '../core/decision/rounds/standee.js';
import { type Standee, type StandingBlock, standingBlock } from '../core/decision/rounds/standing-block.js';
import { type StandingSize, WholeRun } from '../core/decision/rounds/whole-run.js';
import { membersOf } from '../core/decision/run/audience.js';
import { matchedIn, planFor } from '../core/decision/run/chunk-decisions.js';
import { ChunkEnds } from '../core/decision/run/conclude-standee.js';
import { DryRunCount, type DryRunCounts } from '../core/decision/run/dry-run-count.js';
import type { FactBlock } from '../core/facts/fact-block.js';
import { PLACES } from '../core/kit/hash.js';
import { AppError } from './errors.js';
import { askedContact } from './ports/asked-contact.js';
import { CampaignStore } from './ports/campaign-store.js';
import { Clock } from './ports/clock.js';
import { ContactLedger } from './ports/contact-ledger.js';
import { CustomerPasts } from './ports/customer-pasts.js';
import { FactBlocks } from './ports/fact-blocks.js';
import { RulePackStore } from './ports/rule-pack-store.js';
import { RunFrames } from './ports/run-frames.js';

/**
 * `share` of the base, from its first place on; 1 is everybody. `people` is how many of each number are named; absent: nobody.
 * `at` is when it would run; absent: now.
 */
export type DryRunQuestion = {
  readonly campaignId: string;
  readonly share: number;
  readonly people?: number;
  readonly at?: Date;
};

export type DryRun = DryRunCounts & {
  /** Business time: everything is decided as of then. */
  readonly asOf: Date;
  /** Looked at, whether or not the campaign is for them. */
  readonly customers: number;
};

/** What is left of a customer for whom something stands, until the rounds have said how they end. */
type Standing = { readonly customerId: string; readonly plan: Plan };

/** Those of a block of facts for whom something stands. */
type Part = { readonly block: StandingBlock; readonly standing: readonly Standing[]; readonly lost: NoPlace[] };

const NOBODY = () => '';

/**
 * What a run of a campaign would come to if it began now: the steps of a run, one after the other, with the same gates, the
 * same allocation and the same caps. Nothing is sent, nobody is given a place, and nothing is kept. Who is named was counted
 * in the same pass.
 */
@Injectable()
export class DryRunCampaign {
  constructor(
    private readonly campaigns: CampaignStore,
    private readonly packs: RulePackStore,
    private readonly frames: RunFrames,
    private readonly facts: FactBlocks,
    private readonly pasts: CustomerPasts,
    private readonly ledger: ContactLedger,
    private readonly clock: Clock,
  ) {}

  async run({ campaignId, share, people = 0, at = this.clock.now() }: DryRunQuestion): Promise<DryRun> {
    const run = await this.occurrence(campaignId, at);
    const frame = await this.frames.rehearse(run);
    const count = new DryRunCount(people);
    const { customers, parts } = await this.evaluate(run, frame, share, count);
    const whole = await this.allocate(run, frame, parts);
    for (const [seq, { block, standing, lost }] of parts.entries()) {
      const ends = new ChunkEnds(block, whole.resultOf(sizeOf(seq, block)), lost);
      for (const { customerId, plan } of standing) count.end(customerId, ends.conclude(customerId, plan, NOBODY));
    }
    return { asOf: run.cutOff, customers, ...count.result() };
  }

  /** The run that is not started. */
  private async occurrence(campaignId: string, at: Date): Promise<Run> {
    const campaign = await this.campaigns.find(campaignId);
    const version = campaign && (await this.packs.newest(campaign.pack));
    if (!campaign || !version) {
      const problem = campaign
        ? { path: '$.pack', code: 'PACK_NOT_FOUND', params: { pack: campaign.pack } }
        : { path: '$.campaignId', code: 'CAMPAIGN_NOT_FOUND', params: { campaign: campaignId } };
      throw new AppError('NOT_FOUND', `no campaign to run: ${campaignId}`, [problem]);
    }
    const cutOff = new Date(Math.floor(at.getTime() / 1_000) * 1_000);
    return {
      ...{ id: runIdOf(campaignId, cutOff), campaignId, plannedAt: cutOff, cutOff },
      ...{ state: 'evaluating', step: FIRST_RUN_STEP, chunkCount: 1, counts: NO_COUNTS },
      ruleVersion: { pack: version.pack, version: version.version },
      ...{ startedBy: '', startedAt: cutOff, finishedAt: null },
    };
  }

  /** Who matches, and for whom something stands; whoever leaves before is counted. */
  private async evaluate(run: Run, frame: RunFrame, share: number, count: DryRunCount) {
    const { version, audience, contacts } = frame;
    const range = { from: 0, to: Math.ceil(PLACES * Math.min(share, 1)) };
    const names = new Set([...version.pack.facts, ...(audience?.pack.facts ?? []), ...frame.facts]);
    const parts: Part[] = [];
    let customers = 0;
    for await (const read of this.facts.read(range, contacts.recordFacts([...names]), run.cutOff)) {
      const block = await this.ledger.complete(read, contacts);
      customers += block.n;
      count.evaluate(block.ids, membersOf(audience, block, frame.today));
      const part = await this.standIn(run, frame, block, count);
      if (part.standing.length > 0) parts.push(part);
    }
    return { customers, parts };
  }

  private async standIn(run: Run, frame: RunFrame, facts: FactBlock, count: DryRunCount): Promise<Part> {
    const standees: Standee[] = [];
    const standing: Standing[] = [];
    for (const matched of matchedIn([facts], frame)) {
      const pasts = new Map(await this.pasts.of(matched, frame.decision, run.id));
      for (const one of matched) {
        const plan = planFor(one, pasts.get(one.customerId) ?? {}, frame);
        count.match();
        if (plan.ranked.length === 0) {
          count.end(one.customerId, conclude(plan, { holder: null, passedOver: [] }, NOBODY));
          continue;
        }
        standees.push(standeeOf(one, plan, frame.places));
        // Where others of the customer left before changes nothing of how they end.
        standing.push({ customerId: one.customerId, plan: { ...plan, left: [] } });
      }
      await new Promise(setImmediate);
    }
    return { block: standingBlock(standees), standing, lost: [] };
  }

  /** The rounds of a run, until one asks for nobody. */
  private async allocate(run: Run, frame: RunFrame, parts: readonly Part[]): Promise<WholeRun> {
    const whole = new WholeRun(parts.map(({ block }, seq) => sizeOf(seq, block)));
    for (const [seq, { block }] of parts.entries()) whole.add(seq, block);
    const placed: AllottedRow[] = [];
    for (let chosen = whole.allot(frame.choose); chosen.size > 0; chosen = whole.allot(frame.choose)) {
      const asked = [...chosen].flatMap(([seq, { choices, without }]) => {
        const part = parts[seq];
        if (part === undefined) throw new Error(`nobody stands in part ${seq}`);
        part.lost.push(...without);
        return choices.map(({ customer, candidate }) => allottedRow(part.block, seq, customer, candidate));
      });
      whole.replay(asked, await this.ask(run, frame, placed, asked));
      whole.settle();
    }
    return whole;
  }

  /** Whom the caps stop, with those of the rounds before in their places. `placed` takes in who has one now. */
  private async ask(
    run: Run,
    frame: RunFrame,
    placed: AllottedRow[],
    asked: readonly AllottedRow[],
  ): Promise<readonly Stop[]> {
    const rows = inOrder(asked);
    const all = [...placed, ...rows].map((row) => askedContact(run, row, frame));
    const answers = (await this.ledger.rehearse(all, frame.caps, this.clock.now())).slice(placed.length);
    const places = new Map(asked.map((row, index) => [row, index]));
    return rows.flatMap((row, index): readonly Stop[] => {
      const answer = answers[index];
      if (answer?.kind === 'refused') return [{ row: places.get(row) ?? -1, refusals: answer.refusals }];
      placed.push(row);
      return [];
    });
  }
}

function sizeOf(seq: number, { customers, rules }: StandingBlock): StandingSize {
  return { seq, customers: customers.length, candidates: rules.length };
}
