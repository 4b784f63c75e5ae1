import type { Command } from 'commander';
import { say } from '../../core/words/say.js';
import { RunStore } from '../../flows/ports/run-store.js';
import { ReadFunnel } from '../../flows/read-funnel.js';
import { StartRun } from '../../flows/start-run.js';
import { CLI_ACTOR, type CliContext, print, printJson } from './context.js';
import { funnelTable, reasonTable } from './funnel-table.js';
import { textTable } from './text-table.js';
import { watchRun } from './watch-run.js';

type Json = { readonly json?: boolean };
const JSON_OPTION = ['--json', 'machine-readable output / 机器可读输出'] as const;

function addRun(program: Command, context: CliContext): void {
  program
    .command('run')
    .argument('<campaign>', 'id of an active campaign, or all that are due / 已激活活动的编号，或 all：全部到期活动')
    .description('run a campaign now and watch it / 立即运行活动并查看进度')
    .option(...JSON_OPTION)
    .action(async (campaignId: string, { json }: Json) => {
      const funnel = await context.withApp({ workers: true }, async (app) => {
        const run = await app.get(StartRun).run({ campaignId, by: CLI_ACTOR });
        return watchRun(app, context, run.id);
      });
      if (funnel.run.state !== 'done') context.exitWith(1);
      if (json) printJson(context, funnel);
      else
        print(
          context,
          `${funnel.run.id}\n${funnelTable(funnel, context.locale)}${reasonTable(funnel.reasons, context.locale)}`,
        );
    });
}

function addRuns(program: Command, context: CliContext): void {
  program
    .command('runs')
    .description('the newest runs / 最近的批次')
    .option('--limit <n>', 'how many / 数量', '20')
    .option(...JSON_OPTION)
    .action(async ({ json, limit }: Json & { readonly limit: string }, command: Command) => {
      const most = Number(limit);
      if (!Number.isInteger(most) || most < 1)
        command.error('--limit takes a whole number from 1 on / --limit 须为正整数');
      const runs = await context.withApp({ workers: false }, async (app) => {
        const store = app.get(RunStore);
        const list = await store.list({ limit: most });
        return Promise.all(list.map(async (run) => ({ ...run, progress: await store.progress(run.id) })));
      });
      if (json) return printJson(context, runs);
      if (runs.length === 0) return print(context, say(context.locale, 'cli.runs.none'));
      const head = ['run', 'state', 'chunks', 'evaluated', 'matched', 'scheduled'] as const;
      const rows = runs.map(({ id, state, progress: { done, total, counts } }) =>
        [
          id,
          say(context.locale, `cli.state.${state}`),
          `${done}/${total}`,
          counts.evaluated,
          counts.matched,
          counts.scheduled,
        ].map(String),
      );
      print(context, textTable([head.map((key) => say(context.locale, `cli.head.${key}`)), ...rows], [2, 3, 4, 5]));
    });
}

function addFunnel(program: Command, context: CliContext): void {
  program
    .command('funnel')
    .argument('<run>', 'id of a run / 批次编号')
    .description('what became of the customers of a run / 批次漏斗')
    .option(...JSON_OPTION)
    .action(async (runId: string, { json }: Json) => {
      const funnel = await context.withApp({ workers: false }, (app) => app.get(ReadFunnel).run(runId));
      if (json) printJson(context, funnel);
      else print(context, `${funnelTable(funnel, context.locale)}${reasonTable(funnel.reasons, context.locale)}`);
    });
}

export function addRunCommands(program: Command, context: CliContext): void {
  addRun(program, context);
  addRuns(program, context);
  addFunnel(program, context);
}
