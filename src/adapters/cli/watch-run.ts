import { setTimeout as wait } from 'node:timers/promises';
import { say } from '../../core/words/say.js';
import { Clock } from '../../flows/ports/clock.js';
import { OutreachStore } from '../../flows/ports/outreach-store.js';
import { RunStore } from '../../flows/ports/run-store.js';
import { ReadFunnel, type RunFunnel } from '../../flows/read-funnel.js';
import type { CliApp, CliContext } from './context.js';

const LOOK_EVERY_MS = 300;

/** How long receipts are waited for once everything due is sent; they may come later all the same. */
const RECEIPTS_MS = 30_000;

async function untilDecided(app: CliApp, context: CliContext, runId: string): Promise<void> {
  for (;;) {
    const { done, total, counts } = await app.get(RunStore).progress(runId);
    const run = await app.get(RunStore).find(runId);
    const { evaluated, matched } = counts;
    const line = say(context.locale, 'cli.run.progress', { run: runId, done, total, evaluated, matched });
    if (run?.state !== 'evaluating') return context.progress.done(line);
    context.progress.show(line);
    await wait(LOOK_EVERY_MS);
  }
}

function sumOf({ rows }: RunFunnel, step: string): number {
  return rows.filter((row) => row.step === step).reduce((sum, row) => sum + row.count, 0);
}

/** Whether rows of any run are due and unsent: what is planned for later is not waited for. */
async function isQuiet(app: CliApp): Promise<boolean> {
  return (await app.get(OutreachStore).dueShards(app.get(Clock).now())).length === 0;
}

async function untilSent(app: CliApp, context: CliContext, runId: string): Promise<RunFunnel> {
  let receiptsUntil: number | null = null;
  for (;;) {
    const funnel = await app.get(ReadFunnel).run(runId);
    const [scheduled, open, receipts] = [
      sumOf(funnel, 'scheduled'),
      sumOf(funnel, 'open'),
      sumOf(funnel, 'receipt-open'),
    ];
    const line = say(context.locale, 'cli.run.sending', { run: runId, scheduled, open, receipts });
    const quiet = await isQuiet(app);
    if (quiet) receiptsUntil ??= performance.now() + RECEIPTS_MS;
    const waitedEnough = receiptsUntil !== null && performance.now() > receiptsUntil;
    if (quiet && (receipts === 0 || waitedEnough)) {
      context.progress.done(line);
      if (open > 0) context.progress.done(say(context.locale, 'cli.run.waits', { open }));
      return funnel;
    }
    context.progress.show(line);
    await wait(LOOK_EVERY_MS);
  }
}

/** Shows a run until it is decided and everything that is due of it has been sent and reported. */
export async function watchRun(app: CliApp, context: CliContext, runId: string): Promise<RunFunnel> {
  await untilDecided(app, context, runId);
  return untilSent(app, context, runId);
}
