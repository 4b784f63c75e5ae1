import type { Plan, Standing } from '../../src/core/decision/decide.js';
import type { Assignment } from '../../src/core/policy/holdout/draw.js';
import { aRule } from './a-rule-pack.js';
import { anOffer } from './an-offer.js';

const NOW = new Date('2026-11-02T18:00:00Z');

export const anArm = (arm: Assignment['arm']): Assignment => ({
  ...{ unit: 'c-1', arm, layer: 'campaign', variant: null, salt: 'campaign:c:1:', version: '1' },
  ...{ bucket: 10, from: 0, to: 1_000 },
});

/** A rule of the campaign `c` that makes an offer of its own, worth `priority`. */
export function aStanding(ruleId: string, priority: number, change: Partial<Standing> = {}): Standing {
  const { offerId = `offer of ${ruleId}` } = change;
  return {
    ...{
      ruleId,
      offerId,
      channel: 'sms',
      campaignId: 'c',
      rule: aRule({ id: ruleId }),
      offer: anOffer({ id: offerId }),
    },
    score: { priority, p: 1, c: 1, v: priority, l: 1 },
    ...{ assumed: false, activatedAt: NOW, assignment: anArm('treated') },
    answer: { kind: 'due', timing: { dueAt: NOW, expiresAt: new Date('2026-11-03T18:00:00Z'), postponed: false } },
    ...change,
  };
}

export function aPlan(ranked: readonly Standing[], left: Plan['left'] = []): Plan {
  return { zone: { zone: 'UTC', assumed: false }, ranked, left, without: null, variant: null };
}
