import type { Condition } from '../../src/core/condition/condition.js';
import { readCondition } from '../../src/core/condition/read-condition.js';
import type { FactCatalogue, FactDefinition } from '../../src/core/facts/fact-catalogue.js';
import type { ChurnPlan } from '../../src/core/value/churn/churn-plan.js';

const labels = { 'zh-CN': '值', en: 'value' };

export const CHURN_CATALOGUE: FactCatalogue = new Map(
  [
    { name: 'relationship', type: 'text' },
    { name: 'origin', type: 'text' },
    { name: 'tenureMonths', type: 'number' },
    { name: 'activationDate', type: 'day' },
    {
      name: 'productsHeld',
      type: 'list',
      fields: [{ name: 'product', type: 'text', unit: null, nullable: false, labels }],
    },
  ].map((one) => [one.name, { unit: null, nullable: true, labels, ...one } as FactDefinition]),
);

function condition(json: unknown): Condition {
  const read = readCondition(json, CHURN_CATALOGUE, '$');
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

/** Two attributes: tenure, cut at a year, and whether fibre is held; who is `former` left. */
export function aChurnPlan(change: Partial<ChurnPlan> = {}): ChurnPlan {
  return {
    attributes: [
      { name: 'tenure', source: { by: 'fact', fact: 'tenureMonths' }, bins: { kind: 'cuts', cuts: [12] } },
      { name: 'fibre', source: { by: 'holds', products: ['fibre'] } },
    ],
    mostBins: 10,
    mostExamples: 1_000,
    scale: { atOdds: 600, odds: 50, doubling: 20 },
    bands: [
      { from: Number.NEGATIVE_INFINITY, to: 500, means: 'HIGH' },
      { from: 500, to: Number.POSITIVE_INFINITY, means: 'LOW' },
    ],
    origin: null,
    label: {
      churned: condition({ all: [{ fact: 'relationship', operator: 'equal', value: 'former' }] }),
      stayed: condition({ any: [{ fact: 'relationship', operator: 'equal', value: 'current' }] }),
    },
    split: 'split:test:1:',
    bar: { auc: 0.8, lift: 2 },
    drift: { watch: 0.1, act: 0.25 },
    reasons: 2,
    ...change,
  };
}
