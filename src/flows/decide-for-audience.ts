import { Injectable } from '@nestjs/common';
import type { Run } from '../core/campaign/run.js';
import type { ChannelName } from '../core/customer/consent.js';
import { claimants, conclude, type Place } from '../core/decision/conclude.js';
import { type DecisionFrame, decide } from '../core/decision/decide.js';
import { type Decision, decisionIdOf } from '../core/decision/decision.js';
import { matchesOf } from '../core/decision/matches.js';
import { type FactBlock, sheetAt } from '../core/facts/fact-block.js';
import type { FactSheet } from '../core/facts/fact-sheet.js';
import type { Day } from '../core/kit/day.js';
import { dayIn } from '../core/kit/zone.js';
import { outreachIdOf } from '../core/outreach/outreach.js';
import { FIRST_STEP, plannedOutreach } from '../core/outreach/planned-outreach.js';
import type { ContactRow, PassedOver } from '../core/policy/contact-policy.js';
import { POLICY_FACTS } from '../core/policy/policy-facts.js';
import { hoursTable } from '../core/policy/quiet-hours.js';
import { evaluateColumns } from '../core/rules/evaluate-columns.js';
import { type CompiledPack, compilePack } from '../core/rules/program.js';
import type { Rule } from '../core/rules/rule-pack.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { ContactLedger, type Reservation } from './ports/contact-ledger.js';
import { DecisionStore } from './ports/decision-store.js';
import { FactBlocks } from './ports/fact-blocks.js';
import { Ids } from './ports/ids.js';
import { OfferStore } from './ports/offer-store.js';
import { OutreachStore } from './ports/outreach-store.js';
import { RulePackStore } from './ports/rule-pack-store.js';
import { RunCopyStore } from './ports/run-copy-store.js';
import { RunSettings } from './ports/run-settings.js';
import { type ChunkClaim, RunStore } from './ports/run-store.js';
import { WakeUps } from './ports/wake-ups.js';

/** Customers between two writes, and reservations under way at once: the ledger takes those together. */
const BATCH = 1_000;
const IN_FLIGHT = 500;
/** What an explanation needs to tell amounts of money, whether or not a rule asks for it. */
const TOLD_FACTS = ['currency'];

type Matched = { readonly customerId: string; readonly sheet: FactSheet; readonly rules: readonly Rule[] };
type Work = {
  readonly run: Run;
  readonly claim: ChunkClaim;
  readonly pack: CompiledPack;
  readonly rules: readonly Rule[];
  readonly frame: DecisionFrame;
  /** The day of the cut-off in the operator's zone: what rules call today. */
  readonly today: Day;
};

/** A generator, because several lanes share it: what one has taken no other takes, and a lane that fails ends it for all. */
function* numbered<T>(items: readonly T[]): Generator<[number, T], void> {
  yield* items.entries();
}

/** Each item's answer, in the order of the items, a few under way at once. After a failure no further one is begun. */
async function answersOf<T, A>(items: readonly T[], ask: (item: T) => Promise<A>): Promise<readonly A[]> {
  const answers: A[] = [];
  const waiting = numbered(items);
  const lane = async () => {
    for (const [index, item] of waiting) answers[index] = await ask(item);
  };
  const lanes = await Promise.allSettled(Array.from({ length: IN_FLIGHT }, lane));
  for (const ended of lanes) if (ended.status === 'rejected') throw ended.reason;
  return answers;
}

function* slices<T>(items: readonly T[]): Iterable<readonly T[]> {
  for (let from = 0; from < items.length; from += BATCH) yield items.slice(from, from + BATCH);
}

/**
 * One chunk of a run: rules, policy, a place in the ledger, decisions, outreach. Safe to run twice, or twice at once:
 * facts come from the copy of the first attempt, a place is held by the run, stored decisions stand, and outreach is
 * planned from what is stored.
 */
@Injectable()
export class DecideForAudience {
  constructor(
    private readonly runs: RunStore,
    private readonly packs: RulePackStore,
    private readonly offers: OfferStore,
    private readonly rules: BusinessRules,
    private readonly facts: FactBlocks,
    private readonly copies: RunCopyStore,
    private readonly decisions: DecisionStore,
    private readonly ledger: ContactLedger,
    private readonly outreaches: OutreachStore,
    private readonly wakeUps: WakeUps,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly settings: RunSettings,
  ) {}

  /** skipped: done, another's, or the run has ended. lost: the lease went to another worker meanwhile. */
  async run(runId: string, seq: number): Promise<'done' | 'skipped' | 'lost'> {
    const run = await this.runs.find(runId);
    const claim = run && (await this.runs.claimChunk(runId, seq, this.ids.token(), this.settings.leaseMs));
    if (!claim) return 'skipped';
    const work = await this.workOn(run, claim);
    const blocks = await this.blocksOf(work);
    const kept = (await this.decideAll(work, blocks)) && (await this.planAll(work));
    if (!kept) return this.leave(runId);
    const evaluated = blocks.reduce((sum, { n }) => sum + n, 0);
    const counts = { evaluated, ...(await this.decisions.countChunk(runId, seq)) };
    if (!(await this.runs.completeChunk(claim, counts))) return this.leave(runId);
    await this.runs.finishIfComplete(runId);
    return 'done';
  }

