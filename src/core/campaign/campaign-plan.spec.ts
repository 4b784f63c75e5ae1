import { describe, expect, it } from '@jest/globals';
import { aPlaybookPlan } from '../../../test/builders/a-playbook-plan.js';
import { campaignGuardrails, campaignPlan } from './campaign-plan.js';
import type { Guardrail } from './guardrail.js';
import type { Lever } from './lever.js';

const words = { 'zh-CN': '词', en: 'words' };
const aGuardrail = (code: string): Guardrail => ({
  code,
  title: words,
  metric: `${code}-metric`,
  limit: 0.5,
  onBreach: 'pause',
  preset: null,
  why: words,
});
const lever = (id: string, ...guardrails: readonly string[]): Lever => {
  return { id, title: words, branch: 'lifetime', stages: ['D'], guardrails };
};
const LISTS = {
  guardrails: [aGuardrail('margin'), aGuardrail('opt-outs'), aGuardrail('complaints')],
  levers: [lever('retention', 'margin', 'complaints'), lever('renewal', 'complaints'), lever('other', 'opt-outs')],
};
const told = (list: ReturnType<typeof campaignGuardrails>) =>
  list.map(({ guardrail, limit }) => `${guardrail} ${limit}`);

it('a campaign takes schedule, control and suppression of the plan as they are', () => {
  const { pack: _pack, guardrails: _guardrails, ...rest } = aPlaybookPlan();
  expect(campaignPlan(aPlaybookPlan())).toEqual(rest);
});

describe('what watches a campaign', () => {
  it.each([
    [
      'the guardrails of its plan, with their own limits',
      aPlaybookPlan(),
      ['retention'],
      ['margin 0.5', 'opt-outs 0.01'],
    ],
    [
      'without a plan, those of its levers, each once',
      null,
      ['retention', 'renewal'],
      ['margin 0.5', 'complaints 0.5'],
    ],
    ['nothing, where nobody knows the lever', null, ['gone'], []],
    ['no guardrail that has left the list', { guardrails: [{ guardrail: 'gone' }] }, [], []],
  ])('%s', (_case, plan, pulled, expected) => {
    expect(told(campaignGuardrails(plan, pulled, LISTS))).toEqual(expected);
  });

  it('is spelt out: metric, limit, and what a breach does', () => {
    expect(campaignGuardrails(null, ['other'], LISTS)).toEqual([
      { guardrail: 'opt-outs', metric: 'opt-outs-metric', limit: 0.5, onBreach: 'pause' },
    ]);
  });
});
