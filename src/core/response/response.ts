import type { OUTCOMES } from '../campaign/playbook-plan.js';
import type { ReplyKind } from './read-reply.js';

/** What comes back by itself, and what who speaks with the customer tells. */
export type Outcome = (typeof OUTCOMES)[number] | ReplyKind;

/** One telling of what came of a contact. `at` is business time; `reason` is a code of `rules/reasons.json`. */
export type Word = {
  readonly outcome: Outcome;
  readonly reason: string | null;
  readonly at: Date;
  /** When to call, of a call-back. */
  readonly callBackAt?: Date;
  /** Who told it: a user, a key, a channel. */
  readonly by: string;
  /** The client's own id of this telling: told again with it, it is the same telling. */
  readonly request?: string;
};

/**
 * What came back of an offer that reached a customer: what stands of it, which is the last word, and every word there was.
 * `id` is the contact's, so that another word takes the place of the one before.
 */
export type CustomerResponse = Word & {
  readonly id: string;
  readonly customerId: string;
  readonly decisionId: string;
  readonly campaignId: string;
  readonly ruleId: string;
  readonly offerId: string;
  readonly channel: string;
  /** In the order they were told; absent: there is only what stands. */
  readonly words?: readonly Word[];
};

/** The newest first; of one instant the greater id: the same list whatever order it was told in. */
export function newestFirst(responses: readonly CustomerResponse[]): readonly CustomerResponse[] {
  return [...responses].sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1));
}