  /** Why a lease is no longer ours: the run was stopped, or another worker has it. */
  private async leave(runId: string): Promise<'skipped' | 'lost'> {
    const run = await this.runs.find(runId);
    return run?.state === 'stopped' ? 'skipped' : 'lost';
  }

  private async workOn(run: Run, claim: ChunkClaim): Promise<Work> {
    const version = await this.packs.find(run.ruleVersion);
    if (!version) throw new Error(`run ${run.id} has no rules: ${run.ruleVersion.pack} ${run.ruleVersion.version}`);
    const offers = new Map((await this.offers.list()).map((offer) => [offer.id, offer]));
    const { policy, catalogue, lists } = this.rules;
    const hours = hoursTable(policy);
    const { cutOff } = run;
    const frame = { cutOff, activatedAt: version.createdAt, offers, hours, operatorZone: policy.operatorZone };
    const pack = compilePack(version.content, catalogue, lists);
    return { run, claim, pack, rules: version.content.rules, frame, today: dayIn(policy.operatorZone, cutOff) };
  }

  /** The facts every attempt sees: those that the first attempt kept. */
  private async blocksOf({ run, claim, pack }: Work): Promise<readonly FactBlock[]> {
    const kept = await this.copies.find(run.id, claim.seq);
    if (kept) return kept;
    const names = [...new Set([...pack.facts, ...POLICY_FACTS, ...TOLD_FACTS])];
    const blocks: FactBlock[] = [];
    for await (const block of this.facts.read(claim.range, names, run.cutOff)) blocks.push(block);
    return this.copies.keep(run.id, claim.seq, blocks);
  }

  /** False when the lease was lost: nothing more is written then. */
  private async decideAll(work: Work, blocks: readonly FactBlock[]): Promise<boolean> {
    const { run, claim, pack, rules, today } = work;
    const stored = new Set((await this.decisions.ofChunk(run.id, claim.seq)).map(({ customerId }) => customerId));
    for (const block of blocks) {
      const matched = matchesOf(rules, evaluateColumns(pack, block, today), block.n).flatMap(({ index, rules }) => {
        const customerId = block.ids[index];
        return customerId === undefined || stored.has(customerId)
          ? []
          : [{ customerId, sheet: sheetAt(block, index), rules }];
      });
      for (const batch of slices(matched)) {
        const decided = await answersOf(batch, (one) => this.decideOne(work, one));
        if (!(await this.runs.renewChunk(claim, this.settings.leaseMs))) return false;
        await this.decisions.save(decided);
      }
      await new Promise(setImmediate);
    }
    return true;
  }

  private async decideOne({ run, claim, frame }: Work, { customerId, sheet, rules }: Matched): Promise<Decision> {
    const idOf = (channel: ChannelName) => outreachIdOf(run.id, customerId, FIRST_STEP, channel);
    const plan = decide(rules, sheet, frame);
    const occasion = { runId: run.id, customerId, decidedAt: run.cutOff, outreachIdOf: idOf };
    const place = await this.placeFor(claimants(plan, occasion));
    const id = decisionIdOf(run.id, customerId);
    return {
      id,
      publicId: this.ids.publicId('dec', id),
      runId: run.id,
      seq: claim.seq,
      campaignId: run.campaignId,
      customerId,
      at: run.cutOff,
      facts: sheet,
      ruleVersion: run.ruleVersion,
      ...conclude(plan, place, idOf),
    };
  }

  /** Asks for a place, best candidate first; whom the caps stop gives way to the next. */
  private async placeFor(rows: readonly ContactRow[]): Promise<Place> {
    const passedOver: PassedOver[] = [];
    for (const row of rows) {
      const wanted = passedOver.length === 0 ? row : { ...row, passedOver: [...passedOver] };
      const answer = await this.reserve(wanted, rows);
      if (answer.kind === 'reserved') {
        return { holder: answer.row.ruleId, passedOver: answer.row.passedOver ?? [] };
      }
      passedOver.push({ ruleId: row.ruleId, refusals: answer.refusals });
    }
    return { holder: null, passedOver };
  }

  /** A place that an earlier attempt took for a candidate which has since left (its offer ended) is given back first. */
  private async reserve(row: ContactRow, rows: readonly ContactRow[]): Promise<Reservation> {
    const { caps } = this.rules.policy;
    const answer = await this.ledger.reserve(row, caps, this.clock.now());
    if (answer.kind === 'refused' || rows.some(({ ruleId }) => ruleId === answer.row.ruleId)) return answer;
    await this.ledger.release(row.customerId, answer.row.outreachId, 'SUPERSEDED');
    return this.ledger.reserve(row, caps, this.clock.now());
  }

  /** Plans from what is stored, so that two workers who decided differently still plan once. False: the lease was lost. */
  private async planAll({ run, claim }: Work): Promise<boolean> {
    const publicIdOf = (outreachId: string) => this.ids.publicId('out', outreachId);
    const stored = await this.decisions.ofChunk(run.id, claim.seq);
    const rows = stored.flatMap((decision) => plannedOutreach(decision, publicIdOf) ?? []);
    for (const batch of slices(rows)) {
      if (!(await this.runs.renewChunk(claim, this.settings.leaseMs))) return false;
      await this.outreaches.plan(batch);
    }
    await this.wakeUps.dispatch([...new Set(rows.map(({ shard }) => shard))]);
    return true;
  }
}
