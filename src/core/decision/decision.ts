import type { Score } from '../arbitration/score.js';
import type { ChannelName, PromptChannel, Purpose } from '../customer/consent.js';
import type { FactSheet } from '../facts/fact-sheet.js';
import type { Locale, Words } from '../kit/locale.js';
import type { Assignment } from '../policy/holdout/draw.js';
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
 * One decision per run and customer who matched. `id` is `run|customer`; `publicId` is `dec_` and base32 SHA-256 of it.
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
    | { readonly kind: 'offered'; readonly offers: readonly Offered[] };
  readonly prompt?: PromptRecord;
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

export function decisionIdOf(runId: string, customerId: string): string {
  return `${runId}|${customerId}`;
}
