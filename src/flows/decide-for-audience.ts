import { Injectable } from '@nestjs/common';
import { type ChunkTask, chunkTaskOf } from '../core/campaign/chunk-task.js';
import type { Run } from '../core/campaign/run.js';
import type { ChannelName } from '../core/customer/consent.js';
import { audiencePack, membersOf } from '../core/decision/audience.js';
import { claimants, conclude } from '../core/decision/conclude.js';
import { ContactPhase } from '../core/decision/contact-phase.js';
import { type DecisionFrame, decide } from '../core/decision/decide.js';
import { type Decision, decisionIdOf } from '../core/decision/decision.js';
import { demandsOf } from '../core/decision/demand.js';
import { matchesOf } from '../core/decision/matches.js';
import { type FactBlock, sheetAt } from '../core/facts/fact-block.js';
import type { FactSheet } from '../core/facts/fact-sheet.js';
import type { Day } from '../core/kit/day.js';
import { type Fault, faultOf } from '../core/kit/fault.js';
import { slicesOf } from '../core/kit/slices.js';
import { dayIn } from '../core/kit/zone.js';
import { outreachIdOf } from '../core/outreach/outreach.js';
import { FIRST_STEP, plannedOutreach } from '../core/outreach/planned-outreach.js';
import { LOCAL_FACTS, PRODUCT_FACTS } from '../core/policy/offer-check.js';
import { POLICY_FACTS } from '../core/policy/policy-facts.js';
import { hoursTable } from '../core/policy/quiet-hours.js';
import { CompiledVersions } from '../core/rules/guarded/compiled-versions.js';
import type { GuardedRules } from '../core/rules/guarded/guarded-rules.js';
import type { Rule } from '../core/rules/rule-pack.js';
import { BusinessRules } from './ports/business-rules.js';
import { CampaignStore } from './ports/campaign-store.js';
import { Clock } from './ports/clock.js';
import { ContactLedger } from './ports/contact-ledger.js';
import { DecisionStore } from './ports/decision-store.js';
import { DemandLog } from './ports/demand-log.js';
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

/** A chunk at which every worker died: nobody was left to say why. */
const WORKERS_DIED: Fault = { name: 'WorkersDied', code: null };

/**
 * skipped: done, another's, or not to be evaluated (any more). lost: the lease went to another worker meanwhile.
 * failed: given up, as its workers died time after time; a fault is thrown instead.
 */
export type ChunkEnd = 'done' | 'skipped' | 'lost' | 'failed';

