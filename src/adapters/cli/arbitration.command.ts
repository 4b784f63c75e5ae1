import { type Command, InvalidArgumentError } from 'commander';
import { LOG_KEYS, type LogKey } from '../../core/arbitration/report/arbitration-log.js';
import { FORMULAS } from '../../core/arbitration/without-factor.js';
import type { Locale } from '../../core/kit/locale.js';
import { say } from '../../core/words/say.js';
import { ReadArbitration, type RunArbitration } from '../../flows/read-arbitration.js';
import { type CliContext, print, printJson } from './context.js';
import { textTable } from './text-table.js';

type Options = { readonly by: LogKey; readonly json?: boolean };

/** `lever`, `offer` or `rule`, as people call them. */
function keyOf(text: string): LogKey {
  const key = LOG_KEYS.find((one) => one === text || one === `${text}Id`);
  if (key === undefined) throw new InvalidArgumentError('lever | offer | rule');
  return key;
}

function costTable({ costs }: RunArbitration, locale: Locale): string {
  const head = (['lever', 'won', 'pushed', 'cost'] as const).map((key) => say(locale, `cli.arbitration.${key}`));
  const rows = costs.levers.map(({ lever, won, pushed, cost }) => [
    lever,
    ...[won, pushed, Math.round(cost)].map(String),
  ]);
  return textTable([head, ...rows], [1, 2, 3]);
}

function matrixTable({ matrix, by }: RunArbitration, locale: Locale): string {
  const columns = ['stood', 'won', ...FORMULAS] as const;
  const head = [by, ...columns].map((key) => say(locale, `cli.arbitration.${key}`));
  const rows = matrix.map(({ name, stood, won, would }) => [
    name,
    ...[stood, won, ...FORMULAS.map((formula) => would[formula])].map(String),
  ]);
  return textTable([head, ...rows], [1, 2, 3, 4, 5, 6]);
}

function told(found: RunArbitration, locale: Locale): string {
  const { decisions, pushed, cost } = found.costs;
  if (decisions === 0) return say(locale, 'cli.arbitration.none');
  const sums = { decisions: String(decisions), pushed: String(pushed), cost: String(Math.round(cost)) };
  return [
    say(locale, 'cli.arbitration.costs', sums),
    costTable(found, locale),
    '',
    say(locale, 'cli.arbitration.matrix'),
    matrixTable(found, locale),
  ].join('\n');
}

/** `arbitration <run>`: what levers cost it, and who won against whom. */
export function addArbitration(program: Command, context: CliContext): void {
  program
    .command('arbitration')
    .argument('<run>', 'id of a run / 批次编号')
    .description('what levers cost a run, and who won / 批次中价值杠杆的代价与胜负')
    .option('--by <what>', 'lever, offer or rule / 按价值杠杆、套餐或规则', keyOf, 'lever')
    .option('--json', 'machine-readable output / 机器可读输出')
    .action(async (runId: string, { by, json }: Options) => {
      const found = await context.withApp({ workers: false }, (app) => app.get(ReadArbitration).run(runId, by));
      if (json) printJson(context, found);
      else print(context, told(found, context.locale));
    });
}
