import type { ChannelName } from '../customer/consent.js';
import type { ContactRow, PassedOver } from '../policy/contact-policy.js';
import { STAGES } from '../policy/refusal.js';
import { type Plan, recordOf, type Standing } from './decide.js';
import type { CandidateRecord, Decision, Planned } from './decision.js';

/** Who got the customer's place in the ledger, and whom the caps had stopped before. */
export type Place = { readonly holder: string | null; readonly passedOver: readonly PassedOver[] };

/** Who decided, for whom: what the ledger keeps beside the contact. */
export type Occasion = {
  readonly runId: string;
  readonly customerId: string;
  readonly decidedAt: Date;
  readonly outreachIdOf: (channel: ChannelName) => string;
};

export type Conclusion = Pick<Decision, 'candidates' | 'outcome'>;

/** The candidates that have a due time, best first, with the rows they would reserve: each is asked for at most once. */
export function claimants({ ranked, zone }: Plan, occasion: Occasion): readonly ContactRow[] {
  const { runId, customerId, decidedAt, outreachIdOf } = occasion;
  return ranked.flatMap(({ ruleId, rule, offer, answer }) => {
    if (answer.kind === 'refused') return [];
    const { channel, offerId } = rule.event.params;
    const { dueAt, expiresAt } = answer.timing;
    const outreachId = outreachIdOf(channel);
    const who = { outreachId, customerId, runId, ruleId, offerId, channel, purpose: offer.purpose };
    const when = { decidedAt, dueAt, at: dueAt, expiresAt, zone: zone.zone };
    return [{ ...who, ...when, tags: [], status: 'reserved' }];
  });
}

function outrankedBy(winner: Standing, { score }: Standing): CandidateRecord['left'] {
  const values = { have: score.priority, need: winner.score.priority };
  return { stage: 'arbitration', refusals: [{ code: 'OUTRANKED', component: winner.ruleId, ...values }] };
}

/** Where one left that was ahead of the winner, or of whom there was no winner. */
function stoppedAt(standing: Standing, passedOver: readonly PassedOver[], winner: Standing | null) {
  if (standing.answer.kind === 'refused') return { stage: 'timing' as const, refusals: standing.answer.refusals };
  const stopped = passedOver.find(({ ruleId }) => ruleId === standing.ruleId);
  if (stopped) return { stage: 'cap' as const, refusals: stopped.refusals };
  if (!winner) throw new Error(`nobody asked for a place for ${standing.ruleId}`);
  return outrankedBy(winner, standing);
}

function plannedFor(winner: Standing, runnerUp: string | null, plan: Plan, outreachId: string): Planned | null {
  if (winner.answer.kind === 'refused') return null;
  const { offerId, channel } = winner.rule.event.params;
  const { zone, assumed } = plan.zone;
  const what = { ruleId: winner.ruleId, offerId, channel, purpose: winner.offer.purpose, outreachId };
  return { ...what, ...winner.answer.timing, zone, zoneAssumed: assumed, runnerUp };
}

/** Nobody was scheduled: the decision ends where its last candidate left, which is the last of the ranking if there was one. */
function lastStop(walked: readonly CandidateRecord[], left: readonly CandidateRecord[]): Conclusion['outcome'] {
  const deepest = STAGES.flatMap((stage) => left.find((record) => record.left?.stage === stage) ?? []).at(-1);
  const last = (walked.at(-1) ?? deepest)?.left;
  const code = last?.refusals[0]?.code;
  if (!last || !code) throw new Error('a decision needs a candidate');
  return { kind: 'refused', stage: last.stage, code };
}

/**
 * Plan and place → the record. Who comes before the holder left at timing or at the cap; who comes after was outranked;
 * so each candidate leaves at one stage. Candidates are listed as ranked, then those that left before.
 */
export function conclude(
  plan: Plan,
  { holder, passedOver }: Place,
  outreachIdOf: Occasion['outreachIdOf'],
): Conclusion {
  const at = plan.ranked.findIndex(({ ruleId }) => ruleId === holder);
  const winner = plan.ranked[at] ?? null;
  const leftOf = (standing: Standing, index: number) => {
    if (standing === winner) return null;
    return winner && index > at ? outrankedBy(winner, standing) : stoppedAt(standing, passedOver, winner);
  };
  const walked = plan.ranked.map((standing, index) => recordOf(standing.rule, standing.score, leftOf(standing, index)));
  const runnerUp = plan.ranked[at + 1]?.ruleId ?? null;
  const planned = winner && plannedFor(winner, runnerUp, plan, outreachIdOf(winner.rule.event.params.channel));
  const outcome = planned ? ({ kind: 'scheduled', planned } as const) : lastStop(walked, plan.left);
  return { candidates: [...walked, ...plan.left], outcome };
}
