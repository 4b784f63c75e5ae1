import type { Decision } from '../../../core/decision/decision.js';
import type { Refusal } from '../../../core/policy/refusal.js';
import { wordsOf } from '../words.js';

const refusalAnswer = (refusal: Refusal) => ({ ...refusal, words: wordsOf(refusal.code) });

/** A decision as the door shows it: by its public id, every code in words, without the facts (they are the detail). */
export function decisionAnswer({ publicId, runId, campaignId, customerId, at, ruleVersion, ...rest }: Decision) {
  const { candidates, outcome } = rest;
  return {
    id: publicId,
    runId,
    campaignId,
    customerId,
    at,
    ruleVersion,
    candidates: candidates.map(({ left, ...candidate }) => ({
      ...candidate,
      left: left && { stage: left.stage, refusals: left.refusals.map(refusalAnswer) },
    })),
    outcome: outcome.kind === 'refused' ? { ...outcome, words: wordsOf(outcome.code) } : outcome,
  };
}
