import type { ArbitrationRules } from './rules/arbitration-rules.js';

/** What a candidate is worth, with every factor kept: who asks why it won reads them. `v` in minor units. */
export type Score = {
  /** Chance that the contact makes the difference. */
  readonly p: number;
  /** Weight of the customer's context, fatigue within it. */
  readonly c: number;
  /** Expected incremental margin of one acceptance, as clamped. */
  readonly v: number;
  /** Weight of the business's levers and influencers. */
  readonly l: number;
  /** P×C×V×L */
  readonly priority: number;
};

export type ScoreInputs = {
  readonly value: number;
  readonly propensity?: number | null;
  readonly context?: number;
  /** What is left of the context after so many contacts of late, 0..1 (methods.md section 13). */
  readonly fatigue?: number;
  /** Percent points that levers and influencers add or take; they add up. */
  readonly leverWeights?: readonly number[];
};

/** methods.md section 11: priority = P×C×V×L with L = 1 + Σw/100; defaults and clamps are the rules'. */
export function scoreOf(
  inputs: ScoreInputs,
  { defaults, clamps }: Pick<ArbitrationRules, 'defaults' | 'clamps'>,
): Score {
  const { value, propensity, context = defaults.context, fatigue = 1, leverWeights = [] } = inputs;
  const p = propensity ?? defaults.propensity;
  const c = context * fatigue;
  const v = Math.max(clamps.value.least, value);
  const lever = 1 + leverWeights.reduce((sum, weight) => sum + weight, 0) / 100;
  const l = Math.min(clamps.lever.most, Math.max(clamps.lever.least, lever));
  return { p, c, v, l, priority: p * c * v * l };
}
