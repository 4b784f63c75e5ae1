import type { OUTCOMES } from '../campaign/playbook-plan.js';
import type { ReplyKind } from './read-reply.js';

/** What comes back by itself, and what who speaks with the customer tells. */
export type Outcome = (typeof OUTCOMES)[number] | ReplyKind;

/**
 * What came back of an offer that reached a customer. `id` is whoever tells it's own: told twice it counts once. `at` is
 * business time; `reason` is a code of `rules/reasons.json`.
 */
export type CustomerResponse = {
  readonly id: string;
  readonly customerId: string;
  readonly decisionId: string;
  readonly campaignId: string;
  readonly ruleId: string;
  readonly offerId: string;
  readonly channel: string;
  readonly outcome: Outcome;
  readonly reason: string | null;
  readonly at: Date;
  /** When to call, of a call-back. */
  readonly callBackAt?: Date;
  /** Who told it: a user, a key, a channel. */
  readonly by: string;
};

/** The newest first; of one instant the greater id: the same list whatever order it was told in. */
export function newestFirst(responses: readonly CustomerResponse[]): readonly CustomerResponse[] {
  return [...responses].sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1));
}
