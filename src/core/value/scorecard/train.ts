import { type AttributeValue, type Bins, binCount, binOf, quantileBins } from './bins.js';
import { fitLogistic } from './logistic.js';
import type { Scorecard, ScoreScale } from './scorecard.js';
import { weightsOfEvidence } from './weight-of-evidence.js';

/** A customer whose end is known: attributes by name, and whether they left. */
export type Example = {
  readonly id: string;
  readonly values: Readonly<Record<string, AttributeValue>>;
  readonly churned: boolean;
};

/** What a scorecard is made of. `bins` absent: from the training examples, at most `mostBins` of them. */
export type TrainingPlan = {
  readonly attributes: readonly { readonly name: string; readonly bins?: Bins }[];
  readonly mostBins: number;
  readonly scale: ScoreScale;
};

/** `dropped`: attributes that say nothing, nothing of their own, or the wrong way round, in the order they were left out. */
export type Trained = { readonly card: Scorecard; readonly dropped: readonly string[] };

/** Why there is no model: nobody left or nobody stayed, or no attribute tells the two apart. */
export type NotTrained = 'ONE_SIDE_EMPTY' | 'NO_OPTIMUM';

type Weighed = { readonly name: string; readonly bins: Bins; readonly weights: readonly number[] };

function weigh(name: string, bins: Bins, examples: readonly Example[]): Weighed {
  const stay = new Array<number>(binCount(bins)).fill(0);
  const churn = new Array<number>(binCount(bins)).fill(0);
  for (const { values, churned } of examples) {
    const side = churned ? churn : stay;
    const bin = binOf(bins, values[name] ?? null);
    side[bin] = (side[bin] ?? 0) + 1;
  }
  // A bin nobody was in speaks neither way; smoothing alone would let it speak for the smaller side.
  const weights = weightsOfEvidence({ stay, churn }).map((weight, bin) =>
    stay[bin] === 0 && churn[bin] === 0 ? 0 : weight,
  );
  return { name, bins, weights };
}

/** Evidence closer together than this is the same. */
const NO_DIFFERENCE = 1e-9;

/**
 * How far the evidence of the examples is spread, as its variance. What has the same for all of them says nothing, and
 * leaves the likelihood without a single optimum.
 */
function spreadOf({ name, bins, weights }: Weighed, examples: readonly Example[]): number {
  const evidence = examples.map(({ values }) => weights[binOf(bins, values[name] ?? null)] ?? 0);
  const mean = evidence.reduce((sum, one) => sum + one, 0) / evidence.length;
  return evidence.reduce((sum, one) => sum + (one - mean) ** 2, 0) / evidence.length;
}

function rowsOf(attributes: readonly Weighed[], examples: readonly Example[]): readonly (readonly number[])[] {
  return examples.map(({ values }) =>
    attributes.map(({ name, bins, weights }) => weights[binOf(bins, values[name] ?? null)] ?? 0),
  );
}

/** The last of the least: of two that say the same the first stays. */
function faintest(spreads: readonly number[]): number {
  return spreads.lastIndexOf(Math.min(...spreads));
}

/**
 * Trains a scorecard: bins, weights of evidence, unregularised logistic regression on them (methods.md section 10). As
 * long as a slope is positive, the attribute with the largest is left out and the rest is fitted again; where there is no
 * single optimum, as with two attributes that say the same, the one whose evidence is spread least.
 */
export function trainScorecard(plan: TrainingPlan, examples: readonly Example[]): Trained | NotTrained {
  const left = examples.filter(({ churned }) => churned).length;
  if (left === 0 || left === examples.length) return 'ONE_SIDE_EMPTY';
  const ys = examples.map(({ churned }): 0 | 1 => (churned ? 1 : 0));
  const all = plan.attributes.map(({ name, bins }) => {
    const own =
      bins ??
      quantileBins(
        examples.map(({ values }) => values[name] ?? null),
        plan.mostBins,
      );
    return weigh(name, own, examples);
  });
  const spread = new Map(all.map((one) => [one.name, spreadOf(one, examples)]));
  const spreadIn = ({ name }: Weighed) => spread.get(name) ?? 0;
  const dropped = all.filter((one) => spreadIn(one) < NO_DIFFERENCE ** 2).map(({ name }) => name);
  let kept = all.filter(({ name }) => !dropped.includes(name));
  while (kept.length > 0) {
    const fitted = fitLogistic(rowsOf(kept, examples), ys);
    const worst = fitted === null ? faintest(kept.map(spreadIn)) : fitted.slopes.indexOf(Math.max(...fitted.slopes));
    if (fitted !== null && (fitted.slopes[worst] ?? 0) < 0) {
      const attributes = kept.map((one, at) => ({ ...one, slope: fitted.slopes[at] ?? 0 }));
      return { card: { intercept: fitted.intercept, attributes, scale: plan.scale }, dropped };
    }
    dropped.push(kept[worst]?.name ?? '');
    kept = kept.filter((_one, at) => at !== worst);
  }
  return 'NO_OPTIMUM';
}
