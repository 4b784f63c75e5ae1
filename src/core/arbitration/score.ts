/** What a candidate is worth, with every factor kept: who asks why it won reads them. `v` in minor units. */
export type Score = {
  /** Chance that the contact makes the difference; 1 while nobody estimates it. */
  readonly p: number;
  /** Weight of the customer's context; 1 while none is set. */
  readonly c: number;
  /** Value of one acceptance, never below 0. */
  readonly v: number;
  /** Weight of the business's levers. */
  readonly l: number;
  /** P×C×V×L */
  readonly priority: number;
};

export type ScoreInputs = {
  readonly value: number;
  readonly propensity?: number;
  readonly context?: number;
  /** Percent points that levers add or take; they add up. */
  readonly leverWeights?: readonly number[];
};

const LEAST_LEVER = 0.1;
const MOST_LEVER = 3;

/** methods.md section 11: P=1, C=1, L=1+Σw/100 by default; L kept within 0.1 and 3, V at 0 or more. */
export function scoreOf({ value, propensity = 1, context = 1, leverWeights = [] }: ScoreInputs): Score {
  const v = Math.max(0, value);
  const lever = 1 + leverWeights.reduce((sum, weight) => sum + weight, 0) / 100;
  const l = Math.min(MOST_LEVER, Math.max(LEAST_LEVER, lever));
  return { p: propensity, c: context, v, l, priority: propensity * context * v * l };
}
