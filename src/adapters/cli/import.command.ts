import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { say } from '../../core/words/say.js';
import { AppError } from '../../flows/errors.js';
import { ImportCustomers } from '../../flows/import-customers.js';
import { type ImportRecord, ImportStore } from '../../flows/ports/import-store.js';
import { RegisterImport } from '../../flows/register-import.js';
import { CLI_ACTOR, type CliApp, type CliContext, print, printJson } from './context.js';

export async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new AppError('FILE_UNREADABLE', `${file}: ${why}`);
  }
}

function progressLine(context: CliContext, record: ImportRecord): string {
  const { doneRows, totalRows, inserted, updated, unchanged, rejected } = record;
  const counts = { done: doneRows, total: totalRows, inserted, updated, unchanged, rejected };
  return say(context.locale, 'cli.import.progress', counts);
}

/** A fault on the way is noted on the import, with how to go on: that is what a person needs to read. */
async function applied(app: CliApp, context: CliContext, importId: string): Promise<ImportRecord> {
  try {
    return await app.get(ImportCustomers).run(importId, (now) => context.progress.show(progressLine(context, now)));
  } catch (error) {
    const record = await app.get(ImportStore).find(importId);
    if (error instanceof AppError || record?.state !== 'failed') throw error;
    return record;
  }
}

/** Applies a registered import and shows it; used by the command and by the first start. */
export async function showImport(app: CliApp, context: CliContext, importId: string): Promise<ImportRecord> {
  const record = await applied(app, context, importId);
  context.progress.done(progressLine(context, record));
  if (record.failure) context.progress.done(say(context.locale, record.failure.code, record.failure.params));
  if (record.rejectsFile) print(context, say(context.locale, 'cli.import.rejects', { file: record.rejectsFile }));
  return record;
}

export async function importFile(
  app: CliApp,
  context: CliContext,
  file: string,
  mapping: string,
): Promise<ImportRecord> {
  const registered = await app.get(RegisterImport).run({
    file: resolve(file),
    fileName: basename(file),
    mappingName: basename(mapping),
    mappingJson: await readJson(mapping),
    by: CLI_ACTOR,
  });
  context.progress.done(say(context.locale, 'cli.import.id', { id: registered.id }));
  return showImport(app, context, registered.id);
}

type ImportOptions = { readonly mapping?: string; readonly resume?: string; readonly json?: boolean };

export function addImport(program: Command, context: CliContext): void {
  program
    .command('import')
    .argument('[file]', 'CSV or NDJSON file / CSV 或 NDJSON 文件')
    .description('import customers / 导入客户')
    .option('--mapping <file>', 'mapping of foreign columns to profile fields / 字段映射文件')
    .option('--resume <id>', 'go on with an import that was interrupted / 继续被中断的导入')
    .option('--json', 'machine-readable output / 机器可读输出')
    .action(async (file: string | undefined, options: ImportOptions, command: Command) => {
      const { resume, mapping } = options;
      if (!resume && (!file || !mapping)) {
        command.error(
          'import needs <file> and --mapping <file>, or --resume <id> / 需要 <file> 和 --mapping，或 --resume',
        );
      }
      const record = await context.withApp({ workers: false }, (app) =>
        resume ? showImport(app, context, resume) : importFile(app, context, file ?? '', mapping ?? ''),
      );
      if (options.json) printJson(context, record);
      if (record.state !== 'done') context.exitWith(1);
    });
}
