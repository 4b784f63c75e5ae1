import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoFactKeeper } from '../src/adapters/mongo/fact-keeper.store.js';
import { type App, openApp } from '../src/app.js';
import { readConfig } from '../src/config.js';
import type { Run } from '../src/core/campaign/run.js';
import { kindOf, roundOf } from '../src/core/campaign/run-step.js';
import { ALL_CAMPAIGNS } from '../src/core/campaign/schedule/due-campaigns.js';
import { blockWindows } from '../src/core/facts/block/split-points.js';
import { AllocateRun } from '../src/flows/allocate-run.js';
import { ConcludeChunk } from '../src/flows/conclude-chunk.js';
import { EvaluateChunk } from '../src/flows/evaluate-chunk.js';
import { RunStore } from '../src/flows/ports/run-store.js';
import { ReserveChunk } from '../src/flows/reserve-chunk.js';
import { StartRun } from '../src/flows/start-run.js';
import type { DecideFigures, DecideKind } from './decide-options.js';
import { BENCH_NOW } from './run-customers.js';

/** The worker process of `bench:decide`: its peak memory is the worker's alone. Tells its figures to whoever started it. */
const [mongodbUri = '', redisUrl = '', customers = ''] = process.argv.slice(2);
const SCAN_FIELDS = ['relationship', 'basic', 'business', 'usage', 'consents', 'h'];
const SCANS = 3;

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** One cursor over the same customers, decoded by the driver. */
async function scan({ mongo }: App): Promise<void> {
  const projection = Object.fromEntries(SCAN_FIELDS.map((field) => [field, 1]));
  let seen = 0;
  for await (const _row of mongo.collection('customers').find({}, { projection, batchSize: 2_000 })) seen += 1;
  if (seen !== Number(customers)) throw new Error(`${seen} of ${customers} customers`);
}

/** Facts are derived before a run, as in a night: what is measured begins at their blocks. */
async function derive({ mongo, rules: { business } }: App): Promise<void> {
  const models = { models: 1, modelsHash: business.modelsHash };
  const keeper = new MongoFactKeeper(mongo, business);
  await keeper.makeRoom(Number(customers), models);
  for (const range of blockWindows(await keeper.ranges(models), 16)) await keeper.rebuild(range, models, BENCH_NOW);
}

type Worked = Pick<DecideFigures, 'stepMs' | 'rounds' | 'startMs'> & { readonly run: Run };

/** A run of all campaigns as the worker works it, step after step. Rings go to a queue nobody listens to. */
async function work(app: App): Promise<Worked> {
  const steps = {
    evaluate: app.get(EvaluateChunk),
    allocate: app.get(AllocateRun),
    reserve: app.get(ReserveChunk),
    conclude: app.get(ConcludeChunk),
  };
  const stepMs: Record<DecideKind, number> = { evaluate: 0, allocate: 0, reserve: 0, conclude: 0 };
  const begin = performance.now();
  const { id } = await app.get(StartRun).run({ campaignId: ALL_CAMPAIGNS, by: 'bench', plannedAt: BENCH_NOW });
  const startMs = performance.now() - begin;
  const runs = app.get(RunStore);
  let rounds = 0;
  for (let open = await runs.openChunks(id); open.length > 0; open = await runs.openChunks(id)) {
    for (const { step, seq } of open) {
      const from = performance.now();
      const outcome = await steps[kindOf(step)].run(id, step, seq);
      stepMs[kindOf(step)] += performance.now() - from;
      if (outcome !== 'done') throw new Error(`chunk ${seq} of ${id}, ${step}: ${outcome}`);
      rounds = Math.max(rounds, (roundOf(step) ?? -1) + 1);
    }
  }
  const run = await runs.find(id);
  if (run?.state !== 'done') throw new Error(`${id} ended ${run?.state}`);
  return { run, stepMs, rounds, startMs };
}

async function figuresOf(app: App): Promise<DecideFigures> {
  await derive(app);
  await scan(app);
  const scans: number[] = [];
  for (let round = 0; round < SCANS; round += 1) scans.push(await timed(() => scan(app)));
  const { run, stepMs, ...worked } = await work(app);
  const controls = await app.mongo.collection('decisions').countDocuments({
    runId: run.id,
    'outcome.heldOut': { $exists: true },
  });
  const { matched, scheduled: winners, refused } = run.counts;
  const whole = Object.entries(stepMs).map(([kind, ms]) => [kind, Math.round(ms)]);
  return {
    scanMs: Math.round(median(scans)),
    startMs: Math.round(worked.startMs),
    stepMs: Object.fromEntries(whole) as DecideFigures['stepMs'],
    peakRssMb: Math.round(process.resourceUsage().maxRSS / 1_024),
    rounds: worked.rounds,
    chunks: run.chunkCount,
    ...{ matched, winners, controls, refused },
  };
}

const dataDir = mkdtempSync(join(tmpdir(), 'tidemark-bench-'));
try {
  const servers = { MONGODB_URI: mongodbUri, REDIS_URL: redisUrl };
  // Nothing of the bench's customers is sealed.
  const own = { TIDEMARK_DATA: dataDir, TIDEMARK_CLOCK: BENCH_NOW.toISOString(), TIDEMARK_KEY: '0'.repeat(64) };
  const app = await openApp(readConfig({ ...servers, ...own }));
  try {
    process.send?.(await figuresOf(app));
  } finally {
    await app.close();
  }
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
process.disconnect?.();
