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

/** `dropped`: attributes whose slope came out positive, in the order they were left out; a model with one is refused. */
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
  return { name, bins, weights: weightsOfEvidence({ stay, churn }) };
}

/** What takes one value in all of the examples says nothing, and leaves the likelihood without a single optimum. */
function varies({ name, bins }: Weighed, examples: readonly Example[]): boolean {
  const first = binOf(bins, examples[0]?.values[name] ?? null);
  return examples.some(({ values }) => binOf(bins, values[name] ?? null) !== first);
}

function rowsOf(attributes: readonly Weighed[], examples: readonly Example[]): readonly (readonly number[])[] {
  return examples.map(({ values }) =>
    attributes.map(({ name, bins, weights }) => weights[binOf(bins, values[name] ?? null)] ?? 0),
  );
}

/**
 * Trains a scorecard: bins, weights of evidence, unregularised logistic regression on them (methods.md section 10). As
 * long as a slope is positive, the attribute with the largest is left out and the rest is fitted again.
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
  const dropped = all.filter((one) => !varies(one, examples)).map(({ name }) => name);
  let kept = all.filter(({ name }) => !dropped.includes(name));
  while (kept.length > 0) {
    const fitted = fitLogistic(rowsOf(kept, examples), ys);
    if (fitted === null) return 'NO_OPTIMUM';
    const { intercept, slopes } = fitted;
    const worst = slopes.indexOf(Math.max(...slopes));
    if ((slopes[worst] ?? 0) < 0) {
      const attributes = kept.map((one, at) => ({ ...one, slope: slopes[at] ?? 0 }));
      return { card: { intercept, attributes, scale: plan.scale }, dropped };
    }
    dropped.push(kept[worst]?.name ?? '');
    kept = kept.filter((_one, at) => at !== worst);
  }
  return 'NO_OPTIMUM';
}
