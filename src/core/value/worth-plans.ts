import type { AffinityModel } from './base/affinity-facts.js';
import type { ChurnPlan } from './churn/churn-plan.js';
import type { WorthModel } from './worth/worth-model.js';

/** The files that say how worth is worked out; null where there is none. `hash` tells one churn plan from another. */
export type WorthPlans = {
  readonly churn: { readonly plan: ChurnPlan; readonly hash: string } | null;
  readonly worth: WorthModel | null;
  readonly affinity: AffinityModel | null;
};

export const NO_PLANS: WorthPlans = { churn: null, worth: null, affinity: null };
