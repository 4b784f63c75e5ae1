import type { Command } from 'commander';
import { idForm } from '../../core/customer/identity.js';
import { say } from '../../core/words/say.js';
import { ForgetCustomer } from '../../flows/forget-customer.js';
import { MergeCustomers } from '../../flows/merge-customers.js';
import { MoveCustomer } from '../../flows/move-customer.js';
import { UndoMerge } from '../../flows/undo-merge.js';
import { CLI_ACTOR, type CliContext, print, printJson } from './context.js';

type ForgetOptions = { readonly yes?: boolean; readonly json?: boolean };
/** Stands for no node. */
const NO_NODE = 'none';

type MergeOptions = { readonly undo?: string; readonly json?: boolean };

async function forget(context: CliContext, id: string, { json }: ForgetOptions): Promise<void> {
  const done = await context.withApp({ workers: false }, (app) =>
    app.get(ForgetCustomer).run({ id: idForm(id), by: CLI_ACTOR }),
  );
  if (json) printJson(context, done);
  else print(context, say(context.locale, 'cli.forget.done', { ids: done.ids.join(', '), inHand: done.inHand }));
}

async function move(
  context: CliContext,
  id: string,
  node: string,
  { json }: { readonly json?: boolean },
): Promise<void> {
  const wish = { id: idForm(id), orgNode: node === NO_NODE ? null : node, by: CLI_ACTOR };
  const done = await context.withApp({ workers: false }, (app) => app.get(MoveCustomer).run(wish));
  if (json) printJson(context, done);
  else print(context, say(context.locale, 'cli.move.done', { id: done.id, node: done.orgNode ?? NO_NODE }));
}

async function undo(context: CliContext, id: string, { json }: MergeOptions): Promise<void> {
  const merge = await context.withApp({ workers: false }, (app) => app.get(UndoMerge).run({ id, by: CLI_ACTOR }));
  if (json) printJson(context, merge);
  else print(context, say(context.locale, 'cli.merge.undone', { id }));
}

async function merge(context: CliContext, primary: string, other: string, { json }: MergeOptions): Promise<void> {
  const wish = { primaryId: idForm(primary), otherId: idForm(other), by: CLI_ACTOR };
  const done = await context.withApp({ workers: false }, (app) => app.get(MergeCustomers).run(wish));
  if (json) printJson(context, done);
  else
    print(
      context,
      say(context.locale, 'cli.merge.done', { id: done.id, primary: done.primaryId, other: done.otherId }),
    );
}

/** What is done to a customer's record as a whole. */
export function addCustomerRecord(program: Command, context: CliContext): void {
  program
    .command('forget')
    .argument('<customer>', 'id of the customer / 客户编号')
    .description('forget a customer for good / 永久删除客户数据')
    .option('--yes', 'confirm: it cannot be taken back / 确认，无法恢复')
    .option('--json', 'machine-readable output / 机器可读输出')
    .action(async (id: string, options: ForgetOptions, command: Command) => {
      if (!options.yes) command.error('forget needs --yes: it cannot be taken back / 需要 --yes：删除后无法恢复');
      await forget(context, id, options);
    });
  program
    .command('move')
    .argument('<customer>', 'id of the customer / 客户编号')
    .argument('<node>', "node of the organisation, or 'none' / 组织节点编号，或 none")
    .description('put a customer on another node of the organisation / 调整客户所属组织节点')
    .option('--json', 'machine-readable output / 机器可读输出')
    .action((id: string, node: string, options: { readonly json?: boolean }) => move(context, id, node, options));
  program
    .command('merge')
    .argument('[primary]', 'id of the record that stays / 保留的客户编号')
    .argument('[other]', 'id of the record that goes into it / 并入的客户编号')
    .description('make one record of two / 合并两条客户记录')
    .option('--undo <merge>', 'take a merge back / 撤销一次合并')
    .option('--json', 'machine-readable output / 机器可读输出')
    .action(async (primary: string | undefined, other: string | undefined, options: MergeOptions, command: Command) => {
      if (options.undo) return undo(context, options.undo, options);
      if (!primary || !other)
        command.error('merge needs <primary> and <other>, or --undo <merge> / 需要两个编号，或 --undo');
      await merge(context, primary ?? '', other ?? '', options);
    });
}
