import type { Command } from 'commander';
import { say } from '../../core/words/say.js';
import type { BlockFault } from '../../flows/ports/fact-keeper.js';
import { RebuildFacts } from '../../flows/rebuild-facts.js';
import { RecountEvents } from '../../flows/recount-events.js';
import { VerifyFacts } from '../../flows/verify-facts.js';
import { type CliContext, print, printJson } from './context.js';
import { addFactCatalogue } from './facts-catalogue.command.js';
import { addSegments } from './segments.command.js';

type Json = { readonly json?: boolean };
const JSON_OPTION = ['--json', 'machine-readable output / 机器可读输出'] as const;

async function rebuild(context: CliContext, { json }: Json): Promise<void> {
  const { locale, progress } = context;
  const report = await context.withApp({ workers: false }, (app) =>
    app.get(RebuildFacts).run(({ customers, blocks }, total) => {
      progress.show(say(locale, 'cli.facts.rebuilding', { customers, total, blocks }));
    }),
  );
  const { models, blocks, customers } = report;
  progress.done(say(locale, 'cli.facts.rebuilt', { models, blocks, customers }));
  if (json) printJson(context, report);
}

function faultLine({ locale }: CliContext, { block, to, column, code, customerId }: BlockFault): string {
  const what = say(locale, `facts.fault.${code}`);
  const customer = customerId === null ? '' : ` (${customerId})`;
  return say(locale, 'cli.facts.fault', { block, to, column: column ?? '-', what, customer });
}

async function verify(context: CliContext, { json }: Json): Promise<void> {
  const { locale, progress } = context;
  const report = await context.withApp({ workers: false }, (app) =>
    app.get(VerifyFacts).run(({ blocks, checked, faults }, total) => {
      progress.show(say(locale, 'cli.facts.verifying', { blocks, total, checked, faults }));
    }),
  );
  const { blocks, checked, stale, faults, told } = report;
  if (faults > 0) context.exitWith(1);
  progress.done(say(locale, faults > 0 ? 'cli.facts.wrong' : 'cli.facts.right', { blocks, checked, stale, faults }));
  if (json) printJson(context, { ok: faults === 0, ...report });
  else for (const fault of told) print(context, faultLine(context, fault));
}

async function recount(context: CliContext, { json }: Json): Promise<void> {
  const { locale, progress } = context;
  const report = await context.withApp({ workers: false }, (app) =>
    app.get(RecountEvents).run(({ looked, changed }) => {
      progress.show(say(locale, 'cli.facts.recounting', { looked, changed }));
    }),
  );
  const { looked, changed } = report;
  progress.done(say(locale, 'cli.facts.recounted', { looked, changed }));
  if (json) printJson(context, report);
}

/** The columns of facts. Exit code 0 is right, 1 says that a block is wrong. */
export function addFacts(program: Command, context: CliContext): void {
  const facts = program
    .command('facts')
    .description('facts: rebuild, verify, recount, catalogue, segments / 事实：重建、校验、重计、目录、客群');
  facts
    .command('rebuild')
    .description('derive all facts anew from the documents / 由客户档案重新推导全部事实')
    .option(...JSON_OPTION)
    .action((options: Json) => rebuild(context, options));
  facts
    .command('verify')
    .description('hold every block to the documents / 逐块、逐事实核对')
    .option(...JSON_OPTION)
    .action((options: Json) => verify(context, options));
  facts
    .command('recount')
    .description('count all kept events again, after keptDays was raised / 调大 keptDays 后重新计数事件')
    .option(...JSON_OPTION)
    .action((options: Json) => recount(context, options));
  addFactCatalogue(facts, context);
  addSegments(facts, context);
}
