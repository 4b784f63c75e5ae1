import type { Command } from 'commander';
import { type ApiKey, KEY_SCOPES, type KeyScope } from '../../../core/access/api-key.js';
import { say } from '../../../core/words/say.js';
import { CreateKey } from '../../../flows/create-key.js';
import { ApiKeyStore } from '../../../flows/ports/api-key-store.js';
import { RevokeKey } from '../../../flows/revoke-key.js';
import { CLI_ACTOR, type CliContext, print, printJson } from '../context.js';
import { textTable } from '../text-table.js';

type Json = { readonly json?: boolean };
type Wish = Json & { readonly scope: readonly string[] };

const JSON_OPTION = ['--json', 'machine-readable output / 机器可读输出'] as const;
const NAME = /^[a-z][a-z0-9._-]{1,31}$/;
const COLUMNS = ['id', 'name', 'scopes', 'created', 'used', 'state'] as const;

const isScope = (text: string): text is KeyScope => KEY_SCOPES.some((scope) => scope === text);

function scopesOf(asked: readonly string[], command: Command): readonly KeyScope[] {
  const scopes = asked.filter(isScope);
  if (scopes.length === asked.length) return scopes;
  return command.error(`--scope takes ${KEY_SCOPES.join(', ')} / --scope 只能是 ${KEY_SCOPES.join('、')}`);
}

async function create(context: CliContext, name: string, { scope, json }: Wish, command: Command): Promise<void> {
  if (!NAME.test(name)) command.error(`<name> must match ${NAME.source} / 名称格式有误`);
  const asked = { name, scopes: scopesOf(scope, command), by: CLI_ACTOR };
  const made = await context.withApp({ workers: false }, (app) => app.get(CreateKey).run(asked));
  if (json) return printJson(context, made);
  context.progress.done(say(context.locale, 'cli.keys.created', { name, id: made.id }));
  // Alone on standard output, so that it can go straight to where it is kept.
  print(context, made.key);
}

function rowOf({ locale }: CliContext, { id, name, scopes, createdAt, lastUsedAt, revokedAt }: ApiKey): string[] {
  const state = say(locale, revokedAt === null ? 'cli.keys.live' : 'cli.keys.ended');
  return [id, name, scopes.join(' '), createdAt.toISOString(), lastUsedAt?.toISOString() ?? '-', state];
}

async function list(context: CliContext, { json }: Json): Promise<void> {
  const keys = await context.withApp({ workers: false }, (app) => app.get(ApiKeyStore).list());
  if (json) return printJson(context, { items: keys });
  if (keys.length === 0) return print(context, say(context.locale, 'cli.keys.none'));
  const head = COLUMNS.map((column) => say(context.locale, `cli.keys.head.${column}`));
  print(context, textTable([head, ...keys.map((key) => rowOf(context, key))], []));
}

async function revoke(context: CliContext, id: string, { json }: Json): Promise<void> {
  const revoked = await context.withApp({ workers: false }, (app) => app.get(RevokeKey).run({ id, by: CLI_ACTOR }));
  if (json) printJson(context, revoked);
  else print(context, say(context.locale, 'cli.keys.revoked', { name: revoked.name, id }));
}

/** Keys of other systems; the API takes them as `Authorization: Bearer tmk_…`. */
export function addKeys(program: Command, context: CliContext): void {
  const keys = program.command('keys').description('keys of other systems / 接口密钥');
  keys
    .command('create')
    .argument('<name>', 'what to call it / 名称')
    .option('--scope <scope...>', `${KEY_SCOPES.join(', ')} / 用途`, ['events:write'])
    .option(...JSON_OPTION)
    .description('make a key; it is shown once / 创建密钥，仅显示一次')
    .action((name: string, options: Wish, command: Command) => create(context, name, options, command));
  keys
    .command('list')
    .option(...JSON_OPTION)
    .description('keys with their last use / 密钥及最近使用时间')
    .action((options: Json) => list(context, options));
  keys
    .command('revoke')
    .argument('<id>', 'of the list / 列表中的编号')
    .option(...JSON_OPTION)
    .description('end a key for good / 吊销密钥')
    .action((id: string, options: Json) => revoke(context, id, options));
}
