import type { Command } from 'commander';
import type { SegmentWorth } from '../../../core/value/worth/worth-totals.js';
import { say } from '../../../core/words/say.js';
import { TotalWorth } from '../../../flows/total-worth.js';
import { type CliContext, print, printJson } from '../context.js';
import { textTable } from '../text-table.js';
import { JSON_OPTION, type Json, readProgress } from './options.js';

const FIGURES = ['customers', 'reckoned', 'margin', 'clv', 'valueAtRisk', 'saveBudget'] as const;
const BRANCH_FIGURES = ['amount', 'known', 'assumed', 'missing'] as const;
const MONEY: readonly string[] = ['margin', 'clv', 'valueAtRisk', 'saveBudget', 'amount'];

const told = (figure: string, value: number) => (MONEY.includes(figure) ? (value / 100).toFixed(2) : String(value));

function table(context: CliContext, totals: readonly SegmentWorth[]): string {
  const { locale } = context;
  const named = ['segment', 'currency', ...FIGURES].map((key) => say(locale, `cli.value.head.${key}`));
  const rows = totals.map((one) => [
    one.segment ?? '-',
    one.currency ?? '-',
    ...FIGURES.map((key) => told(key, one[key])),
  ]);
  return textTable([named, ...rows], [2, 3, 4, 5, 6, 7]);
}

function branchTable(context: CliContext, { branches }: SegmentWorth): string {
  const { locale } = context;
  const named = ['branch', ...BRANCH_FIGURES].map((key) => say(locale, `cli.value.head.${key}`));
  const rows = branches.map((one) => [
    say(locale, `value.branch.${one.name}`),
    ...BRANCH_FIGURES.map((key) => told(key, one[key])),
  ]);
  return textTable([named, ...rows], [1, 2, 3, 4]);
}

async function totals(context: CliContext, { by, json }: Json & { readonly by: string }): Promise<void> {
  const items = await context.withApp({ workers: false }, (app) => app.get(TotalWorth).run(by, readProgress(context)));
  context.progress.done(say(context.locale, 'cli.value.totalled', { by, segments: items.length }));
  if (json) return printJson(context, { by, items });
  print(context, table(context, items));
  for (const one of items) {
    print(context, `\n${by} = ${one.segment ?? '-'} (${one.currency ?? '-'})\n${branchTable(context, one)}`);
  }
}

/** The profit tree of segments. Amounts are told in major units; `--json` gives minor ones. */
export function addValue(program: Command, context: CliContext): void {
  const value = program.command('value').description('what customers are worth / 客户价值');
  value
    .command('totals')
    .description('the profit tree by segment / 按细分汇总利润树')
    .requiredOption('--by <fact>', 'the fact that tells segments: valueClass, lifecycleStage … / 细分所依据的指标')
    .option(...JSON_OPTION)
    .action((options: Json & { readonly by: string }) => totals(context, options));
}
