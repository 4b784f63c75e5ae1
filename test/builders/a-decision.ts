import type { CandidateRecord, Decision, Planned } from '../../src/core/decision/decision.js';
import { decisionIdOf } from '../../src/core/decision/decision.js';
import type { Refusal, Stage } from '../../src/core/policy/refusal.js';

const RUN = 'retention|20261102T180000Z';

export function aCandidate(change: Partial<CandidateRecord> = {}): CandidateRecord {
  return {
    ruleId: 'decline',
    offerId: 'stay',
    channel: 'email',
    lever: 'retention',
    score: 1_200,
    factors: { p: 1, c: 1, v: 1_200, l: 1 },
    left: null,
    ...change,
  };
}

function planned(runId: string, customerId: string): Planned {
  return {
    ruleId: 'decline',
    offerId: 'stay',
    channel: 'email',
    purpose: 'marketing',
    outreachId: `${runId}|${customerId}|1|email`,
    dueAt: new Date('2026-11-02T18:00:00Z'),
    expiresAt: new Date('2026-11-05T18:00:00Z'),
    zone: 'America/Los_Angeles',
    zoneAssumed: false,
    postponed: false,
    runnerUp: null,
  };
}

/** Scheduled by e-mail; ids follow run and customer unless they are said. */
export function aDecision(change: Partial<Decision> = {}): Decision {
  const { runId = RUN, customerId = 'c-1' } = change;
  return {
    id: decisionIdOf(runId, customerId),
    publicId: `dec_${runId}_${customerId}`,
    runId,
    seq: 0,
    campaignId: 'retention',
    customerId,
    at: new Date('2026-11-02T18:00:00Z'),
    facts: { arpuBand: 'HIGH', lifecycleStage: 'D', consentEmailMarketing: true, timeZone: null },
    ruleVersion: { pack: 'decline-win-back', version: 1 },
    candidates: [aCandidate()],
    outcome: { kind: 'scheduled', planned: planned(runId, customerId) },
    ...change,
  };
}

/** The same, refused at one stage. */
export function aRefusal(code: Refusal['code'], stage: Stage, change: Partial<Decision> = {}): Decision {
  const refusals = [{ code, component: 'email.marketing', have: null, need: true }];
  return aDecision({
    candidates: [aCandidate({ left: { stage, refusals } })],
    outcome: { kind: 'refused', stage, code },
    ...change,
  });
}
