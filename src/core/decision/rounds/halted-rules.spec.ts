import { expect, it } from '@jest/globals';
import { haltedRules } from './halted-rules.js';

it('every rule of a campaign that was halted leaves, by its place, saying which and why', () => {
  const rules = ['a', 'b', 'a'].map((campaignId) => ({ campaignId })) as never;
  expect([...haltedRules(rules, [{ campaignId: 'a', because: 'paused', round: 0 }])]).toEqual([
    [0, { code: 'CAMPAIGN_HALTED', component: 'campaign|a', have: 'paused', need: 'active' }],
    [2, { code: 'CAMPAIGN_HALTED', component: 'campaign|a', have: 'paused', need: 'active' }],
  ]);
  expect(haltedRules(rules, []).size).toBe(0);
});
