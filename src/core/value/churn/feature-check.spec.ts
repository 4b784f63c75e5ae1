import { expect, it } from '@jest/globals';
import { aChurnPlan } from '../../../../test/builders/a-churn-plan.js';
import { derivation } from '../../facts/derive-facts.js';
import { leakProblems } from './feature-check.js';

const STEPS = [
  derivation({ exitDate: { type: 'day' } }, { facts: [], profile: ['basic.exitDate'] }, () => ({})),
  derivation({ gone: { type: 'boolean' } }, { facts: ['exitDate'], profile: [] }, () => ({})),
  derivation({ tenureMonths: { type: 'number' } }, { facts: ['exitDate'], profile: [] }, () => ({})),
];

it('names the attribute, and the way by which the label gets into it', () => {
  const plan = aChurnPlan({
    attributes: [
      { name: 'tenure', source: { by: 'fact', fact: 'tenureMonths' } },
      { name: 'silent', source: { by: 'fact', fact: 'gone' } },
    ],
  });
  expect(leakProblems(plan, STEPS, '$.model')).toEqual([
    {
      path: '$.model.attributes[1].fact',
      code: 'FEATURE_FROM_LABEL',
      params: { fact: 'gone', way: 'gone → exitDate → basic.exitDate' },
    },
  ]);
  expect(leakProblems(aChurnPlan(), STEPS, '$.model')).toEqual([]);
});
