import { Injectable } from '@nestjs/common';
import type { ChannelName } from '../core/customer/consent.js';
import type { CustomerEvent } from '../core/customer/customer-event.js';
import { claimants, conclude, isWalked, type Place } from '../core/decision/conclude.js';
import { decide, type Plan } from '../core/decision/decide.js';
import type { EventDecision } from '../core/decision/decision.js';
import {
  cameToNothing,
  eventDecision,
  eventDecisionIdOf,
  eventRunIdOf,
  type Happened,
} from '../core/decision/live/event-decision.js';
import { frameOf, isAwaited, type LiveFrame, wokenBy } from '../core/decision/live/live-frame.js';
import { householdOf, partyOf } from '../core/decision/rounds/standee.js';
import { demandsOf } from '../core/decision/run/demand.js';
import type { FactSheet } from '../core/facts/fact-sheet.js';
import { type AssignmentRow, assignmentRow } from '../core/measurement/assignment.js';
import { outreachIdOf } from '../core/outreach/outreach.js';
import { FIRST_STEP, plannedOutreach } from '../core/outreach/planned-outreach.js';
import { ownRows } from '../core/policy/cap/contact-books.js';
import type { ContactRow } from '../core/policy/contact-policy.js';
import { withContactFacts } from '../core/policy/contacts/contact-facts.js';
import { AssignmentStore } from './ports/assignment-store.js';
import { Clock } from './ports/clock.js';
import { ContactLedger } from './ports/contact-ledger.js';
import { LOOKED_BACK_MS, pastOf } from './ports/customer-pasts.js';
import { CustomerRules } from './ports/customer-rules.js';
import { CustomerStore } from './ports/customer-store.js';
import { type CustomerNow, CustomersNow } from './ports/customers-now.js';
import { DemandLog } from './ports/demand-log.js';
import { EventDecisionStore } from './ports/event-decision-store.js';
import { EventDesk, type EventInHand } from './ports/event-desk.js';
import { Ids } from './ports/ids.js';
import { LivePortfolio } from './ports/live-portfolio.js';
import { OutreachStore } from './ports/outreach-store.js';
import { WakeUps } from './ports/wake-ups.js';

const HOUR_MS = 3_600_000;

/** `idle`: there was nothing (any more) to decide. */
export type EventEnd = 'decided' | 'idle';

/** `alone`: no other attempt has had a hand in it, so none has reserved anything. */
type Kept = { readonly decision: EventDecision; readonly alone: boolean };

/**
 * Decides on one event, for its customer, by the very funnel that runs go through: among the rules of the campaigns that wait
 * for such an event. The place in the ledger comes first, then the decision, which is kept once; the rest is carried out from
 * what was kept. Whoever comes after a crash finds the decision and does what is left, or the place, and decides.
 */
