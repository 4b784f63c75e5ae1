import type { Score } from '../arbitration/score.js';
import type { ChannelName, Purpose } from '../customer/consent.js';
import type { FactSheet } from '../facts/fact-sheet.js';
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
    | { readonly kind: 'refused'; readonly stage: Stage; readonly code: string; readonly heldOut?: HeldOut };
};

export function decisionIdOf(runId: string, customerId: string): string {
  return `${runId}|${customerId}`;
}
