import type { Command } from 'commander';
import { problemWords, say } from '../../core/words/say.js';
import { ReadPlaybook } from '../../flows/read-playbook.js';
import { type CliContext, print, printJson } from './context.js';
import type { Json } from './found-packs.js';
import { textTable } from './text-table.js';

type Asked = Json & { readonly origin?: string };

async function show(context: CliContext, { origin, json }: Asked): Promise<void> {
  const { locale } = context;
  const playbook = await context.withApp({ workers: false }, (app) =>
    app.get(ReadPlaybook).run({ origin: origin ?? null, share: 1 }),
  );
  if (json) return printJson(context, playbook);
  const { customers, packs } = playbook;
  print(context, say(locale, 'cli.playbook.over', { customers, origin: origin ?? '*' }));
  const head = ['pack', 'rules', 'lever', 'stages', 'lacking'].map((key) => say(locale, `cli.playbook.head.${key}`));
  const rows = packs.map(({ pack, rules, plan, lacking }) => [
    pack,
    String(rules),
    plan?.lever ?? '–',
    plan?.stages.join('') ?? '–',
    lacking.join(' ') || '–',
  ]);
  print(context, textTable([head, ...rows], [1]));
  for (const { pack, doubts } of packs) {
    for (const doubt of doubts) print(context, `${pack} ${doubt.path}: ${problemWords(doubt)[locale]}`);
  }
}

/** Every pack that is stored, and the facts it asks for that nobody of the base has. */
export function addRulesPlaybook(rules: Command, context: CliContext): void {
  rules
    .command('playbook')
    .option('--origin <origin>', 'only customers of one origin, such as table / 仅看某一来源的客户')
    .option('--json', 'machine-readable output / 机器可读输出')
    .description('the packs, and the facts each lacks on the base / 规则包及其在现有客户上缺少的指标')
    .action((asked: Asked) => show(context, asked));
}
