import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { say } from '../../core/words/say.js';
import { AppError } from '../../flows/errors.js';
import { LoadSample, type SampleHooks, type SampleProgress, type SampleRequest } from '../../flows/load-sample.js';
import type { SampleOperator, SamplePlan } from '../../flows/ports/sample-operator.js';
import { CLI_ACTOR, type CliApp, type CliContext, printJson } from './context.js';

/** Bounds of a plan: what ids have room for, what a profile may hold, what a seed's mixing takes. */
const MOST = { customers: 100_000_000, months: 60, seed: 2 ** 31 - 1 } as const;
const BATCH = 500;

type SampleOptions = Partial<SamplePlan> & {
  readonly out?: string;
  readonly truth?: string;
  readonly json?: boolean;
};
type Written = { readonly customers: number; readonly events: number; readonly file: string };

function wholeNumber(least: number, most: number) {
  return (text: string): number => {
    const value = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(
      `a whole number from ${least} to ${most} is needed / 须为 ${least} 到 ${most} 的整数`,
    );
  };
}

/** Loads a base and shows how far it is; used by the command and by the first start. Null: it was there already. */
export async function loadSample(
  app: CliApp,
  context: CliContext,
  { onStart = () => {}, ...request }: SampleRequest & Pick<SampleHooks, 'onStart'>,
): Promise<SampleProgress | null> {
  const total = request.plan.customers;
  const line = (now: SampleProgress) => say(context.locale, 'sample.progress', { ...now, total });
  const loaded = await app.get(LoadSample).run(request, {
    onStart,
    // The last word is told once, when all is over.
    onProgress: (now) => (now.done < total ? context.progress.show(line(now)) : undefined),
  });
  if (loaded !== null) context.progress.done(line(loaded));
  return loaded;
}

/** A line a customer: `{"customer":…,"events":…}`. A reader that is slow holds the making up: memory stays flat. */
async function writeOut(
  operator: SampleOperator,
  context: CliContext,
  plan: SamplePlan,
  out: string,
): Promise<Written> {
  const base = await operator.open(plan);
  let events = 0;
  const lines = function* () {
    for (let from = 1; from <= plan.customers; from += BATCH) {
      const until = Math.min(plan.customers, from + BATCH - 1);
      let text = '';
      for (const one of base.customers(from, until)) {
        events += one.events.length;
        text += `${JSON.stringify(one)}\n`;
      }
      context.progress.show(say(context.locale, 'sample.file.progress', { done: until, total: plan.customers }));
      yield text;
    }
  };
  const file = resolve(out);
  await saved(file, () => pipeline(Readable.from(lines()), createWriteStream(file)));
  const written = { customers: plan.customers, events, file };
  context.progress.done(say(context.locale, 'sample.file', written));
  return written;
}

async function writeTruth(operator: SampleOperator, context: CliContext, plan: SamplePlan, out: string): Promise<void> {
  const base = await operator.open(plan);
  const shown = (done: number) =>
    context.progress.show(say(context.locale, 'sample.truth.progress', { done, total: plan.customers }));
  const file = resolve(out);
  await saved(file, () => writeFile(file, `${JSON.stringify(base.truth(shown), null, 2)}\n`));
  context.progress.done(say(context.locale, 'sample.truth', { file }));
}

async function saved(file: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    if (code === null) throw error;
    throw new AppError('FILE_UNREADABLE', `${file}: ${code}`);
  }
}

export function addSample(program: Command, context: CliContext, operator: SampleOperator): void {
  program
    .command('sample')
    .description('make customers of the synthetic operator and load them / 生成并载入合成运营商的客户')
    .option('--customers <n>', 'how many / 客户数', wholeNumber(1, MOST.customers))
    .option('--seed <n>', 'which operator: the same seed is the same base / 种子', wholeNumber(0, MOST.seed))
    .option('--months <n>', 'full months of usage / 用量月数', wholeNumber(1, MOST.months))
    .option('--out <file>', 'write NDJSON instead of loading / 写入 NDJSON 文件而不载入')
    .option('--truth <file>', 'write the planted effects, the truth of this base / 写出植入效应的真值')
    .option('--json', 'machine-readable output / 机器可读输出')
    .action(async ({ out, truth, json, ...asked }: SampleOptions) => {
      const plan: SamplePlan = { ...(await operator.firstStart()), ...asked };
      const written = out === undefined ? null : await writeOut(operator, context, plan, out);
      const loaded =
        written === null
          ? await context.withApp({ workers: false }, (app) => loadSample(app, context, { plan, by: CLI_ACTOR }))
          : null;
      // Not of a base that was refused.
      if (truth !== undefined) await writeTruth(operator, context, plan, truth);
      if (json)
        printJson(context, {
          ...plan,
          ...(written ?? loaded),
          ...(truth === undefined ? {} : { truth: resolve(truth) }),
        });
    });
}
