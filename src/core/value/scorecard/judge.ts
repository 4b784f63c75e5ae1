import { bucket } from '../../kit/hash.js';
import { scorer } from './scorecard.js';
import { type Example, type NotTrained, type TrainingPlan, trainScorecard } from './train.js';

/** A prediction of the chance of churn, and what came. */
export type Outcome = { readonly chance: number; readonly churned: boolean };

/** How often predicted and how often happened, in one tenth of the examples ordered by chance. */
export type CalibrationStep = { readonly customers: number; readonly predicted: number; readonly observed: number };

export type Judgement = {
  readonly customers: number;
  readonly base: number;
  readonly auc: number;
  /** Churn rate of the riskiest tenth ÷ that of all. */
  readonly lift: number;
  /** From the safest tenth to the riskiest. */
  readonly calibration: readonly CalibrationStep[];
};

const rateOf = (outcomes: readonly Outcome[]) =>
  outcomes.length === 0 ? 0 : outcomes.filter(({ churned }) => churned).length / outcomes.length;

/** The chance that somebody who left was thought riskier than somebody who stayed; ties count one half. */
function areaUnderCurve(ascending: readonly Outcome[]): number {
  let ranks = 0;
  let churned = 0;
  for (let from = 0; from < ascending.length; ) {
    let to = from;
    while (to < ascending.length && ascending[to]?.chance === ascending[from]?.chance) to += 1;
    const tied = ascending.slice(from, to).filter((one) => one.churned).length;
    ranks += (tied * (from + 1 + to)) / 2;
    churned += tied;
    from = to;
  }
  const pairs = churned * (ascending.length - churned);
  return pairs === 0 ? Number.NaN : (ranks - (churned * (churned + 1)) / 2) / pairs;
}

function tenths(ascending: readonly Outcome[]): readonly CalibrationStep[] {
  const edge = (tenth: number) => Math.floor((tenth * ascending.length) / 10);
  return Array.from({ length: 10 }, (_step, tenth) => {
    const some = ascending.slice(edge(tenth), edge(tenth + 1));
    const predicted = some.reduce((sum, { chance }) => sum + chance, 0) / Math.max(some.length, 1);
    return { customers: some.length, predicted, observed: rateOf(some) };
  });
}

/** Judges predictions by what came. `auc` and `lift` are NaN where nobody left, or nobody stayed. */
export function judge(outcomes: readonly Outcome[]): Judgement {
  const ascending = [...outcomes].sort((a, b) => a.chance - b.chance);
  const base = rateOf(outcomes);
  const riskiest = ascending.slice(ascending.length - Math.floor(ascending.length / 10));
  const calibration = tenths(ascending);
  return {
    customers: outcomes.length,
    base,
    auc: areaUnderCurve(ascending),
    lift: rateOf(riskiest) / base,
    calibration,
  };
}

/** The fold of a customer, 0 to 9, by a hash: the same in every run and on every machine. */
export function foldOf(salt: string, id: string): number {
  return Math.floor(bucket(salt, id) / 1_000);
}

/**
 * Every example is predicted by a model that never saw its fold; the predictions of all folds are judged together.
 * `salt` is `split:<table>:<version>:` (methods.md section 10).
 */
export function judgeOutOfFold(plan: TrainingPlan, examples: readonly Example[], salt: string): Judgement | NotTrained {
  const byFold = Map.groupBy(examples, ({ id }) => foldOf(salt, id));
  const outcomes: Outcome[] = [];
  for (const [fold, held] of byFold) {
    const trained = trainScorecard(
      plan,
      [...byFold].flatMap(([other, some]) => (other === fold ? [] : some)),
    );
    if (typeof trained === 'string') return trained;
    const read = scorer(trained.card);
    for (const { values, churned } of held) outcomes.push({ chance: read(values).chance, churned });
  }
  return judge(outcomes);
}
