import { z } from 'zod';
import type { Read } from '../../core/kit/problem.js';
import { type AffinityModel, ScopedAffinity } from '../../core/value/base/affinity-facts.js';
import { Pyramids } from '../../core/value/base/pyramids.js';
import type { ChurnCard } from '../../core/value/churn/churn-card.js';
import { type ChurnPlan, questionOf } from '../../core/value/churn/churn-plan.js';
import { scaleOf } from '../../core/value/scorecard/scorecard.js';
import { NOTHING_TRAINED, type TrainedModels } from '../../core/value/trained-models.js';
import type { WorthPlans } from '../../core/value/worth-plans.js';
import { readShape } from './rule-files-shape.js';

const CountSchema = z.int().min(1).max(1_000_000);

/**
 * What a case says the base taught. `score`: a scorecard in force by which everybody has this score. `holdings`: who
 * holds what together, counted by the model's own marks. `pyramids`: customers by revenue, in minor units.
 */
const BaseSchema = z.strictObject({
  score: z.int().exactOptional(),
  holdings: z
    .array(
      z.strictObject({ products: z.array(z.string()), customers: CountSchema, within: z.string().exactOptional() }),
    )
    .exactOptional(),
  pyramids: z
    .array(
      z.strictObject({
        network: z.string().nullable(),
        currency: z.string(),
        steps: z.array(z.strictObject({ revenue: z.int(), customers: CountSchema })).min(1),
      }),
    )
    .exactOptional(),
});
type Base = z.infer<typeof BaseSchema>;

/** score = offset − factor · intercept, so the intercept follows from the score. */
function cardGiving(score: number, { scale, attributes: [first] }: ChurnPlan): ChurnCard | null {
  if (first === undefined) return null;
  const { factor, offset } = scaleOf(scale);
  const nothing = { name: first.name, bins: { kind: 'values', values: [] }, weights: [0, 0], slope: -1 } as const;
  return {
    card: { intercept: (offset - score) / factor, attributes: [nothing], scale },
    questions: [questionOf(first)],
    dropped: [],
    origin: null,
    planHash: 'case',
    judgement: { customers: 0, base: 0, auc: 1, lift: 1, calibration: [] },
    reference: { customers: 0, attributes: {}, scoreCuts: [], score: [] },
  };
}

function countedIn(holdings: NonNullable<Base['holdings']>, model: AffinityModel) {
  const count = new ScopedAffinity(model);
  for (const { products, customers, within } of holdings) {
    const sheet = model.within === null || within === undefined ? {} : { [model.within]: within };
    for (let customer = 0; customer < customers; customer += 1) count.add(sheet, products);
  }
  return count.rules;
}

/** The base of a case as what was trained on it. */
export function readCaseBase(json: unknown, { churn, affinity }: WorthPlans): Read<TrainedModels> {
  const read = readShape(json, BaseSchema);
  if (!read.ok) return read;
  const { score, holdings, pyramids } = read.value;
  return {
    ok: true,
    value: {
      ...NOTHING_TRAINED,
      key: 'case',
      churn: score === undefined || churn === null ? null : cardGiving(score, churn.plan),
      affinity: holdings === undefined || affinity === null ? null : countedIn(holdings, affinity),
      pyramids: pyramids === undefined ? null : new Pyramids(pyramids),
    },
  };
}
