import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { problemWords, say } from '../../core/words/say.js';
import { AppError } from '../../flows/errors.js';
import { RecordEvents } from '../../flows/record-events.js';
import { type CliApp, type CliContext, print, printJson } from './context.js';

type RefusedLine = {
  readonly line: number;
  readonly id: string | null;
  readonly path: string;
  readonly code: string;
  readonly why: string;
};
type Told = { read: number; counted: number; known: number; refused: number; readonly shown: RefusedLine[] };
type Line = { readonly line: number; readonly json: unknown };

const BATCH = 500;
/** Lines a longer file may be made of: a row that is longer is no event. */
const LONGEST_LINE = 65_536;
const MOST_SHOWN = 20;

function parsed(text: string): unknown {
  try {
    return text.length > LONGEST_LINE ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

async function* linesOf(file: string): AsyncGenerator<Line> {
  const input = createReadStream(file, 'utf8');
  let line = 0;
  try {
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      line += 1;
      const trimmed = text.replace(/^\uFEFF/, '').trim();
      if (trimmed !== '') yield { line, json: parsed(trimmed) };
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new AppError('FILE_UNREADABLE', `${file}: ${why}`);
  }
}

async function tell(app: CliApp, context: CliContext, batch: readonly Line[], told: Told): Promise<void> {
  const { counted, known, refused } = await app.get(RecordEvents).run(batch.map(({ json }) => json));
  told.counted += counted;
  told.known += known;
  told.refused += refused.length;
  for (const { row, id, problems } of refused) {
    const [first] = problems;
    const { line = 0, json = null } = batch[row] ?? {};
    if (first === undefined || told.shown.length >= MOST_SHOWN) continue;
    const why = json === null ? say(context.locale, 'cli.events.not-json') : problemWords(first)[context.locale];
    told.shown.push({ line, id, path: first.path, code: json === null ? 'ROW_NOT_JSON' : first.code, why });
  }
}

async function tellFile(app: CliApp, context: CliContext, file: string): Promise<Told> {
  const told: Told = { read: 0, counted: 0, known: 0, refused: 0, shown: [] };
  const progress = () => say(context.locale, 'cli.events.progress', counts(told));
  let batch: Line[] = [];
  for await (const line of linesOf(file)) {
    told.read += 1;
    if (batch.push(line) < BATCH) continue;
    await tell(app, context, batch, told);
    batch = [];
    context.progress.show(progress());
  }
  if (batch.length > 0) await tell(app, context, batch, told);
  context.progress.done(progress());
  return told;
}

const counts = ({ read, counted, known, refused }: Told) => ({ read, counted, known, refused });

/** Tells events, a JSON object a line. Telling a file again does no harm: what is known counts once. */
export function addEvents(program: Command, context: CliContext): void {
  program
    .command('events')
    .argument('<file>', 'NDJSON file, one event a line / NDJSON 文件，每行一个事件')
    .description('record customer events / 记录客户事件')
    .option('--json', 'machine-readable output / 机器可读输出')
    .action(async (file: string, { json }: { readonly json?: boolean }) => {
      const told = await context.withApp({ workers: false }, (app) => tellFile(app, context, file));
      if (json) printJson(context, { ...counts(told), shown: told.shown });
      else {
        for (const { line, path, why } of told.shown)
          print(context, say(context.locale, 'cli.events.refused', { line, path, why }));
        const more = told.refused - told.shown.length;
        if (more > 0) print(context, say(context.locale, 'cli.events.more', { more }));
      }
      if (told.refused > 0) context.exitWith(1);
    });
}
