import type { Command } from 'commander';
import { isThere, NO_STAGE } from '../../core/lifecycle/migration.js';
import { say } from '../../core/words/say.js';
import { KeepMonth } from '../../flows/keep-month.js';
import { type ModelMigration, ReadMigration } from '../../flows/read-migration.js';
import { type MonthKept, ReadMonths } from '../../flows/read-months.js';
import { ReadStageProfiles, type StageProfile, type StageProfiles } from '../../flows/read-stage-profiles.js';
import { type CliContext, print, printJson } from './context.js';
import { textTable } from './text-table.js';

type Json = { readonly json?: boolean };
type Asked = Json & { readonly from: string; readonly to: string; readonly model: string };

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const MODEL_OPTION = ['--model <name>', 'a model that remembers / 记忆模型', 'lifecycle'] as const;
const JSON_OPTION = ['--json', 'machine-readable output / 机器可读输出'] as const;
const MOVES = ['before', 'entered', 'left', 'becameKnown', 'becameUnknown', 'after'] as const;
const CAUSES = 3;

const nameOf = ({ locale }: CliContext, stage: string) =>
  stage === NO_STAGE || !isThere(stage) ? say(locale, `lifecycle.${stage}`) : stage;

function tables(context: CliContext, { title, migration, movements }: ModelMigration): string {
  const { locale } = context;
  const names = Object.keys(migration);
  const right = names.map((_name, index) => index + 1);
  const head = [say(locale, 'cli.lifecycle.head.from-to'), ...names.map((name) => nameOf(context, name))];
  const rows = Object.entries(migration).map(([from, row]) => [
    nameOf(context, from),
    ...names.map((to) => String(row[to] ?? 0)),
  ]);
  const moved = movements.map((one) => [nameOf(context, one.stage), ...MOVES.map((key) => String(one[key]))]);
  const movesHead = [title[locale], ...MOVES.map((key) => say(locale, `cli.lifecycle.head.${key}`))];
  const moves = textTable([movesHead, ...moved], [1, 2, 3, 4, 5, 6]);
  return `${textTable([head, ...rows], right)}\n\n${moves}`;
}

function monthOf(text: string, name: string, command: Command): string {
  return MONTH.test(text) ? text : command.error(`${name} takes YYYY-MM / ${name} 须为 YYYY-MM`);
}

type Counted = Pick<MonthKept, 'month' | 'recorded' | 'imported' | 'untold'>;

function monthLine({ locale }: CliContext, { month, recorded, imported, untold }: Counted): string {
  const params = { month, customers: recorded + imported, recorded, imported, untold };
  return say(locale, 'cli.lifecycle.kept', params);
}

async function months(context: CliContext, { json }: Json): Promise<void> {
  const found = await context.withApp({ workers: false }, (app) => app.get(ReadMonths).run());
  if (json) return printJson(context, { months: found });
  if (found.length === 0) print(context, say(context.locale, 'cli.lifecycle.no-months'));
  for (const one of found) {
    const { month, state } = one;
    print(
      context,
      state === 'kept' ? monthLine(context, one) : say(context.locale, `cli.lifecycle.${state}`, { month }),
    );
  }
}

async function migration(context: CliContext, { from, to, model, json }: Asked, command: Command): Promise<void> {
  const asked = { model, from: monthOf(from, '--from', command), to: monthOf(to, '--to', command) };
  const found = await context.withApp({ workers: false }, (app) => app.get(ReadMigration).run(asked));
  if (json) return printJson(context, found);
  print(context, say(context.locale, 'cli.lifecycle.migrated', asked));
  for (const end of ['from', 'to'] as const)
    print(context, monthLine(context, { ...found.known[end], month: found[end] }));
  print(context, tables(context, found));
}

/** Against the month kept last. */
function changeOf({ customers, months: kept }: StageProfile): string {
  const last = kept.at(-1);
  if (last === undefined) return '—';
  const change = customers - last.customers;
  return change > 0 ? `+${change}` : String(change);
}

function profileTable(context: CliContext, { facts, customers, stages, months: kept }: StageProfiles): string {
  const { locale } = context;
  const month = kept.at(-1)?.month ?? '—';
  const heads = ['customers', 'share', 'change', 'causes', 'levers'] as const;
  const head = [facts.stage.labels[locale], ...heads.map((key) => say(locale, `cli.lifecycle.head.${key}`, { month }))];
  const rows = stages.map((one) => [
    `${nameOf(context, one.stage)} ${facts.stage.valueLabels?.[one.stage]?.[locale] ?? ''}`.trim(),
    String(one.customers),
    `${customers === 0 ? 0 : ((one.customers / customers) * 100).toFixed(1)} %`,
    changeOf(one),
    one.causes
      .slice(0, CAUSES)
      .map((why) => `${facts.cause?.valueLabels?.[why.cause]?.[locale] ?? why.cause} ${why.customers}`)
      .join(locale === 'zh-CN' ? '，' : ', '),
    one.levers.map(({ id }) => id).join(', '),
  ]);
  return textTable([head, ...rows], [1, 2, 3]);
}

async function stages(context: CliContext, { model, json }: Json & { readonly model: string }): Promise<void> {
  const profiles = await context.withApp({ workers: false }, (app) => app.get(ReadStageProfiles).run(model));
  if (json) printJson(context, { model, ...profiles });
  else print(context, profileTable(context, profiles));
}

async function keep(context: CliContext, text: string, { json }: Json, command: Command): Promise<void> {
  const month = monthOf(text, '<month>', command);
  const [standing] = await context.withApp({ workers: false }, (app) => app.get(KeepMonth).run(month));
  if (standing === undefined) return;
  if (json) printJson(context, standing);
  else print(context, monthLine(context, standing));
}

/** Stages over time, from the copies kept at the ends of months. */
export function addLifecycle(program: Command, context: CliContext): void {
  const lifecycle = program.command('lifecycle').description('stages over time / 生命周期阶段');
  lifecycle
    .command('migration')
    .description('who went from which stage to which / 阶段迁移矩阵')
    .requiredOption('--from <month>', 'YYYY-MM, its end / 期初月份')
    .requiredOption('--to <month>', 'YYYY-MM, its end / 期末月份')
    .option(...MODEL_OPTION)
    .option(...JSON_OPTION)
    .action((options: Asked, command: Command) => migration(context, options, command));
  lifecycle
    .command('stages')
    .description('size, trend, causes and levers of each stage / 阶段画像')
    .option(...MODEL_OPTION)
    .option(...JSON_OPTION)
    .action((options: Json & { readonly model: string }) => stages(context, options));
  lifecycle
    .command('months')
    .description('the months that are kept, and how their customers are known / 月末存档')
    .option(...JSON_OPTION)
    .action((options: Json) => months(context, options));
  lifecycle
    .command('keep')
    .argument('<month>', 'YYYY-MM')
    .description('keep the end of a month now; after each month it is done anyway / 立即保存月末存档，平时月后自动保存')
    .option(...JSON_OPTION)
    .action((month: string, options: Json, command: Command) => keep(context, month, options, command));
}
