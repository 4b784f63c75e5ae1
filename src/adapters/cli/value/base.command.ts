import type { Command } from 'commander';
import { say } from '../../../core/words/say.js';
import { BuildAffinity } from '../../../flows/build-affinity.js';
import { BuildPyramids } from '../../../flows/build-pyramids.js';
import { CLI_ACTOR, type CliContext, print, printJson } from '../context.js';
import { textTable } from '../text-table.js';
import { JSON_OPTION, type Json, readProgress } from './options.js';

const SHOWN = 20;

async function buildAffinity(
  context: CliContext,
  { json, origin }: Json & { readonly origin?: string },
): Promise<void> {
  const { locale, progress } = context;
  const asked = { by: CLI_ACTOR, ...(origin === undefined ? {} : { origin }) };
  const version = await context.withApp({ workers: false }, (app) =>
    app.get(BuildAffinity).run(asked, readProgress(context)),
  );
  const { number, customers, rules } = version;
  progress.done(say(locale, 'cli.affinity.built', { number, customers, rules: rules.length }));
  if (json) return printJson(context, version);
  const head = ['within', 'holds', 'also', 'support', 'confidence', 'lift'].map((key) =>
    say(locale, `cli.affinity.head.${key}`),
  );
  const rows = rules
    .slice(0, SHOWN)
    .map(({ within, holds, also, support, confidence, lift }) => [
      within ?? '-',
      holds,
      also,
      `${(support * 100).toFixed(1)} %`,
      `${(confidence * 100).toFixed(1)} %`,
      lift.toFixed(2),
    ]);
  print(context, textTable([head, ...rows], [3, 4, 5]));
}

async function buildPyramids(context: CliContext, { json }: Json): Promise<void> {
  const { locale, progress } = context;
  const built = await context.withApp({ workers: false }, (app) =>
    app.get(BuildPyramids).run('now', readProgress(context)),
  );
  if (built === null) throw new Error('a build that was asked for was not made');
  const { number, pyramids } = built;
  const scopes = pyramids.map(({ network, currency, steps }) => ({
    network,
    currency,
    customers: steps.reduce((sum, { customers }) => sum + customers, 0),
    revenue: steps.reduce((sum, { revenue, customers }) => sum + Math.max(revenue, 0) * customers, 0),
  }));
  progress.done(say(locale, 'cli.pyramid.built', { number, pyramids: pyramids.length }));
  if (json) return printJson(context, { number, items: scopes });
  const head = ['network', 'currency', 'customers', 'revenue'].map((key) => say(locale, `cli.pyramid.head.${key}`));
  const rows = scopes.map(({ network, currency, customers, revenue }) => [
    network ?? '*',
    currency,
    String(customers),
    (revenue / 100).toFixed(2),
  ]);
  print(context, textTable([head, ...rows], [2, 3]));
}

/** What is counted from the base itself: which products go together, and who brings how much. */
export function addBaseModels(program: Command, context: CliContext): void {
  program
    .command('affinity')
    .description('product affinity / 产品亲和')
    .command('build')
    .description('count what customers hold together, and use it from now on / 统计产品共同持有情况并启用')
    .option('--origin <origin>', 'only records of this origin / 只用该来源的客户')
    .option(...JSON_OPTION)
    .action((options: Json & { readonly origin?: string }) => buildAffinity(context, options));
  program
    .command('pyramid')
    .description('revenue pyramid / 收入金字塔')
    .command('build')
    .description('rank the base by revenue now; every night it is done anyway / 立即按收入排名，平时每夜自动重建')
    .option(...JSON_OPTION)
    .action((options: Json) => buildPyramids(context, options));
}
