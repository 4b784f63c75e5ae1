import type { ScheduleName } from './adapters/queue/schedules.js';
import { Watchdog } from './adapters/queue/watchdog.js';
import type { Processors } from './adapters/queue/workers.js';
import { QueueWorkers } from './adapters/queue/workers.js';
import { processLog } from './adapters/system/log.js';
import { openApp } from './app.js';
import { readConfig } from './config.js';
import { DecideForAudience } from './flows/decide-for-audience.js';
import { ImportCustomers } from './flows/import-customers.js';
import { Channels } from './flows/ports/channel.js';
import { RecordReceipt } from './flows/record-receipt.js';
import { RepairOutreach } from './flows/repair-outreach.js';
import { RingDueOutreach } from './flows/ring-due-outreach.js';
import { SendOutreach } from './flows/send-outreach.js';
import { SweepRuns } from './flows/sweep-runs.js';

/** Silence of this long, with a tick due every two seconds, means the worker hears nothing any more. */
const WATCH = { checkMs: 15_000, silenceMs: 60_000 };

const app = await openApp(readConfig(process.env));
const log = processLog('worker', app.config.logLevel);

const ticks: { readonly [S in ScheduleName]: () => Promise<unknown> } = {
  'ring-due-outreach': () => app.get(RingDueOutreach).run(),
  'sweep-runs': () => app.get(SweepRuns).run(),
  'repair-outreach': () => app.get(RepairOutreach).run(),
};

const watchdog = new Watchdog(
  () => performance.now(),
  WATCH,
  () => app.wakeUps.upsertSchedules(),
  () => {
    log.error('no tick for a minute: ending, to be started again');
    process.exit(70);
  },
);

const processors: Processors = {
  evaluate: ({ runId, seq }) => app.get(DecideForAudience).run(runId, seq),
  dispatch: ({ shard }) => app.get(SendOutreach).run(shard),
  imports: ({ importId }) => app.get(ImportCustomers).run(importId),
  ticks: async ({ schedule }) => {
    watchdog.tick();
    await ticks[schedule as ScheduleName]();
  },
};

app.get(Channels).onReceipt((receipt) => app.get(RecordReceipt).run(receipt));
await app.wakeUps.upsertSchedules();
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
