import type { Derivation } from '../../facts/derive-facts.js';
import type { Problem } from '../../kit/problem.js';
import { type ChurnPlan, factOf } from './churn-plan.js';
import { labelLeaks } from './label-leaks.js';

/**
 * Attributes that would let the label into the features, at their place in the plan. `derivations` are all there are, in
 * the order in which facts build on facts.
 */
export function leakProblems(plan: ChurnPlan, derivations: readonly Derivation[], path: string): readonly Problem[] {
  const leaks = labelLeaks(derivations);
  return plan.attributes.flatMap((attribute, index) => {
    const fact = factOf(attribute);
    const way = leaks.get(fact);
    if (way === undefined) return [];
    const params = { fact, way: [fact, ...way].join(' → ') };
    return [{ path: `${path}.attributes[${index}].fact`, code: 'FEATURE_FROM_LABEL', params }];
  });
}
