import { expect, it } from '@jest/globals';
import { aCandidate } from '../../../../test/builders/a-decision.js';
import { TWO_RULES } from '../../../../test/builders/a-run-frame.js';
import type { Refusal, Stage } from '../../policy/refusal.js';
import { RulePlaces } from '../frame/rule-places.js';
import { RefusedCandidates } from './refused-candidates.js';

const full: Refusal = { code: 'CAP_REACHED', component: 'weekly', have: 2, need: 2 };
const tired: Refusal = { code: 'FATIGUED', component: 'fatigue', have: 3, need: 2 };
const silent: Refusal = { code: 'CONSENT_MISSING', component: 'email.marketing', have: null, need: true };

const keep = (stage: Stage, ...refusals: readonly Refusal[]) =>
  aCandidate({ campaignId: 'one', ruleId: 'keep', left: { stage, refusals } });

it('an entry is the first reason; what only the whole run knew is told in full', () => {
  const refused = new RefusedCandidates(new RulePlaces(TWO_RULES));
  refused.add('c-1', [keep('cap', full, tired), aCandidate({ campaignId: 'two', ruleId: 'thank' })]);
  refused.add('nobody', [aCandidate({ campaignId: 'one', ruleId: 'keep' })]);
  refused.add('c-2', [keep('consent', silent)]);
  expect(refused.ids).toEqual(['c-1', 'c-2']);
  expect(refused.entries).toEqual([
    { customer: 0, rule: 0, stage: 'cap', code: 'CAP_REACHED', component: 'weekly', told: [full, tired] },
    { customer: 1, rule: 0, stage: 'consent', code: 'CONSENT_MISSING', component: 'email.marketing' },
  ]);
});

it('what documents tell of is only counted', () => {
  const refused = new RefusedCandidates(new RulePlaces(TWO_RULES));
  refused.count([keep('cap', full), aCandidate()]);
  refused.count([keep('cap', full, tired)]);
  expect([refused.entries, refused.ids]).toEqual([[], []]);
  expect(refused.counted).toEqual([{ stage: 'cap', code: 'CAP_REACHED', count: 2 }]);
});