type Matched = { readonly customerId: string; readonly sheet: FactSheet; readonly rules: readonly Rule[] };
type Work = {
  readonly run: Run;
  readonly claim: ChunkClaim;
  /** The version the run began with, whatever is saved meanwhile. */
  readonly version: GuardedRules;
  /** Null is everybody. */
  readonly audience: GuardedRules | null;
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

/**
 * One chunk of a run: rules, policy, a place in the ledger, decisions, outreach. Safe to run twice, or twice at once:
 * facts come from the copy of the first attempt, a place is held by the run, stored decisions stand, and outreach is
 * planned from what is stored. Of a run that was stopped it only gives back what an attempt had taken.
 */
@Injectable()
export class DecideForAudience {
  constructor(
    private readonly runs: RunStore,
    private readonly campaigns: CampaignStore,
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
    private readonly versions: CompiledVersions,
    private readonly demands: DemandLog,
  ) {}

  async run(runId: string, seq: number): Promise<ChunkEnd> {
    const run = await this.runs.find(runId);
    if (!run || (await this.taskOf(run)) === 'wait') return 'skipped';
    const claim = await this.runs.claimChunk(runId, seq, this.ids.token(), this.settings.leaseMs);
    if (!claim) return 'skipped';
    try {
      if (run.state !== 'evaluating') return await this.leave(run, claim);
      if (claim.faults < this.settings.chunkAttempts) return await this.evaluate(run, claim);
      await this.giveUp(run, claim, WORKERS_DIED);
      return 'failed';
    } catch (error) {
      // If this fails too, the lease runs out, and the attempt counts then.
      await this.giveUp(run, claim, faultOf(error)).catch(() => undefined);
      throw error;
    }
  }

  private async taskOf({ id, campaignId }: Run): Promise<ChunkTask> {
    const [run, campaign] = await Promise.all([this.runs.find(id), this.campaigns.find(campaignId)]);
    return chunkTaskOf(run?.state ?? 'stopped', campaign?.state ?? null);
  }

  private async evaluate(run: Run, claim: ChunkClaim): Promise<ChunkEnd> {
    const work = await this.workOn(run, claim);
    const blocks = await this.blocksOf(work);
    const kept = (await this.decideAll(work, blocks)) && (await this.planAll(work));
    if (!kept) return this.leave(run, claim);
    const members = blocks.map((block) => membersOf(work.audience, block, work.today));
    const evaluated = members.reduce((sum, own) => sum + own.filter(Boolean).length, 0);
    const counts = { evaluated, ...(await this.decisions.countChunk(run.id, claim.seq)) };
    if (!(await this.runs.completeChunk(claim, counts))) return this.leave(run, claim);
    await this.runs.finishIfComplete(run.id);
    return 'done';
  }

  /** Asked between batches: is the chunk still ours, is its run going on, is its campaign active. */
  private async mayGoOn({ run, claim }: Work): Promise<boolean> {
    const renewed = await this.runs.renewChunk(claim, this.settings.leaseMs);
    return renewed && (await this.taskOf(run)) === 'evaluate';
  }

  /** The run was stopped, its campaign rests, or another worker has the chunk. */
  private async leave(run: Run, claim: ChunkClaim): Promise<ChunkEnd> {
    const task = await this.taskOf(run);
    if (task === 'clear') {
      await this.clear(run.id, claim.seq, 'RUN_STOPPED');
      // What was planned while the stop went by.
      await this.outreaches.cancelPlanned(run.id, 'RUN_STOPPED', ({ customerId, id }) =>
        this.ledger.release(customerId, id, 'RUN_STOPPED'),
      );
      await this.runs.leaveChunk(claim);
    } else await this.runs.releaseChunk(claim, null);
    return task === 'evaluate' ? 'lost' : 'skipped';
  }

  /** The lease goes back, so that a retry is heeded; after too many attempts the chunk is given up with what it took. */
  private async giveUp(run: Run, claim: ChunkClaim, fault: Fault): Promise<void> {
    const last = claim.faults + 1 >= this.settings.chunkAttempts;
    const ours = last && (await this.runs.renewChunk(claim, this.settings.leaseMs));
    if (!ours) return this.runs.releaseChunk(claim, fault);
    await this.clear(run.id, claim.seq, 'CHUNK_FAILED');
    await this.runs.failChunk(claim, fault);
    await this.runs.finishIfComplete(run.id);
  }

  /** Gives back what is reserved and not planned. Nobody was asked for before the copy was kept, so the copy names them all. */
  private async clear(runId: string, seq: number, because: string): Promise<void> {
    const blocks = (await this.copies.find(runId, seq)) ?? [];
    for (const { ids } of blocks) await answersOf(ids, (customerId) => this.giveBack(runId, customerId, because));
  }

  private async giveBack(runId: string, customerId: string, because: string): Promise<void> {
    for (const row of await this.ledger.rowsOf(customerId)) {
      if (row.runId !== runId || row.status !== 'reserved') continue;
      // What is planned gives its place back itself, when it is cancelled or has ended.
      if ((await this.outreaches.find(row.outreachId)) !== null) continue;
      await this.ledger.release(customerId, row.outreachId, because);
    }
  }

  private async workOn(run: Run, claim: ChunkClaim): Promise<Work> {
    const campaign = await this.campaigns.find(run.campaignId);
    const version = await this.packs.find(run.ruleVersion);
    if (!version) throw new Error(`run ${run.id} has no rules: ${run.ruleVersion.pack} ${run.ruleVersion.version}`);
    const offers = new Map((await this.offers.list()).map((offer) => [offer.id, offer]));
    const { policy, products, localOffers: said, organisation } = this.rules;
    const [hours, { cutOff }] = [hoursTable(policy), run];
    const known = { cutOff, activatedAt: version.createdAt, offers, hours, operatorZone: policy.operatorZone };
    const { rules } = version.content;
    const made = new Set(rules.map(({ event }) => event.params.offerId));
    const sells = [...made].some((id) => offers.get(id)?.product !== undefined);
    const local = said.some(({ offer }) => made.has(offer)) ? { local: { said, organisation } } : {};
    const frame = { ...known, ...(sells ? { products } : {}), ...local };
    const members = audiencePack(campaign?.audience);
    const audience = members && this.versions.unsaved(members);
    const today = dayIn(policy.operatorZone, cutOff);
    return { run, claim, version: this.versions.of(version), audience, rules, frame, today };
  }

  /** The facts every attempt sees: those that the first attempt kept. */
  private async blocksOf({ run, claim, version, audience, frame, today }: Work): Promise<readonly FactBlock[]> {
    const kept = await this.copies.find(run.id, claim.seq);
    if (kept) return kept;
    const asked = [...version.pack.facts, ...(audience?.pack.facts ?? [])];
    const sold = frame.products === undefined ? [] : PRODUCT_FACTS;
    const local = frame.local === undefined ? [] : LOCAL_FACTS;
    const names = [...new Set([...asked, ...POLICY_FACTS, ...TOLD_FACTS, ...sold, ...local])];
    const { catalogue } = this.rules;
    const terms = { catalogue, today, asOf: run.cutOff, kernel: this.versions.kernel };
    const phase = new ContactPhase({ packs: [version.pack], audience: audience?.pack ?? null }, terms);
    const blocks: FactBlock[] = [];
    for await (const block of this.facts.read(claim.range, phase.recordFacts(names), run.cutOff)) {
      blocks.push(await this.ledger.complete(block, phase));
    }
    return this.copies.keep(run.id, claim.seq, blocks);
  }

  /** False when it may not go on: nothing more is written then. Between parts of a block the event loop has its turn. */
  private async decideAll(work: Work, blocks: readonly FactBlock[]): Promise<boolean> {
    const { run, claim, version, audience, rules, today } = work;
    const stored = new Set((await this.decisions.ofChunk(run.id, claim.seq)).map(({ customerId }) => customerId));
    const columns = version.columns(today);
    for (const block of blocks) {
      const members = membersOf(audience, block, today);
      for (const part of columns.matches(block)) {
        const matched = matchesOf(rules, part).flatMap(({ index, rules }) => {
          const customerId = block.ids[index];
          return customerId === undefined || members[index] !== 1 || stored.has(customerId)
            ? []
            : [{ customerId, sheet: sheetAt(block, index), rules }];
        });
        if (!(await this.decidePart(work, matched))) return false;
        await new Promise(setImmediate);
      }
    }
    return true;
  }

  private async decidePart(work: Work, matched: readonly Matched[]): Promise<boolean> {
    for (const batch of slicesOf(matched, BATCH)) {
      const decided = await answersOf(batch, (one) => this.decideOne(work, one));
      if (!(await this.mayGoOn(work))) return false;
      await this.decisions.save(decided);
      await this.demands.record(decided.flatMap(demandsOf));
    }
    return true;
  }

  private async decideOne({ run, claim, frame }: Work, { customerId, sheet, rules }: Matched): Promise<Decision> {
    const idOf = (channel: ChannelName) => outreachIdOf(run.id, customerId, FIRST_STEP, channel);
    const plan = decide(rules, sheet, frame);
    const occasion = { runId: run.id, customerId, decidedAt: run.cutOff, outreachIdOf: idOf };
    const place = await this.ledger.placeFor(claimants(plan, occasion), this.rules.policy.caps, this.clock.now());
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

  /** Plans from what is stored, so that two workers who decided differently still plan once. False: it may not go on. */
  private async planAll(work: Work): Promise<boolean> {
    const { run, claim } = work;
    const stored = await this.decisions.ofChunk(run.id, claim.seq);
    const rows = stored.flatMap((one) => plannedOutreach(one, (id) => this.ids.publicId('out', id)) ?? []);
    for (const batch of slicesOf(rows, BATCH)) {
      if (!(await this.mayGoOn(work))) return false;
      await this.outreaches.plan(batch);
    }
    await this.wakeUps.dispatch([...new Set(rows.map(({ shard }) => shard))]);
    return true;
  }
}
