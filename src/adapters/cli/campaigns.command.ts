import type { Command } from 'commander';
import type { CampaignState } from '../../core/campaign/campaign.js';
import { say } from '../../core/words/say.js';
import { ChangeCampaign } from '../../flows/change-campaign.js';
import { CreateCampaign } from '../../flows/create-campaign.js';
import { CampaignStore } from '../../flows/ports/campaign-store.js';
import { CLI_ACTOR, type CliContext, print, printJson } from './context.js';
import { readJson } from './import.command.js';
import { textTable } from './text-table.js';

type Json = { readonly json?: boolean };
type New = Json & { readonly pack: string; readonly id?: string; readonly audience?: string };

const JSON_OPTION = ['--json', 'machine-readable output / 机器可读输出'] as const;
const STATES: readonly CampaignState[] = ['active', 'paused', 'stopped'];

async function list(context: CliContext, { json }: Json): Promise<void> {
  const { locale } = context;
  const campaigns = await context.withApp({ workers: false }, (app) => app.get(CampaignStore).list());
  if (json) return printJson(context, campaigns);
  const head = ['campaign', 'pack', 'state', 'title'].map((key) => say(locale, `cli.campaigns.head.${key}`));
  const rows = campaigns.map(({ id, pack, state, title }) => [
    id,
    pack,
    say(locale, `cli.campaigns.state.${state}`),
    title[locale],
  ]);
  print(context, textTable([head, ...rows], []));
}

async function create(context: CliContext, asked: New): Promise<void> {
  const { pack, id = pack, audience: file, json } = asked;
  const audience = file === undefined ? {} : { audience: await readJson(file) };
  const campaign = await context.withApp({ workers: false }, (app) =>
    app.get(CreateCampaign).run({ id, pack, ...audience, by: CLI_ACTOR }),
  );
  if (json) return printJson(context, campaign);
  print(context, say(context.locale, 'cli.campaigns.created', { campaign: id, pack }));
  const { plan, guardrails = [] } = campaign;
  if (plan !== undefined) {
    const schedule = say(context.locale, `cli.campaigns.schedule.${plan.schedule.kind}`);
    print(context, say(context.locale, 'cli.campaigns.plan', { schedule, sharePct: plan.control.sharePct }));
  }
  const watched = guardrails.map(({ guardrail }) => guardrail).join(', ');
  print(context, say(context.locale, 'cli.campaigns.guardrails', { guardrails: watched || '–' }));
}

/** Campaigns from packs. A created one is a draft: nothing runs until it is made active. */
export function addCampaigns(program: Command, context: CliContext): void {
  const campaigns = program.command('campaigns').description('make and change campaigns / 创建与变更活动');
  campaigns
    .command('list')
    .description('every campaign / 全部活动')
    .option(...JSON_OPTION)
    .action((options: Json) => list(context, options));
  campaigns
    .command('create')
    .requiredOption('--pack <pack>', 'a rule pack, such as 08-plan-ending / 规则包编号')
    .option('--id <id>', 'the campaign; without it, the name of the pack / 活动编号，缺省为规则包编号')
    .option('--audience <file>', 'conditions as JSON; without it, everybody / 受众条件的 JSON 文件，缺省为全部客户')
    .option(...JSON_OPTION)
    .description('a draft over a pack, with the schedule, control and guardrails of its plan / 以规则包创建活动草稿')
    .action((asked: New) => create(context, asked));
  campaigns
    .command('set')
    .argument('<campaign>', 'id of a campaign / 活动编号')
    .argument('<state>', STATES.join(', '))
    .requiredOption('--reason <text>', 'why, kept on record / 原因，留痕')
    .description('activate, pause or stop / 激活、暂停或停止')
    .action(async (id: string, state: string, { reason }: { readonly reason: string }, command: Command) => {
      const to = STATES.find((one) => one === state);
      if (to === undefined || to === 'draft') return command.error(`${state}: ${STATES.join(', ')}`);
      const asked = { id, to, by: CLI_ACTOR, reason };
      await context.withApp({ workers: false }, (app) => app.get(ChangeCampaign).run(asked));
      const words = say(context.locale, `cli.campaigns.state.${to}`);
      print(context, say(context.locale, 'cli.campaigns.set', { campaign: id, state: words }));
    });
}
