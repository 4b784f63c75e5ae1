import type { Guardrail } from '../../src/core/campaign/guardrail.js';
import type { PlaybookPlan } from '../../src/core/campaign/playbook-plan.js';

const text = (words: string) => ({ 'zh-CN': words, en: words });

export function aPlaybookPlan(change: Partial<PlaybookPlan> = {}): PlaybookPlan {
  return {
    pack: 'win-back',
    lever: 'retention',
    stages: ['D'],
    objective: text('Keep them'),
    hypothesis: text('They stay when asked'),
    primaryMetric: 'churn-60d',
    horizonDays: 60,
    guardrails: [{ guardrail: 'margin' }, { guardrail: 'opt-outs', limit: 0.01 }],
    control: { sharePct: 10 },
    schedule: { kind: 'monthly', day: 5 },
    suppression: { after: [{ outcome: 'declined', days: 90 }], holds: ['complaint-open'] },
    intendedChannels: ['sms'],
    briefing: ['hotline'],
    ...change,
  };
}

/** What the plan is watched by. */
export const TWO_GUARDRAILS: readonly Guardrail[] = [
  {
    code: 'margin',
    title: text('Margin'),
    metric: 'margin-per-customer',
    limit: 200,
    onBreach: 'pause',
    preset: null,
    why: text('Sold too cheaply'),
  },
  {
    code: 'opt-outs',
    title: text('Opt-outs'),
    metric: 'opt-outs',
    limit: 5,
    onBreach: 'pause',
    preset: null,
    why: text('Asked too often'),
  },
];
