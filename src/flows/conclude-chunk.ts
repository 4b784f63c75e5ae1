import { Injectable } from '@nestjs/common';
import { instantKey, type RunCounts } from '../core/campaign/run.js';
import type { RunStep } from '../core/campaign/run-step.js';
import type { ChannelName } from '../core/customer/consent.js';
import type { Conclusion } from '../core/decision/conclude.js';
import type { Plan } from '../core/decision/decide.js';
import type { Decision } from '../core/decision/decision.js';
import type { RunFrame } from '../core/decision/frame/run-frame.js';
import { arbitrationRecord } from '../core/decision/record/arbitration-record.js';
import { packRefusals } from '../core/decision/record/refusal-block.js';
import { RefusedCandidates } from '../core/decision/record/refused-candidates.js';
import { runDecision } from '../core/decision/record/run-decision.js';
import { type Matched, matchedIn, planFor } from '../core/decision/run/chunk-decisions.js';
import { ChunkEnds } from '../core/decision/run/conclude-standee.js';
import { slicesOf } from '../core/kit/slices.js';
import { type AssignmentRow, assignmentRow } from '../core/measurement/assignment.js';
import { outreachIdOf } from '../core/outreach/outreach.js';
import { FIRST_STEP, plannedOutreach } from '../core/outreach/planned-outreach.js';
import { AssignmentStore } from './ports/assignment-store.js';
import { ChunkDesk, type ChunkEnd, type ChunkInHand } from './ports/chunk-desk.js';
import { ChunkFacts } from './ports/chunk-facts.js';
import { ContactLedger } from './ports/contact-ledger.js';
import { DecisionStore } from './ports/decision-store.js';
import { Halts } from './ports/halts.js';
import { Ids } from './ports/ids.js';
import { OutreachStore } from './ports/outreach-store.js';
import { PlacesTaken } from './ports/places-taken.js';
import { RefusalStore } from './ports/refusal-store.js';
import { RoundStore } from './ports/round-store.js';
import { RunFrames } from './ports/run-frames.js';
import type { ChunkDone } from './ports/run-store.js';
import { WakeUps } from './ports/wake-ups.js';

/** Rows in one write. */
const BATCH = 1_000;

type Concluded = Conclusion & { readonly plan: Plan };

/** What the end of a chunk comes to. */
type Ended = {
  readonly decisions: Decision[];
  readonly assignments: AssignmentRow[];
  readonly refused: RefusedCandidates;
  readonly counts: { scheduled: number; readonly refused: Record<string, number> };
};

/**
 * The last step of a chunk: a document for every winner and every control, one packed entry for every other candidate that
 * stood, the assignment of both arms, and what is to be sent. Safe to do twice: all of it is a function of what is stored,
 * and is kept once. Of a run that was stopped it only gives back what the rounds had taken.
 */
@Injectable()
export class ConcludeChunk {
  constructor(
    private readonly desk: ChunkDesk,
    private readonly frames: RunFrames,
    private readonly facts: ChunkFacts,
    private readonly rounds: RoundStore,
    private readonly decisions: DecisionStore,
    private readonly refusals: RefusalStore,
    private readonly assignments: AssignmentStore,
    private readonly outreaches: OutreachStore,
    private readonly ledger: ContactLedger,
    private readonly places: PlacesTaken,
    private readonly halts: Halts,
    private readonly wakeUps: WakeUps,
    private readonly ids: Ids,
  ) {}

  run(runId: string, step: RunStep, seq: number): Promise<ChunkEnd> {
    return this.desk.work(runId, step, seq, {
      does: (chunk) => this.end(chunk),
      clears: (chunk, because) => this.clear(chunk, because),
    });
  }

  private async end(chunk: ChunkInHand): Promise<ChunkDone | null> {
    const { run, claim } = chunk;
    const [block, result] = await Promise.all([
      this.rounds.standing(run.id, claim.seq),
      this.rounds.result(run.id, claim.seq),
    ]);
    if (block === null || result === null) throw new Error(`nobody knows how chunk ${claim.seq} of ${run.id} ended`);
    const ends = new ChunkEnds(block, result, await this.rounds.lost(run.id, claim.seq));
    const ended = await this.endsIn(chunk, ends);
    if (ended === null) return null;
    const { decisions, assignments, refused, counts } = ended;
    for (const batch of slicesOf(decisions, BATCH)) {
      await this.decisions.save(batch);
      if (!(await chunk.mayGoOn())) return null;
    }
    await this.assignments.record(assignments);
    const { ids, entries, counted } = refused;
    await this.refusals.keep(claim, 'conclude', { ids, block: packRefusals(entries), counted });
    if (!(await this.plan(chunk, decisions))) return null;
    const whole: RunCounts = { evaluated: 0, matched: 0, ...counts };
    return { counts: whole };
  }

