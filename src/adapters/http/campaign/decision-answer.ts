import type { Decision } from '../../../core/decision/decision.js';
import type { Refusal } from '../../../core/policy/refusal.js';
import { funnelRowWords } from '../../../core/words/funnel-words.js';
import { refusalWords } from '../../../core/words/policy.js';

const shortWords = (code: string) => funnelRowWords({ step: 'refused', code, channel: null });

export const refusalAnswer = (refusal: Refusal) => ({ ...refusal, words: refusalWords(refusal) });

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
    outcome: outcome.kind === 'refused' ? { ...outcome, words: shortWords(outcome.code) } : outcome,
  };
}
