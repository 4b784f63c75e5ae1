import type { ChurnCard } from '../../src/core/value/churn/churn-card.js';

/** A card of one attribute, tenure: short is riskier. It was judged above every bar. */
export function aChurnCard(change: Partial<ChurnCard> = {}): ChurnCard {
  return {
    card: {
      intercept: -1,
      attributes: [{ name: 'tenure', bins: { kind: 'cuts', cuts: [12] }, weights: [-1, 1, 0, 0], slope: -1 }],
      scale: { atOdds: 600, odds: 50, doubling: 20 },
    },
    questions: ['tenure=tenureMonths'],
    dropped: ['partner'],
    origin: null,
    planHash: 'hash-of-the-plan',
    judgement: {
      customers: 100,
      base: 0.3,
      auc: 0.9,
      lift: 3,
      calibration: [{ customers: 100, predicted: 0.3, observed: 0.3 }],
    },
    reference: { customers: 70, attributes: { tenure: [30, 40, 0, 0] }, scoreCuts: [550], score: [30, 40, 0, 0] },
    ...change,
  };
}
