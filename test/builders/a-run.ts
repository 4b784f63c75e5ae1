import { NO_COUNTS, type Run, runIdOf } from '../../src/core/campaign/run.js';
import { FIRST_RUN_STEP } from '../../src/core/campaign/run-step.js';

/** `id` follows campaign and planned instant unless it is said. */
export function aRun(change: Partial<Run> = {}): Run {
  const plannedAt = change.plannedAt ?? new Date('2026-11-02T18:00:00Z');
  const campaignId = change.campaignId ?? 'retention';
  return {
    id: runIdOf(campaignId, plannedAt),
    campaignId,
    plannedAt,
    cutOff: plannedAt,
    state: 'evaluating',
    step: FIRST_RUN_STEP,
    ruleVersion: { pack: 'decline-win-back', version: 1 },
    chunkCount: 2,
    counts: NO_COUNTS,
    startedBy: 'marketer',
    startedAt: new Date('2026-03-01T10:00:00Z'),
    finishedAt: null,
    ...change,
  };
}
