import type { Problem } from '../../kit/problem.js';
import type { Judgement } from '../scorecard/judge.js';
import type { Scorecard } from '../scorecard/scorecard.js';
import { type ChurnPlan, questionOf } from './churn-plan.js';

/**
 * What a base looked like when a version was trained: of those who stayed, how many were in each bin of each attribute
 * and of the score; `scoreCuts` are the bins of the score.
 */
export type DriftReference = {
  readonly customers: number;
  readonly attributes: Readonly<Record<string, readonly number[]>>;
  readonly scoreCuts: readonly number[];
  readonly score: readonly number[];
};

/** What is kept of a trained scorecard besides its number, and never changed. `questions` are what its attributes asked. */
export type ChurnCard = {
  readonly card: Scorecard;
  readonly questions: readonly string[];
  readonly dropped: readonly string[];
  readonly origin: string | null;
  readonly planHash: string;
  readonly judgement: Judgement;
  readonly reference: DriftReference;
};

/** Why a version may not be put in force, or not be asked: below the bar of the plan, or trained on questions the plan no longer asks. */
export function cardProblems(
  { judgement, questions }: Pick<ChurnCard, 'judgement' | 'questions'>,
  plan: ChurnPlan,
): readonly Problem[] {
  const asked = new Set(plan.attributes.map(questionOf));
  const gone = questions.filter((question) => !asked.has(question));
  const problems: Problem[] = [];
  if (gone.length > 0)
    problems.push({ path: '$.attributes', code: 'SCORECARD_ASKS_OTHERWISE', params: { asks: gone.join(', ') } });
  for (const measure of ['auc', 'lift'] as const) {
    const [reached, bar] = [judgement[measure], plan.bar[measure]];
    // Written so that a judgement that is no number stays below every bar.
    if (!(reached >= bar)) {
      problems.push({
        path: `$.bar.${measure}`,
        code: 'SCORECARD_BELOW_BAR',
        params: { measure, reached: reached.toFixed(4), bar },
      });
    }
  }
  return problems;
}

/** A version the plan's attributes can be asked for. */
export function answers({ questions }: Pick<ChurnCard, 'questions'>, plan: ChurnPlan): boolean {
  const asked = new Set(plan.attributes.map(questionOf));
  return questions.every((question) => asked.has(question));
}
