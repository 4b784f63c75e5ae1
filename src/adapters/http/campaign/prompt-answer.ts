import type { Offered, PromptDecision } from '../../../core/decision/decision.js';
import type { CustomerResponse } from '../../../core/response/response.js';
import { candidateAnswer, shortWords } from './decision-answer.js';
import type { Naming } from './decision-names.js';

export function offeredAnswer(offered: Offered) {
  const { tags: _tags, exclusionGroups: _groups, priority: _priority, ...shown } = offered;
  return shown;
}

function othersAnswer(candidates: PromptDecision['candidates'], naming: Naming) {
  return candidates.filter(({ left }) => left !== null).map((one) => candidateAnswer(one, naming));
}

/** A prompt as who speaks with the customer sees it: nothing in it identifies the person. */
export function promptAnswer(
  { publicId, customerId, at, prompt, outcome, candidates }: PromptDecision,
  others: Naming | null = null,
) {
  const { request, place, by } = prompt;
  const refused = outcome.kind === 'refused' ? outcome : null;
  return {
    ...{ id: publicId, request, customerId, place, at, by },
    offers: outcome.kind === 'offered' ? outcome.offers.map(offeredAnswer) : [],
    nothing: refused && { stage: refused.stage, code: refused.code, words: shortWords(refused.code) },
    ...(others === null ? {} : { others: othersAnswer(candidates, others) }),
  };
}

export function replyAnswer({ ruleId, outcome, reason, callBackAt, at, by }: CustomerResponse) {
  return { ruleId, outcome, reason, callBackAt: callBackAt ?? null, at, by };
}
