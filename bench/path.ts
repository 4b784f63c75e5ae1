import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startTestServers } from '../src/adapters/servers/test-servers.js';
import { type App, openApp } from '../src/app.js';
import { readConfig } from '../src/config.js';
import { runIdOf } from '../src/core/campaign/run.js';
import { kindOf } from '../src/core/campaign/run-step.js';
import { AllocateRun } from '../src/flows/allocate-run.js';
import { ChangeCampaign } from '../src/flows/change-campaign.js';
import { ConcludeChunk } from '../src/flows/conclude-chunk.js';
import { EvaluateChunk } from '../src/flows/evaluate-chunk.js';
import { RunStore } from '../src/flows/ports/run-store.js';
import { ReserveChunk } from '../src/flows/reserve-chunk.js';
import { SeedBusiness } from '../src/flows/seed-business.js';
import { StartRun } from '../src/flows/start-run.js';
import { numbersOf } from './arguments.js';
import { loadCustomers } from './load-customers.js';

/**
 * npm run bench: how many customers a second the whole path takes (read, derive facts, evaluate, decide, reserve,
 * write decisions and outreach; in this process, without the queue's share), beside a bare scan of the same collection in the same run. Machines are noisy: the
 * ratio is the figure, its median over interleaved rounds.
 */
const CAMPAIGN = 'winback-sample';
/** An evening after all of the occurrences: quiet hours, so that nothing is sent meanwhile. */
const EVENING = '2027-11-02T22:30:00-07:00';
const FIRST_OCCURRENCE = Date.parse('2026-11-03T06:00:00Z');
/** Further apart than the weekly cap can see: every round plans as much as the first. */
const APART_MS = 8 * 86_400_000;
const SCAN_FIELDS = [
  'relationship',
  'basic',
  'business.contractEndDate',
  'business.currency',
  'usage',
  'consents',
  'h',
];

type Options = { readonly customers: number; readonly rounds: number; readonly json: boolean };

function optionsOf(args: readonly string[]): Options {
  const number = numbersOf(args);
  return { customers: number('--customers', 70_430), rounds: number('--rounds', 3), json: args.includes('--json') };
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** One cursor, seven fields, decoded by the driver: what reading the customers alone costs. */
async function scan(app: App): Promise<void> {
  const projection = Object.fromEntries(SCAN_FIELDS.map((field) => [field, 1]));
  let seen = 0;
  for await (const _row of app.mongo.collection('customers').find({}, { projection, batchSize: 2_000 })) seen += 1;
  if (seen === 0) throw new Error('nothing to scan');
}

/** A run as the worker works it, chunk after chunk. Rings go to a queue nobody listens to, as at a busy moment. */
async function path(app: App, round: number): Promise<void> {
  const plannedAt = new Date(FIRST_OCCURRENCE + round * APART_MS);
  await app.get(StartRun).run({ campaignId: CAMPAIGN, by: 'bench', plannedAt });
  const runId = runIdOf(CAMPAIGN, plannedAt);
  const steps = {
    evaluate: app.get(EvaluateChunk),
    allocate: app.get(AllocateRun),
    reserve: app.get(ReserveChunk),
    conclude: app.get(ConcludeChunk),
  };
  const runs = app.get(RunStore);
  for (let open = await runs.openChunks(runId); open.length > 0; open = await runs.openChunks(runId)) {
    for (const { step, seq } of open) {
      const outcome = await steps[kindOf(step)].run(runId, step, seq);
      if (outcome !== 'done') throw new Error(`chunk ${seq} of ${runId}, ${step}: ${outcome}`);
    }
  }
  const { counts } = await runs.progress(runId);
  if (counts.scheduled === 0) throw new Error(`${runId} scheduled nobody: not what is to be measured`);
}

async function measure(app: App, { customers, rounds, json }: Options): Promise<void> {
  const say = (line: string) => (json ? process.stderr : process.stdout).write(`${line}\n`);
  const { rules } = app;
  const packs = rules.packs.map(({ pack }) => pack);
  await app.get(SeedBusiness).run({ packs, offers: rules.offers, campaigns: rules.campaigns });
  await app.get(ChangeCampaign).run({ id: CAMPAIGN, to: 'active', by: 'bench', reason: 'bench' });
  say(`loading ${customers} customers`);
  const loadMs = await timed(() => loadCustomers(app, customers));
  await scan(app);
  const scans: number[] = [];
  const paths: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    say(`round ${round + 1} of ${rounds}`);
    scans.push(await timed(() => scan(app)));
    paths.push(await timed(() => path(app, round)));
  }
  const [scanMs, pathMs] = [median(scans), median(paths)];
  const perSecond = (ms: number) => Math.round((customers / ms) * 1_000);
  const ratio = Number(median(paths.map((ms, round) => ms / (scans[round] ?? scanMs))).toFixed(2));
  const figures = { customers, rounds, scanPerSecond: perSecond(scanMs), pathPerSecond: perSecond(pathMs), ratio };
  say(`import            ${perSecond(loadMs)} customers/s`);
  say(`bare scan         ${figures.scanPerSecond} customers/s`);
  say(`the whole path    ${figures.pathPerSecond} customers/s`);
  say(`path ÷ scan, time ${ratio} (median of ${rounds} interleaved rounds)`);
  if (json) process.stdout.write(`${JSON.stringify({ ...figures, loadPerSecond: perSecond(loadMs) })}\n`);
}

async function main(): Promise<void> {
  const options = optionsOf(process.argv.slice(2));
  const { env } = process;
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const servers = await startTestServers({ cacheDir: resolve(env.TIDEMARK_CACHE || '.cache'), env, say });
  const dataDir = mkdtempSync(join(tmpdir(), 'tidemark-bench-'));
  try {
    const { mongodbUri, redisUrl } = servers;
    const config = readConfig({
      MONGODB_URI: mongodbUri,
      REDIS_URL: redisUrl,
      TIDEMARK_DATA: dataDir,
      TIDEMARK_CLOCK: EVENING,
    });
    const app = await openApp(config);
    try {
      await measure(app, options);
    } finally {
      await app.close();
    }
  } finally {
    await servers.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

await main();
process.exit();
