import { type Command, InvalidArgumentError } from 'commander';
import { STOP_KINDS, type StopKind, stopKey } from '../../core/policy/stages/emergency.js';
import { say } from '../../core/words/say.js';
import { ChangeStop } from '../../flows/change-stop.js';
import { StopStore } from '../../flows/ports/stop-store.js';
import { CLI_ACTOR, type CliContext, print, printJson } from './context.js';
import { textTable } from './text-table.js';

function kindOf(text: string): StopKind {
  const kind = STOP_KINDS.find((one) => one === text);
  if (kind === undefined) throw new InvalidArgumentError(STOP_KINDS.join(' | '));
  return kind;
}

function addChange(program: Command, context: CliContext, to: 'stop' | 'resume', description: string): void {
  program
    .command(to)
    .argument('<what>', STOP_KINDS.join(' | '), kindOf)
    .argument('[of]', 'channel, campaign, offer or node / 渠道、活动、套餐或组织节点')
    .description(description)
    .requiredOption('--why <reason>', 'on record / 原因，记入审计')
    .action(async (kind: StopKind, of: string | undefined, { why }: { readonly why: string }) => {
      const wish = { to, kind, of: of ?? null, by: CLI_ACTOR, why };
      const { changed } = await context.withApp({ workers: false }, (app) => app.get(ChangeStop).run(wish));
      const what = stopKey({ kind, of: of ?? null });
      print(context, say(context.locale, changed ? `cli.stop.${to}` : `cli.stop.${to}.already`, { what }));
    });
}

function addStops(program: Command, context: CliContext): void {
  program
    .command('stops')
    .description('the emergency stops that hold / 生效中的紧急停止')
    .option('--json', 'machine-readable output / 机器可读输出')
    .action(async ({ json }: { readonly json?: boolean }) => {
      const stops = await context.withApp({ workers: false }, (app) => app.get(StopStore).active());
      if (json) return printJson(context, stops);
      if (stops.length === 0) return print(context, say(context.locale, 'cli.stop.none'));
      print(context, textTable(stops.map((stop) => [stopKey(stop), stop.at.toISOString(), stop.by, stop.why])));
    });
}

/** `stop all --why …`, `stop channel sms --why …`, `resume …`, `stops`. */
export function addEmergencyStops(program: Command, context: CliContext): void {
  addChange(program, context, 'stop', 'stop everything, or a part, at once / 立即停止全部或一部分接触');
  addChange(program, context, 'resume', 'end an emergency stop / 解除紧急停止');
  addStops(program, context);
}
