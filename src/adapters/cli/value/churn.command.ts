import type { Command } from 'commander';
import { problemWords, say } from '../../../core/words/say.js';
import { ActivateScorecard } from '../../../flows/activate-scorecard.js';
import { ScorecardStore, type ScorecardVersion } from '../../../flows/ports/scorecard-store.js';
import { type Training, TrainScorecard } from '../../../flows/train-scorecard.js';
import { WatchDrift } from '../../../flows/watch-drift.js';
import { CLI_ACTOR, type CliContext, print, printJson } from '../context.js';
import { textTable } from '../text-table.js';
import { JSON_OPTION, type Json, numberOf, readProgress } from './options.js';

type Asked = Json & { readonly origin?: string };
const ORIGIN_OPTION = ['--origin <origin>', 'only records of this origin / 只用该来源的客户'] as const;
const LISTED = 100;

const share = (value: number) => (value * 100).toFixed(1);

function judgementTable({ locale }: CliContext, { card, examples, churned }: Training): string {
  const { judgement, dropped } = card;
  const figures = { auc: judgement.auc.toFixed(4), lift: judgement.lift.toFixed(3), examples, churned };
  const head = [
    'cli.churn.head.tenth',
    'cli.churn.head.customers',
    'cli.churn.head.predicted',
    'cli.churn.head.observed',
  ];
  const rows = judgement.calibration.map(({ customers, predicted, observed }, tenth) =>
    [tenth + 1, customers, share(predicted), share(observed)].map(String),
  );
  return [
    say(locale, 'cli.churn.judged', figures),
    say(locale, 'cli.churn.dropped', { dropped: dropped.join(', ') || '-' }),
    textTable([head.map((key) => say(locale, key)), ...rows], [0, 1, 2, 3]),
  ].join('\n');
}

async function train(context: CliContext, { json, origin }: Asked, keep: boolean): Promise<void> {
  const { locale, progress } = context;
  const asked = { keep, by: CLI_ACTOR, ...(origin === undefined ? {} : { origin }) };
  const training = await context.withApp({ workers: false }, (app) =>
    app.get(TrainScorecard).run(asked, readProgress(context)),
  );
  const { version, below, card } = training;
  progress.done(
    version === null
      ? say(locale, 'cli.churn.evaluated')
      : say(locale, 'cli.churn.trained', { number: version.number }),
  );
  if (below.length > 0) context.exitWith(1);
  const { examples, churned } = training;
  if (json) return printJson(context, { number: version?.number ?? null, examples, churned, below, ...card });
  print(context, judgementTable(context, training));
  for (const problem of below) print(context, `${problem.path}: ${problemWords(problem)[locale]}`);
}

async function drift(
  context: CliContext,
  { json, origin, version }: Asked & { readonly version?: string },
  command: Command,
) {
  const { locale, progress } = context;
  const asked = {
    ...(origin === undefined ? {} : { origin }),
    ...(version === undefined ? {} : { version: numberOf(version, '--version', command) }),
  };
  const report = await context.withApp({ workers: false }, (app) =>
    app.get(WatchDrift).run(asked, readProgress(context)),
  );
  const { word, customers, score, attributes } = report;
  progress.done(say(locale, `cli.churn.drift.${word}`, { version: report.version, customers }));
  if (word === 'ACT') context.exitWith(1);
  if (json) return printJson(context, report);
  const head = ['cli.churn.head.attribute', 'cli.churn.head.psi', 'cli.churn.head.word'].map((key) => say(locale, key));
  const named = [{ ...score, name: say(locale, 'cli.churn.score') }, ...attributes];
  const rows = named.map((one) => [one.name, one.index.toFixed(4), say(locale, `churn.drift.${one.word}`)]);
  print(context, textTable([head, ...rows], [1]));
}

function versionRow({ number, trainedAt, origin, judgement }: ScorecardVersion, active: number | undefined): string[] {
  const { auc, lift } = judgement;
  const mark = number === active ? '*' : '';
  return [`${number}${mark}`, trainedAt.toISOString(), origin ?? '-', auc.toFixed(4), lift.toFixed(3)];
}

async function list(context: CliContext, { json }: Json): Promise<void> {
  const { locale } = context;
  const { versions, active } = await context.withApp({ workers: false }, async (app) => {
    const store = app.get(ScorecardStore);
    return { versions: await store.list(LISTED), active: (await store.active())?.number };
  });
  if (json) return printJson(context, { active: active ?? null, items: versions });
  if (versions.length === 0) return print(context, say(locale, 'cli.churn.none'));
  const head = ['version', 'trained', 'origin', 'auc', 'lift'].map((key) => say(locale, `cli.churn.head.${key}`));
  print(context, textTable([head, ...versions.map((one) => versionRow(one, active))], [3, 4]));
}

async function activate(context: CliContext, text: string, { json }: Json, command: Command): Promise<void> {
  const number = numberOf(text, '<version>', command);
  const models = await context.withApp({ workers: false }, (app) =>
    app.get(ActivateScorecard).run({ number, by: CLI_ACTOR }),
  );
  if (json) printJson(context, { number, models: models.number });
  else print(context, say(context.locale, 'cli.churn.activated', { number, models: models.number }));
}

/** The early warning. Exit code 1 says: below the bar, may not be put in force, or has drifted so far that one must act. */
export function addChurn(program: Command, context: CliContext): void {
  const churn = program.command('churn').description('churn early warning / 离网预警');
  churn
    .command('train')
    .description('train a scorecard from the base and keep it / 由客户库训练评分卡并保存')
    .option(...ORIGIN_OPTION)
    .option(...JSON_OPTION)
    .action((options: Asked) => train(context, options, true));
  churn
    .command('evaluate')
    .description('train and judge out of fold, keep nothing / 训练并在折外评估，不保存')
    .option(...ORIGIN_OPTION)
    .option(...JSON_OPTION)
    .action((options: Asked) => train(context, options, false));
  churn
    .command('drift')
    .description('how far the base has moved since training / 客户库与训练时相比的漂移')
    .option('--version <n>', 'a version; else the one in force / 版本，默认为启用的版本')
    .option(...ORIGIN_OPTION)
    .option(...JSON_OPTION)
    .action((options: Asked & { readonly version?: string }, command: Command) => drift(context, options, command));
  churn
    .command('list')
    .description('versions, the one in force starred / 各版本，启用的标 *')
    .option(...JSON_OPTION)
    .action((options: Json) => list(context, options));
  churn
    .command('activate')
    .argument('<version>', 'number of a version / 版本号')
    .description('put a version in force / 启用一个版本')
    .option(...JSON_OPTION)
    .action((version: string, options: Json, command: Command) => activate(context, version, options, command));
}
