import type { Conclusion } from '../conclude.js';
import type { CandidateRecord, Decision } from '../decision.js';
import { decisionIdOf } from '../decision.js';
import type { RunFrame } from '../frame/run-frame.js';
import type { Matched } from '../run/chunk-decisions.js';

/** Where in which run a customer was decided for. */
export type DecidedIn = { readonly runId: string; readonly seq: number; readonly cutOff: Date };

type Named = Pick<Conclusion, 'candidates' | 'outcome'> & Pick<Decision, 'arbitration'>;

/** The candidate a decision ended with: the winner, the control's, or the last that stood. */
export function endedWith({ candidates, outcome }: Named): CandidateRecord | undefined {
  if (outcome.kind !== 'refused') return candidates.find(({ left }) => left === null);
  const { stage, code } = outcome;
  const last = candidates.filter(({ left }) => left?.stage === stage && left.refusals[0]?.code === code);
  return last.findLast(({ rank }) => rank !== undefined) ?? last[0];
}

/** The record of one customer of a run. Its campaign and rules are those of the candidate it ended with. */
export function runDecision(
  { runId, seq, cutOff }: DecidedIn,
  { customerId, sheet }: Pick<Matched, 'customerId' | 'sheet'>,
  { candidates, outcome, arbitration }: Named,
  frame: Pick<RunFrame, 'rules' | 'places'>,
  publicIdOf: (id: string) => string,
): Decision {
  const id = decisionIdOf(runId, customerId);
  const ended = endedWith({ candidates, outcome });
  const match = ended && frame.rules[frame.places.of(ended)];
  if (match === undefined) throw new Error(`a decision of run ${runId} ended with no candidate`);
  return {
    ...{ id, publicId: publicIdOf(id), runId, seq, campaignId: match.campaignId, customerId },
    ...{ at: cutOff, facts: sheet, ruleVersion: match.ruleVersion, candidates, outcome },
    ...(arbitration === undefined ? {} : { arbitration }),
  };
}