@Injectable()
export class DecideOnEvent {
  constructor(
    private readonly desk: EventDesk,
    private readonly portfolio: LivePortfolio,
    private readonly customers: CustomersNow,
    private readonly records: CustomerStore,
    private readonly ledger: ContactLedger,
    private readonly decisions: EventDecisionStore,
    private readonly assignments: AssignmentStore,
    private readonly demands: DemandLog,
    private readonly outreaches: OutreachStore,
    private readonly wakeUps: WakeUps,
    private readonly rules: CustomerRules,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async run(eventId: string): Promise<EventEnd> {
    const inHand = await this.desk.begin(eventId, this.clock.now());
    if (inHand === null) return 'idle';
    const kept = await this.decisionOn(inHand);
    if (kept !== null) await this.carryOut(kept);
    await this.desk.finish(eventId);
    return kept === null ? 'idle' : 'decided';
  }

  /** Null: the customer is no longer there. */
  private async decisionOn({ event, at, again }: EventInHand): Promise<Kept | null> {
    const before = again ? await this.decisions.find(eventDecisionIdOf(event)) : null;
    if (before !== null) return { decision: before, alone: false };
    const customerId = (await this.records.answersFor(event.customerId)) ?? event.customerId;
    const happened = { event, customerId, at, publicIdOf: (id: string) => this.ids.publicId('dec', id) };
    const made = await this.decide(happened);
    if (made === null) return null;
    const there = await this.decisions.enter(made);
    return { decision: there ?? made, alone: there === null && !again };
  }

  private async decide(happened: Happened): Promise<EventDecision | null> {
    const { event, customerId, at } = happened;
    if (this.isTooOld(event)) return cameToNothing(happened, 'EVENT_TOO_OLD');
    const live = await this.portfolio.at(at);
    if (!isAwaited(live, event.kind)) return cameToNothing(happened, 'EVENT_UNHEARD');
    const since = new Date(at.getTime() - LOOKED_BACK_MS);
    const [by, known] = await Promise.all([
      this.desk.overtakenBy(event, customerId),
      this.customers.find(customerId, live.facts, { asOf: at, since }),
    ]);
    if (by !== null) return cameToNothing(happened, 'EVENT_OVERTAKEN', { by });
    return known && this.walk(happened, known, live);
  }

  private isTooOld({ at }: CustomerEvent): boolean {
    return this.clock.now().getTime() - at.getTime() > this.rules.events.decideWithinHours * HOUR_MS;
  }

  /** All stages, then a place for the best that the caps let pass, and what came of everybody. */
  private async walk(
    happened: Happened,
    { books, answered, sharers, ...known }: CustomerNow,
    live: LiveFrame,
  ): Promise<EventDecision> {
    const { event, customerId, at } = happened;
    const runId = eventRunIdOf(event.id);
    const contacts = ownRows(books, customerId) ?? (await this.ledger.rowsOf(customerId));
    const sheet = withContactFacts(known.sheet, contacts, { runId, at });
    const matches = wokenBy(live, event.kind, sheet);
    if (matches.length === 0) return cameToNothing(happened, 'EVENT_NO_RULE', { facts: sheet });
    const frame = frameOf(live, at);
    const past = pastOf({ customerId, sheet, matches }, { answered, sharers, contacts }, frame, runId);
    const plan = decide(matches, { customerId, decisionId: eventDecisionIdOf(event), sheet, ...past }, frame);
    const outreachOf = (channel: ChannelName) => outreachIdOf(runId, customerId, FIRST_STEP, channel);
    const place = await this.placeFor(this.rowsOf(plan, happened, outreachOf, sheet), live, happened);
    return eventDecision(happened, { sheet, matches, plan, conclusion: conclude(plan, place, outreachOf) });
  }

  /** A place that a dead attempt took by other facts may be for the wrong one: it is given back, and all are asked for again. */
  private async placeFor(rows: readonly ContactRow[], { caps }: LiveFrame, happened: Happened): Promise<Place> {
    const { event, customerId, at } = happened;
    const place = await this.ledger.placeFor(rows, caps, at);
    if (isWalked(rows, place)) return place;
    await this.giveBack(eventRunIdOf(event.id), customerId, null);
    return this.ledger.placeFor(rows, caps, at);
  }

  private rowsOf(
    plan: Plan,
    { event, customerId, at: decidedAt }: Happened,
    of: (channel: ChannelName) => string,
    sheet: FactSheet,
  ) {
    const occasion = { runId: eventRunIdOf(event.id), customerId, decidedAt, outreachIdOf: of };
    const [householdId, partyId] = [householdOf(sheet), partyOf(sheet)];
    const whose = { ...(householdId === null ? {} : { householdId }), ...(partyId === null ? {} : { partyId }) };
    return claimants(plan, { ...occasion, ...whose });
  }

  /** Safe to do again, by whomever: each step is a function of the decision and is kept once. */
  private async carryOut({ decision, alone }: Kept): Promise<void> {
    const { runId, customerId, outcome } = decision;
    const held = outcome.kind === 'scheduled' ? outcome.planned.outreachId : null;
    if (!alone) await this.giveBack(runId, customerId, held);
    await Promise.all([this.assignments.record(assignmentsOf(decision)), this.demands.record(demandsOf(decision))]);
    const planned = plannedOutreach(decision, (id) => this.ids.publicId('out', id));
    if (planned === null) return;
    await this.outreaches.plan([planned]);
    await this.wakeUps.dispatch([planned.shard]);
  }

  /** Of what attempts have reserved for an event, all but what its decision holds. */
  private async giveBack(runId: string, customerId: string, held: string | null): Promise<void> {
    for (const row of await this.ledger.rowsOf(customerId)) {
      if (row.runId !== runId || row.status !== 'reserved' || row.outreachId === held) continue;
      await this.ledger.release(customerId, row.outreachId, 'SUPERSEDED');
    }
  }
}

/** A row for each candidate whose turn came, in both arms at one instant, whatever became of it. */
function assignmentsOf({
  runId: occurrence,
  customerId,
  at: eligibleAt,
  event,
}: EventDecision): readonly AssignmentRow[] {
  return event.drawn.map(({ campaignId, assignment, ...action }) =>
    assignmentRow(assignment, { campaignId, occurrence, customerId, eligibleAt, action }),
  );
}
