import type { CustomerEvent } from '../../customer/customer-event.js';
import type { FactSheet } from '../../facts/fact-sheet.js';
import type { Conclusion } from '../conclude.js';
import type { Plan } from '../decide.js';
import {
  type DecidedEvent,
  type Decision,
  decisionIdOf,
  type EventDecision,
  type NothingBecause,
} from '../decision.js';
import type { FramedRule } from '../frame/rule-places.js';
import { arbitrationRecord } from '../record/arbitration-record.js';
import { endedWith } from '../record/run-decision.js';
import { versionsOf } from './prompt-decision.js';

/** What stands in the place of a run's id: the id of the decision is made of it and the customer. */
export function eventRunIdOf(eventId: string): string {
  return `event|${eventId}`;
}

/** By whom it was told: a customer who has been merged into another since keeps the id of the decision what it was. */
export function eventDecisionIdOf({ id, customerId }: Pick<CustomerEvent, 'id' | 'customerId'>): string {
  return decisionIdOf(eventRunIdOf(id), customerId);
}

/** `customerId` whose record answers for whom the event was told of; `at` the business instant it is decided as of. */
export type Happened = {
  readonly event: CustomerEvent;
  readonly customerId: string;
  readonly at: Date;
  readonly publicIdOf: (id: string) => string;
};

/** What nothing matched for is of no campaign and of no version. */
const NONE = { campaignId: '', ruleVersion: { pack: '', version: 0 } };

function record({ event, customerId, at, publicIdOf }: Happened) {
  const [id, runId] = [eventDecisionIdOf(event), eventRunIdOf(event.id)];
  return { id, publicId: publicIdOf(id), runId, seq: 0, customerId, at };
}

function eventOf({ id, kind, at: happenedAt }: CustomerEvent): DecidedEvent {
  return { id, kind, happenedAt, versions: [], drawn: [] };
}

/** Nobody was asked for: why, and where it is known by which event. */
export function cameToNothing(
  happened: Happened,
  because: NothingBecause,
  { facts = {}, by }: { readonly facts?: FactSheet; readonly by?: string } = {},
): EventDecision {
  const outcome: Decision['outcome'] = { kind: 'nothing', because, ...(by === undefined ? {} : { by }) };
  return { ...record(happened), ...NONE, facts, candidates: [], outcome, event: eventOf(happened.event) };
}

type Decided = {
  readonly sheet: FactSheet;
  readonly matches: readonly FramedRule[];
  readonly plan: Plan;
  readonly conclusion: Conclusion;
};

/** The one document of what was decided on an event. Its campaign is that of the candidate it ended with. */
export function eventDecision(happened: Happened, { sheet, matches, plan, conclusion }: Decided): EventDecision {
  const { candidates, outcome, drawn } = conclusion;
  const ended = endedWith({ candidates, outcome });
  const match = matches.find(({ rule, campaignId }) => rule.id === ended?.ruleId && campaignId === ended.campaignId);
  if (match === undefined) throw new Error(`a decision on event ${happened.event.id} ended with no candidate`);
  const actions = drawn.map(({ ruleId, campaignId, offerId, assignment }) => {
    const standing = plan.ranked.find((one) => one.ruleId === ruleId && one.campaignId === campaignId);
    if (standing === undefined) throw new Error(`what was drawn did not stand: ${ruleId}`);
    const { channel, offer, rule } = standing;
    const { lever } = rule.event.params;
    return { campaignId, ruleId, offerId, channel, purpose: offer.purpose, lever, assignment };
  });
  return {
    ...record(happened),
    ...{ campaignId: match.campaignId, ruleVersion: match.ruleVersion, facts: sheet, candidates, outcome },
    ...arbitrationRecord(plan),
    event: { ...eventOf(happened.event), versions: versionsOf(matches), drawn: actions },
  };
}
