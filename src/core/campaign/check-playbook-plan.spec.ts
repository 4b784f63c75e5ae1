import { expect, it } from '@jest/globals';
import { checkPlaybookPlan, type PlanNames } from './check-playbook-plan.js';
import type { PlaybookPlan } from './playbook-plan.js';

const words = { 'zh-CN': '词', en: 'words' };
const NAMES: PlanNames = {
  levers: [{ id: 'retention', title: words, branch: 'lifetime', stages: ['C', 'D'] }],
  stages: ['A', 'B', 'C', 'D', 'E'],
  metrics: [{ code: 'churn-60d', title: words, definition: words, unit: 'share', better: 'lower' }],
  guardrails: [
    { code: 'opt-outs', title: words, metric: 'churn-60d', limit: 5, onBreach: 'pause', preset: null, why: words },
  ],
  holds: [{ id: 'complaint-open', title: words, conditions: {} }],
};
const PLAN: PlaybookPlan = {
  pack: '12-a-pack',
  lever: 'retention',
  stages: ['D'],
  objective: words,
  hypothesis: words,
  primaryMetric: 'churn-60d',
  horizonDays: 60,
  guardrails: [{ guardrail: 'opt-outs' }],
  control: { sharePct: 10 },
  schedule: { kind: 'nightly' },
  suppression: { after: [{ outcome: 'declined', days: 60 }], holds: ['complaint-open'] },
  intendedChannels: ['outbound-call'],
  briefing: ['call-centre'],
};

it.each<[string, Partial<PlaybookPlan>, readonly string[]]>([
  ['is right', {}, []],
  ['belongs to another pack', { pack: '13-another' }, ['$.pack PLAN_OF_ANOTHER_PACK']],
  ['pulls an unknown lever', { lever: 'crowbar' }, ['$.lever VALUE_NOT_ALLOWED']],
  ['is for an unknown stage', { stages: ['D', 'F'] }, ['$.stages[1] VALUE_NOT_ALLOWED']],
  ['names a stage twice', { stages: ['D', 'D'] }, ['$.stages[1] VALUE_TWICE']],
  ['is judged by an unknown metric', { primaryMetric: 'mood' }, ['$.primaryMetric UNKNOWN_METRIC']],
  [
    'has an unknown guardrail',
    { guardrails: [{ guardrail: 'luck' }] },
    ['$.guardrails[0].guardrail UNKNOWN_GUARDRAIL'],
  ],
  [
    'has a guardrail twice',
    { guardrails: [{ guardrail: 'opt-outs' }, { guardrail: 'opt-outs', limit: 2 }] },
    ['$.guardrails[1] VALUE_TWICE'],
  ],
  [
    'holds for an unknown reason',
    { suppression: { ...PLAN.suppression, holds: ['full-moon'] } },
    ['$.suppression.holds[0] UNKNOWN_HOLD'],
  ],
  [
    'says twice how long an outcome lasts',
    { suppression: { ...PLAN.suppression, after: [1, 2].map((days) => ({ outcome: 'declined' as const, days })) } },
    ['$.suppression.after[1] VALUE_TWICE'],
  ],
  ['keeps nobody out and does not say why', { control: { sharePct: 0 } }, ['$.control.why NO_CONTROL_UNEXPLAINED']],
  ['keeps out a share that draws nobody', { control: { sharePct: 0.001 } }, ['$.control.why NO_CONTROL_UNEXPLAINED']],
  ['keeps nobody out and says why', { control: { sharePct: 0, why: words } }, []],
])('a plan that %s', (_case, change, problems) => {
  const found = checkPlaybookPlan({ ...PLAN, ...change }, '12-a-pack', NAMES);
  expect(found.map(({ path, code }) => `${path} ${code}`)).toEqual(problems);
});