  private async endsIn(chunk: ChunkInHand, ends: ChunkEnds): Promise<Ended | null> {
    const frame = await this.frames.of(chunk.run);
    const { blocks, notes } = await this.facts.of(chunk, frame);
    const ended: Ended = {
      decisions: [],
      assignments: [],
      refused: new RefusedCandidates(frame.places),
      counts: { scheduled: 0, refused: {} },
    };
    for (const part of matchedIn(blocks, frame, (customerId) => ends.has(customerId))) {
      for (const one of part) {
        const plan = planFor(one, notes.get(one.customerId) ?? {}, frame);
        const idOf = (channel: ChannelName) => outreachIdOf(chunk.run.id, one.customerId, FIRST_STEP, channel);
        const conclusion = ends.conclude(one.customerId, plan, idOf);
        this.note(ended, chunk, one, { ...conclusion, plan }, frame);
        // What left before anything was allotted has its entries already.
        const late = conclusion.candidates.slice(0, plan.ranked.length);
        if (hasDocument(conclusion)) ended.refused.count(late);
        else ended.refused.add(one.customerId, late);
      }
      await new Promise(setImmediate);
      if (!(await chunk.mayGoOn())) return null;
    }
    return ended;
  }

  private note(ended: Ended, chunk: ChunkInHand, one: Matched, conclusion: Concluded, frame: RunFrame): void {
    const { counts, decisions, assignments } = ended;
    const { outcome } = conclusion;
    if (outcome.kind === 'scheduled') counts.scheduled += 1;
    else if (outcome.kind === 'refused') counts.refused[outcome.code] = (counts.refused[outcome.code] ?? 0) + 1;
    assignments.push(...assignmentsOf(chunk, one, conclusion));
    if (hasDocument(conclusion)) decisions.push(this.decisionOf(chunk, one, conclusion, frame));
  }

  private decisionOf({ run, claim }: ChunkInHand, one: Matched, concluded: Concluded, frame: RunFrame): Decision {
    const where = { runId: run.id, seq: claim.seq, cutOff: run.cutOff };
    const named = { ...concluded, ...arbitrationRecord(concluded.plan) };
    return runDecision(where, one, named, frame, (id) => this.ids.publicId('dec', id));
  }

  /** False: it may not go on. */
  private async plan(chunk: ChunkInHand, decisions: readonly Decision[]): Promise<boolean> {
    const rows = decisions.flatMap((one) => plannedOutreach(one, (id) => this.ids.publicId('out', id)) ?? []);
    for (const batch of slicesOf(rows, BATCH)) {
      if (!(await chunk.mayGoOn())) return false;
      await this.outreaches.plan(batch);
    }
    // What was planned while a stop of its campaign went by; a run of one campaign is stopped with it.
    await this.halts.cancelStopped(chunk.run);
    await this.wakeUps.dispatch([...new Set(rows.map(({ shard }) => shard))]);
    return true;
  }

  private async clear({ run, claim }: ChunkInHand, because: string): Promise<void> {
    await this.places.giveBack(claim, because);
    // What was planned while a stop went by.
    await this.outreaches.cancelPlanned(run.id, because, ({ customerId, id }) =>
      this.ledger.release(customerId, id, because),
    );
  }
}

/** Winners and controls have a document of their own. */
function hasDocument({ outcome }: Conclusion): boolean {
  return outcome.kind !== 'refused' || outcome.heldOut !== undefined;
}

/** One row for each candidate whose turn came, whatever became of it: an effect is read off by the arm drawn. */
function assignmentsOf({ run }: ChunkInHand, { customerId }: Matched, concluded: Concluded): readonly AssignmentRow[] {
  const occurrence = instantKey(run.plannedAt);
  return concluded.drawn.map(({ ruleId, campaignId, assignment }) => {
    const drawn = concluded.plan.ranked.find((one) => one.ruleId === ruleId && one.campaignId === campaignId);
    if (drawn === undefined) throw new Error(`what was drawn did not stand: ${ruleId}`);
    const { offerId, channel, rule, offer } = drawn;
    const { lever } = rule.event.params;
    const action = { ruleId, offerId, channel, purpose: offer.purpose, lever };
    return assignmentRow(assignment, { campaignId, occurrence, customerId, eligibleAt: run.cutOff, action });
  });
}
