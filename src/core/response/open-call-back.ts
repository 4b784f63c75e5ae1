import { wordsOf } from './last-word.js';
import type { CustomerResponse, Outcome } from './response.js';

/** A call that was promised and is still to be made; `tries`: how often it was tried and nobody answered. */
export type OpenCallBack = {
  readonly promise: CustomerResponse & { readonly callBackAt: Date };
  readonly tries: number;
};

/** Who answered, or would not hear of it, need not be called about it any more. */
const ANSWERS: readonly Outcome[] = ['accepted', 'declined', 'refused-to-handle'];
/** The promised call itself, and another time that was agreed on, come after the promise. */
const LATER_STEPS: readonly Outcome[] = ['presented', 'call-back'];

function isAfter(one: CustomerResponse, promise: CustomerResponse): boolean {
  if (one.ruleId !== promise.ruleId || one.campaignId !== promise.campaignId) return false;
  if (ANSWERS.includes(one.outcome)) return one.at >= promise.at;
  return LATER_STEPS.includes(one.outcome) && one.at > promise.at;
}

/**
 * Which of these promises are open, beside all that their customers said since: of one rule and campaign the newest word
 * counts. A call that nobody answered leaves its promise open.
 */
export function openCallBacks(
  promised: readonly CustomerResponse[],
  said: ReadonlyMap<string, readonly CustomerResponse[]>,
): readonly OpenCallBack[] {
  return promised.flatMap((promise) => {
    const { callBackAt, customerId, ruleId, campaignId, at } = promise;
    const own = said.get(customerId) ?? [];
    if (callBackAt === undefined || own.some((one) => isAfter(one, promise))) return [];
    const words = own.filter((one) => one.ruleId === ruleId && one.campaignId === campaignId).flatMap(wordsOf);
    const unanswered = words.filter((word) => word.outcome === 'no-answer' && word.at > at);
    return [{ promise: { ...promise, callBackAt }, tries: unanswered.length }];
  });
}
