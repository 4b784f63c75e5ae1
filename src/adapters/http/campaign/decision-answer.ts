import type { CandidateRecord, Decision } from '../../../core/decision/decision.js';
import type { Refusal, Stage } from '../../../core/policy/refusal.js';
import { funnelRowWords } from '../../../core/words/funnel-words.js';
import { refusalWords } from '../../../core/words/names/refusal-words.js';
import { EVENT_WORDS } from '../../../core/words/policy/events.js';
import type { Ids } from '../../../flows/ports/ids.js';
import type { Audited } from '../../../flows/ports/run-audit.js';
import type { Naming } from './decision-names.js';

export const shortWords = (code: string) => funnelRowWords({ step: 'refused', code, channel: null });

export const refusalAnswer = (refusal: Refusal, { names, currency }: Pick<Naming, 'names' | 'currency'>) => ({
  ...refusal,
  words: refusalWords(refusal, names, currency),
});

export const leftAnswer = (left: CandidateRecord['left'], naming: Naming) =>
  left && { stage: left.stage, refusals: left.refusals.map((refusal) => refusalAnswer(refusal, naming)) };

export const candidateAnswer = ({ left, ...candidate }: CandidateRecord, naming: Naming) => ({
  ...candidate,
  left: leftAnswer(left, naming),
});

function outcomeAnswer({ outcome }: Decision, ids: Ids) {
  if (outcome.kind === 'offered') {
    return { kind: outcome.kind, offers: outcome.offers.map(({ ruleId, offerId }) => ({ ruleId, offerId })) };
  }
  if (outcome.kind === 'refused') return { ...outcome, words: shortWords(outcome.code) };
  if (outcome.kind === 'nothing') return { ...outcome, words: EVENT_WORDS[outcome.because] };
  const { planned } = outcome;
  return { kind: outcome.kind, planned: { ...planned, outreachId: ids.publicId('out', planned.outreachId) } };
}

function eventAnswer({ event, candidates }: Decision) {
  if (event === undefined) return {};
  const { id, kind, happenedAt } = event;
  const left: Partial<Record<Stage, number>> = {};
  for (const { left: at } of candidates) if (at !== null) left[at.stage] = (left[at.stage] ?? 0) + 1;
  return { event: { id, kind, happenedAt, left } };
}

/** A decision as the door shows it: by its public id, every code in words, without the facts (they are the detail). */
export function decisionAnswer({ decision, trace }: Audited, { ids, ...known }: Naming) {
  const { publicId, runId, campaignId, customerId, at, ruleVersion, candidates, arbitration } = decision;
  const naming = { ...known, ids, currency: decision.facts.currency ?? null };
  return {
    id: publicId,
    runId,
    campaignId,
    customerId,
    at,
    ruleVersion,
    candidates: candidates.map((one) => candidateAnswer(one, naming)),
    outcome: outcomeAnswer(decision, ids),
    ...(arbitration === undefined ? {} : { arbitration }),
    ...eventAnswer(decision),
    trace,
  };
}
