import type { Command } from 'commander';
import { say } from '../../core/words/say.js';
import { ExplainCustomer } from '../../flows/explain-customer.js';
import { CLI_ACTOR, type CliContext, print, printJson } from './context.js';
import { explainedLines } from './explained-lines.js';

type ExplainOptions = {
  readonly rule: string;
  readonly pack?: string;
  readonly run?: string;
  readonly json?: boolean;
};

export function addExplain(program: Command, context: CliContext): void {
  program
    .command('explain')
    .argument('<customer>', 'id of the customer / 客户编号')
    .description('why a rule chose a customer, or why not / 规则为何命中或未命中某客户')
    .requiredOption('--rule <id>', 'id of the rule / 规则编号')
    .option('--pack <name>', 'its pack, if several have such a rule / 规则所在的包')
    .option('--run <id>', 'facts as this run saw them; the newest run otherwise / 以该批次当时的事实为准')
    .option('--json', 'machine-readable output / 机器可读输出')
    .action(async (customerId: string, { rule, pack, run, json }: ExplainOptions) => {
      const explained = await context.withApp({ workers: false }, (app) =>
        app.get(ExplainCustomer).run({
          customerId,
          ruleId: rule,
          ...(pack ? { pack } : {}),
          ...(run ? { runId: run } : {}),
          by: CLI_ACTOR,
        }),
      );
      if (json) return printJson(context, explained);
      const { locale } = context;
      const from =
        explained.factsFrom === 'run'
          ? say(locale, 'cli.explain.run', { run: explained.runId ?? '' })
          : say(locale, 'cli.explain.today');
      const { pack: taken } = explained.ruleVersion;
      const others = explained.alsoIn.join(locale === 'zh-CN' ? '、' : ', ');
      const also = others === '' ? [] : [say(locale, 'cli.explain.also', { taken, others })];
      print(context, [from, ...also, ...explainedLines(explained, locale)].join('\n'));
    });
}
