import type { Run } from '../../src/core/campaign/run.js';
import { FIRST_RUN_STEP } from '../../src/core/campaign/run-step.js';
import type { Decision } from '../../src/core/decision/decision.js';
import type { Outreach, OutreachState } from '../../src/core/outreach/outreach.js';
import type { RefusalCode, Stage } from '../../src/core/policy/refusal.js';

export const RUN_ID = 'win-back|20261102T180000Z';
const AT = new Date('2026-11-02T18:00:00Z');

/** Ids of the public form's alphabet, different for different customers. */
export function publicIdOf(prefix: 'dec' | 'out', customerId: string): string {
  const letters = [...customerId].map((letter) => (/[a-z2-7]/.test(letter) ? letter : '7')).join('');
  return `${prefix}_${letters.padStart(26, 'a')}`;
}

export function aRun(change: Partial<Run> = {}): Run {
  return {
    id: RUN_ID,
    campaignId: 'win-back',
    plannedAt: AT,
    cutOff: AT,
    state: 'evaluating',
    step: FIRST_RUN_STEP,
    ruleVersion: { pack: 'win-back', version: 1 },
    chunkCount: 2,
    counts: { evaluated: 0, matched: 0, refused: {}, scheduled: 0 },
    startedBy: 'marketer',
    startedAt: AT,
    finishedAt: null,
    ...change,
  };
}

const decided = (customerId: string, runId: string): Omit<Decision, 'candidates' | 'outcome'> => ({
  id: `${runId}|${customerId}`,
  publicId: publicIdOf('dec', customerId),
  runId,
  seq: 0,
  campaignId: 'win-back',
  customerId,
  at: AT,
  facts: { arpuBand: 'HIGH', lifecycleStage: 'D', tenureMonths: 10, smsConsent: null },
  ruleVersion: { pack: 'win-back', version: 1 },
});
const CANDIDATE = { ruleId: 'high-decline', offerId: 'retention', channel: 'sms', lever: 'retention' } as const;

export function aScheduled(customerId: string, runId = RUN_ID): Decision {
  return {
    ...decided(customerId, runId),
    candidates: [{ ...CANDIDATE, score: 400, factors: { p: 1, c: 1, v: 400, l: 1 }, left: null }],
    outcome: {
      kind: 'scheduled',
      planned: {
        ruleId: CANDIDATE.ruleId,
        offerId: CANDIDATE.offerId,
        channel: CANDIDATE.channel,
        purpose: 'marketing',
        outreachId: `${runId}|${customerId}|0|sms`,
        dueAt: AT,
        expiresAt: new Date('2026-11-05T18:00:00Z'),
        zone: 'America/Los_Angeles',
        zoneAssumed: false,
        postponed: false,
        runnerUp: null,
      },
    },
  };
}

export function aRefused(customerId: string, stage: Stage, code: RefusalCode, runId = RUN_ID): Decision {
  const refusals = [{ code, component: 'sms.marketing', have: null, need: true }];
  return {
    ...decided(customerId, runId),
    candidates: [{ ...CANDIDATE, score: null, factors: null, left: { stage, refusals } }],
    outcome: { kind: 'refused', stage, code },
  };
}

export function anOutreachOf(customerId: string, state: OutreachState, runId = RUN_ID): Outreach {
  return {
    id: `${runId}|${customerId}|0|sms`,
    publicId: publicIdOf('out', customerId),
    runId,
    seq: 0,
    campaignId: 'win-back',
    customerId,
    step: 0,
    channel: 'sms',
    purpose: 'marketing',
    ruleId: 'high-decline',
    offerId: 'retention',
    shard: 0,
    dueAt: AT,
    expiresAt: new Date('2026-11-05T18:00:00Z'),
    zone: 'America/Los_Angeles',
    state,
    attempt: 0,
    reason: null,
  };
}
