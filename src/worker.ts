import { mkdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { loadRuleFiles } from './adapters/files/rule-files.js';
import type { ScheduleName } from './adapters/queue/schedules.js';
import { Watchdog } from './adapters/queue/watchdog.js';
import type { Processors } from './adapters/queue/workers.js';
import { QueueWorkers } from './adapters/queue/workers.js';
import { worthTelling } from './adapters/queue/worth-telling.js';
import { processLog } from './adapters/system/log.js';
import { openApp } from './app.js';
import { readConfig } from './config.js';
import { kindOf, type RunStep, readRunStep } from './core/campaign/run-step.js';
import { AllocateRun } from './flows/allocate-run.js';
import { BuildPyramids } from './flows/build-pyramids.js';
import { ConcludeChunk } from './flows/conclude-chunk.js';
import { DecideOnEvent } from './flows/decide-on-event.js';
import { EvaluateChunk } from './flows/evaluate-chunk.js';
import { FindDueRun } from './flows/find-due-run.js';
import { FoldFacts } from './flows/fold-facts.js';
import { ImportCustomers } from './flows/import-customers.js';
import { KeepMonth } from './flows/keep-month.js';
import { Channels } from './flows/ports/channel.js';
import type { ChunkEnd } from './flows/ports/chunk-desk.js';
import { LivePortfolio } from './flows/ports/live-portfolio.js';
import { TrainedStore } from './flows/ports/trained-store.js';
import { ProfileFacts } from './flows/profile-facts.js';
import { RecordReceipt } from './flows/record-receipt.js';
import { RepairOutreach } from './flows/repair-outreach.js';
import { ReserveChunk } from './flows/reserve-chunk.js';
import { RingDueOutreach } from './flows/ring-due-outreach.js';
import { SendOutreach } from './flows/send-outreach.js';
import { SettlePrompts } from './flows/settle-prompts.js';
import { StartRun } from './flows/start-run.js';
import { SweepCustomers } from './flows/sweep-customers.js';
import { SweepEvents } from './flows/sweep-events.js';
import { SweepImports } from './flows/sweep-imports.js';
import { SweepRuns } from './flows/sweep-runs.js';

/** Ticks come every two seconds: a minute without any, though some are overdue, means that nothing is heard any more. */
const WATCH = { checkMs: 15_000, silenceMs: 60_000 };
const OVERDUE_MS = 30_000;
const UNREADABLE = 'a campaign cannot be decided by and is left out';

const app = await openApp(readConfig(process.env));
const log = processLog('worker', app.config.logLevel);

/** Repairs and faults leave a trace: what a report counts, with no id of a person in it. */
function tell(what: string, report: unknown, known: Readonly<Record<string, unknown>> = {}): void {
  const told = worthTelling(report);
  if (told) log[told.faults === undefined ? 'info' : 'warn']({ ...known, ...told }, what);
}

/** Ranks are worked out at every reading, so a new build needs no restart; other versions do (`takeUp`). */
async function takePyramids(): Promise<unknown> {
  const built = await app.get(BuildPyramids).run('nightly');
  const { business } = app.rules;
  if (built !== null) return { built: built.pyramids.length };
  const { pyramids } = await app.get(TrainedStore).read();
  business.take({ ...business.trained, pyramids });
  return null;
}

/** What is due is started once, however many workers tick. */
async function startDueRun(): Promise<unknown> {
  const due = await app.get(FindDueRun).run();
  if (due === null) return null;
  const { id: started, leftOut = [] } = await app.get(StartRun).run(due);
  for (const { campaignId, problems } of leftOut) log.warn({ run: started, campaignId, problems }, UNREADABLE);
  return { started };
}

async function profileFacts(): Promise<unknown> {
  const profile = await app.get(ProfileFacts).run('nightly');
  return profile && { profiled: profile.facts.length };
}

const ticks: { readonly [S in ScheduleName]: () => Promise<unknown> } = {
  'ring-due-outreach': () => app.get(RingDueOutreach).run(),
  'settle-prompts': () => app.get(SettlePrompts).run(),
  'sweep-runs': () => app.get(SweepRuns).run(),
  'sweep-events': () => app.get(SweepEvents).run(),
  'start-due-run': startDueRun,
  'repair-outreach': () => app.get(RepairOutreach).run(),
  'sweep-customers': () => app.get(SweepCustomers).run(),
  'sweep-imports': async () => ({ rung: await app.get(SweepImports).run() }),
  'fold-facts': () => app.wakeUps.facts(null),
  'build-pyramids': takePyramids,
  'profile-facts': profileFacts,
};

/** Its age tells from outside whether this worker is alive; machines that share a data folder each have their own. */
const heartbeat = join(app.config.dataDir, 'run', `worker-${hostname()}.alive`);

async function onAlive(): Promise<void> {
  await app.wakeUps.upsertSchedules();
  await writeFile(heartbeat, '');
}

const watchdog = new Watchdog({
  ...WATCH,
  now: () => performance.now(),
  isWorkLeft: () => app.wakeUps.hasOverdueTicks(OVERDUE_MS),
  onAlive,
  onDeaf: () => {
    log.error('no tick for a minute: ending, to be started again');
    process.exit(70);
  },
});

/** Models that are in force and lie in the files are read by starting again; with others this worker folds nothing. */
async function takeUp(active: string): Promise<void> {
  const { business } = await loadRuleFiles(app.config.rulesDir);
  business.take(await app.get(TrainedStore).read());
  if (business.modelsHash !== active) return;
  log.info('other models are in force: ending, to be started again with them');
  process.exit(70);
}

type Step = { run(runId: string, step: RunStep, seq: number): Promise<ChunkEnd> };

/** Who does what a run's step asks of a chunk. */
const STEPS: Readonly<Record<ReturnType<typeof kindOf>, abstract new (...args: never[]) => Step>> = {
  evaluate: EvaluateChunk,
  allocate: AllocateRun,
  reserve: ReserveChunk,
  conclude: ConcludeChunk,
};

const processors: Processors = {
  evaluate: async ({ runId, step: said, seq }) => {
    const step = readRunStep(said);
    if (step === null) return;
    const end = await app.get(STEPS[kindOf(step)]).run(runId, step, seq);
    if (end === 'failed') log.error({ runId, step, seq }, 'a chunk was given up: its workers died');
  },
  dispatch: async ({ shard }) => tell('dispatch', await app.get(SendOutreach).run(shard), { shard }),
  facts: async ({ customerId }) => {
    const end = await app.get(FoldFacts).run(customerId);
    if (end.end === 'outdated') await takeUp(end.active);
    if (end.end === 'done' && customerId === null) await app.get(KeepMonth).run();
  },
  events: ({ eventId }) => app.get(DecideOnEvent).run(eventId),
  imports: ({ importId }) => app.get(ImportCustomers).run(importId),
  ticks: async ({ schedule }) => {
    watchdog.heard();
    tell(schedule, await ticks[schedule as ScheduleName]());
  },
};

app.get(LivePortfolio).onLeftOut((out) => {
  for (const { campaignId, problems } of out) log.warn({ campaignId, problems }, UNREADABLE);
});
app.get(Channels).onReceipt((receipt) => app.get(RecordReceipt).run(receipt));
await mkdir(dirname(heartbeat), { recursive: true });
await onAlive();
const workers = QueueWorkers.start(app.place, processors, (queue, error) =>
  log.error({ queue, err: error }, 'a job failed'),
);
log.info('worker is up');
process.send?.({ type: 'ready' });

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  watchdog.stop();
  await workers.close();
  await app.close();
  process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
