import { describe, expect, it } from '@jest/globals';
import { aChurnPlan } from '../../../../test/builders/a-churn-plan.js';
import { aChurnCard } from '../../../../test/builders/a-scorecard.js';
import { answers, cardProblems } from './churn-card.js';

const judged = (change: { readonly auc?: number; readonly lift?: number }) =>
  aChurnCard({ judgement: { ...aChurnCard().judgement, ...change } });

describe('what keeps a version from being put in force', () => {
  it.each([
    ['nothing at the bar', judged({ auc: 0.8, lift: 2 }), []],
    ['too low an AUC', judged({ auc: 0.7999 }), ['$.bar.auc SCORECARD_BELOW_BAR']],
    ['too low a lift', judged({ lift: 1.99 }), ['$.bar.lift SCORECARD_BELOW_BAR']],
    ['a judgement that is no number', judged({ auc: Number.NaN }), ['$.bar.auc SCORECARD_BELOW_BAR']],
    [
      'a question the plan no longer asks',
      aChurnCard({ questions: ['tenure=daysSinceActivation'] }),
      ['$.attributes SCORECARD_ASKS_OTHERWISE'],
    ],
  ])('%s', (_case, card, expected) => {
    expect(cardProblems(card, aChurnPlan()).map(({ path, code }) => `${path} ${code}`)).toEqual(expected);
  });
});

it('answers a plan that asks all it asks, and more', () => {
  expect(answers(aChurnCard(), aChurnPlan())).toBe(true);
  expect(answers(aChurnCard({ questions: ['tenure=age'] }), aChurnPlan())).toBe(false);
});
