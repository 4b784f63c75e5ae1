import type { Outreach } from '../../../core/outreach/outreach.js';
import type { CustomerResponse } from '../../../core/response/response.js';
import { outreachReasonWords, outreachStateWords } from '../../../core/words/names/outreach-words.js';

/** An outreach by its public id; shard and chunk are the machinery's business. */
export function outreachAnswer({ publicId, ...outreach }: Outreach) {
  const { runId, campaignId, customerId, step, channel, purpose, ruleId, offerId } = outreach;
  const { dueAt, expiresAt, zone, state, attempt, reason } = outreach;
  return {
    id: publicId,
    runId,
    campaignId,
    customerId,
    step,
    channel,
    purpose,
    ruleId,
    offerId,
    dueAt,
    expiresAt,
    zone,
    state,
    attempt,
    reason,
    stateWords: outreachStateWords(state),
    reasonWords: outreachReasonWords(reason),
  };
}

export function outcomeAnswer({ publicId }: Outreach, response: CustomerResponse) {
  const { decisionId, outcome, reason, callBackAt = null, at, by } = response;
  return { outreach: publicId, decision: decisionId, outcome, reason, callBackAt, at, by };
}
