import { expect, it } from '@jest/globals';
import { TWO_RULES } from '../../../../test/builders/a-run-frame.js';
import { RulePlaces } from './rule-places.js';

it.each([
  ['by campaign and rule', { ruleId: 'thank', campaignId: 'two' }, 1],
  ['without a campaign, of the first', { ruleId: 'keep' }, 0],
])('a rule is found %s', (_case, candidate, place) => {
  expect(new RulePlaces(TWO_RULES).of(candidate)).toBe(place);
});

it.each([
  ['of another campaign', { ruleId: 'keep', campaignId: 'two' }],
  ['that nobody knows', { ruleId: 'nothing', campaignId: 'one' }],
])('a rule %s is a fault', (_case, candidate) => {
  expect(() => new RulePlaces(TWO_RULES).of(candidate)).toThrow('is in this run');
});
