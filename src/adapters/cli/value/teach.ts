import type { Problem } from '../../../core/kit/problem.js';
import { problemWords, say } from '../../../core/words/say.js';
import { ActivateScorecard } from '../../../flows/activate-scorecard.js';
import { BuildAffinity } from '../../../flows/build-affinity.js';
import { BuildPyramids } from '../../../flows/build-pyramids.js';
import { AppError } from '../../../flows/errors.js';
import { TrainedStore } from '../../../flows/ports/trained-store.js';
import { type Training, TrainScorecard } from '../../../flows/train-scorecard.js';
import { type CliApp, type CliContext, print } from '../context.js';
import { readProgress } from './options.js';

const DIGITS = 4;

function tell(context: CliContext, problems: readonly Problem[]): void {
  context.progress.done(say(context.locale, 'teach.noScorecard'));
  for (const problem of problems) print(context, `  ${problem.path}: ${problemWords(problem)[context.locale]}`);
}

/** A base that nothing can be learned from is no fault of the start: it is said, and facts go on saying why. */
async function trained(app: CliApp, context: CliContext, by: string): Promise<Training | null> {
  try {
    return await app.get(TrainScorecard).run({ keep: true, by }, readProgress(context));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'INVALID_INPUT') throw error;
    tell(context, error.problems);
    return null;
  }
}

async function teachChurn(app: CliApp, context: CliContext, by: string): Promise<void> {
  const training = await trained(app, context, by);
  if (training === null || training.version === null) return;
  if (training.below.length > 0) return tell(context, training.below);
  const { number } = training.version;
  await app.get(ActivateScorecard).run({ number, by });
  const { auc, lift } = training.card.judgement;
  const { examples, churned } = training;
  const figures = { number, examples, churned, auc: auc.toFixed(DIGITS), lift: lift.toFixed(2) };
  context.progress.done(say(context.locale, 'teach.scorecard', figures));
}

/**
 * What facts take from the base itself, where nothing is in force yet: a scorecard of churn, which products go together,
 * and who brings how much. What is in force stays; asked again, it does nothing.
 */
export async function teachBase(app: CliApp, context: CliContext, by: string): Promise<void> {
  const { locale, progress } = context;
  const { churn, affinity, pyramids } = await app.get(TrainedStore).read();
  if (churn !== null && affinity !== null && pyramids !== null) return;
  print(context, say(locale, 'teach.begin'));
  if (pyramids === null) {
    const built = await app.get(BuildPyramids).run('now', readProgress(context));
    if (built !== null) {
      const { number, pyramids: made } = built;
      progress.done(say(locale, 'cli.pyramid.built', { number, pyramids: made.length }));
    }
  }
  if (churn === null) await teachChurn(app, context, by);
  if (affinity === null) {
    const { number, customers, rules } = await app.get(BuildAffinity).run({ by }, readProgress(context));
    progress.done(say(locale, 'cli.affinity.built', { number, customers, rules: rules.length }));
  }
}
