import type { Score } from '../arbitration/score.js';
import type { Without } from '../arbitration/without-factor.js';
import type { ChannelName, PromptChannel, Purpose } from '../customer/consent.js';
import type { EventKind } from '../customer/customer-event.js';
import type { FactSheet } from '../facts/fact-sheet.js';
import type { Locale, Words } from '../kit/locale.js';
import type { Assignment } from '../policy/holdout/draw.js';
import type { Variant } from '../policy/holdout/holdouts.js';
import type { Refusal, Stage } from '../policy/refusal.js';
import type { RuleVersionRef } from '../rules/rule-pack.js';

/** A rule that matched, with the offer it would make, and where its walk through the funnel ended. */
export type CandidateRecord = {
  readonly ruleId: string;
  /** Absent in what one campaign decided: it is the decision's. */
  readonly campaignId?: string;
  readonly offerId: string;
  readonly channel: ChannelName;
  readonly lever: string;
  /** 1 is the best of those that were ranked; absent where it was not. */
  readonly rank?: number;
  /** Priority of arbitration P×C×V×L; null when it left before. */
  readonly score: number | null;
  /** The factors of the score. */
  readonly factors: Omit<Score, 'priority'> | null;
  /** Null for the one that was scheduled. */
  readonly left: { readonly stage: Stage; readonly refusals: readonly Refusal[] } | null;
};

/** What is planned for the winner. Instants are business time. */
export type Planned = {
  readonly ruleId: string;
  readonly offerId: string;
  readonly channel: ChannelName;
  readonly purpose: Purpose;
  readonly outreachId: string;
  readonly dueAt: Date;
  readonly expiresAt: Date;
  readonly zone: string;
  /** The customer's own zone was missing or invalid and the operator's was used. */
  readonly zoneAssumed: boolean;
  /** Quiet hours moved the due time. */
  readonly postponed: boolean;
  /** Whose law the hours were asked of; absent where there is none. */
  readonly jurisdiction?: string;
  /** The second in the ranking, if there was one. */
  readonly runnerUp: string | null;
};

/** A unit of a control: what would have gone out, and the draw that kept it back. There is no runner-up. */
export type HeldOut = Pick<Planned, 'ruleId' | 'offerId' | 'channel' | 'purpose'> & {
  readonly campaignId: string;
  readonly assignment: Assignment;
};

/**
 * One decision per run and customer who matched, or per event. `id` is `run|customer`, of an event `event|<event>|customer`; `publicId` is `dec_` and base32 SHA-256 of it.
 * Written once: the same id again changes nothing.
 */
export type Decision = {
  readonly id: string;
  readonly publicId: string;
  readonly runId: string;
  readonly seq: number;
  readonly campaignId: string;
  readonly customerId: string;
  /** The run's cut-off, business time. */
  readonly at: Date;
  /** The facts the rules and the policy saw. */
  readonly facts: FactSheet;
  readonly ruleVersion: RuleVersionRef;
  readonly candidates: readonly CandidateRecord[];
  /** `refusedAt` is the stage at which the last candidate standing left. */
  readonly outcome:
    | { readonly kind: 'scheduled'; readonly planned: Planned }
    | { readonly kind: 'refused'; readonly stage: Stage; readonly code: string; readonly heldOut?: HeldOut }
    /** Prompts: what was put before the customer, best first; empty where no rule is true of them. */
    | { readonly kind: 'offered'; readonly offers: readonly Offered[] }
    /** Events: nothing was asked of any candidate; `by` is the newer event that overtook this one. */
    | { readonly kind: 'nothing'; readonly because: NothingBecause; readonly by?: string };
  readonly prompt?: PromptRecord;
  readonly event?: DecidedEvent;
  /** How arbitration chose; absent where nobody stood. */
  readonly arbitration?: ArbitrationRecord;
};

/** What is kept of an arbitration beside the factors of each candidate: four small numbers, and what was drawn. */
export type ArbitrationRecord = {
  /** Who would have won without a factor, as places among the ranked candidates: 0 is the winner itself. */
  readonly without: Without;
  /** How it was decided for a unit of a component control; absent: as usual. */
  readonly variant?: Variant;
  /** Thompson sampling: whether the first was drawn, and with which chance it was selected. */
  readonly selection?: { readonly explored: boolean; readonly chance: number };
};

/**
 * Why an event came to nothing: no active campaign waits for its kind; no rule of those that do is true; a newer word on the
 * same matter was there before it; it is too long ago.
 */
export const NOTHING_BECAUSE = ['EVENT_UNHEARD', 'EVENT_NO_RULE', 'EVENT_OVERTAKEN', 'EVENT_TOO_OLD'] as const;
export type NothingBecause = (typeof NOTHING_BECAUSE)[number];

/** What happened, with all that carrying out the decision takes: what a crash left undone is done from here. */
export type DecidedEvent = {
  readonly id: string;
  readonly kind: EventKind;
  /** When it happened, business time. */
  readonly happenedAt: Date;
  /** Versions of the packs whose rules matched, by campaign. */
  readonly versions: PromptRecord['versions'];
  /** Whose turn came, both arms alike. */
  readonly drawn: readonly (DrawnAction & Pick<Planned, 'channel'>)[];
};

/** An offer that was put before a customer who came to us. What is told is in their language; both are kept of what has both. */
export type Offered = Pick<Planned, 'ruleId' | 'offerId' | 'purpose' | 'expiresAt'> & {
  readonly campaignId: string;
  readonly lever: string;
  readonly rank: number;
  readonly priority: number;
  readonly title: Words;
  readonly limits: Words;
  /** What to say or show, without the customer's name; null where the text could not be made. */
  readonly said: { readonly locale: Locale; readonly subject: string | null; readonly body: string } | null;
  /** The rule that is true of the customer, and what of it. */
  readonly why: { readonly rule: Words; readonly because: readonly Words[] };
  /** As the caps and exclusions count it. */
  readonly tags: readonly string[];
  readonly exclusionGroups: readonly string[];
};

/** What was asked where a customer came to us: with it the decision is the record of the look-up too. */
export type PromptRecord = {
  /** The client's own id of the asking. */
  readonly request: string;
  readonly place: PromptChannel;
  readonly limit: number;
  readonly by: string;
  /** System time. */
  readonly askedAt: Date;
  readonly zone: string;
  /** Versions of the packs whose rules matched, by campaign. */
  readonly versions: readonly (RuleVersionRef & { readonly campaignId: string })[];
  /** Active campaigns that could not be decided by; absent: none. */
  readonly leftOut?: readonly string[];
  /** Whose turn came, both arms alike. */
  readonly drawn: readonly DrawnAction[];
  /** The books of assignments do not have `drawn` yet. */
  readonly unsettled?: true;
};

/** The draw of a candidate whose turn came, and what would be, or was, offered. */
export type DrawnAction = Pick<Planned, 'ruleId' | 'offerId' | 'purpose'> & {
  readonly campaignId: string;
  readonly lever: string;
  readonly assignment: Assignment;
};

export type PromptDecision = Decision & { readonly prompt: PromptRecord };
export type EventDecision = Decision & { readonly event: DecidedEvent };

export function decisionIdOf(runId: string, customerId: string): string {
  return `${runId}|${customerId}`;
}
