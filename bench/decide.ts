import { fork } from 'node:child_process';
import { join, resolve } from 'node:path';
import { MongoConnection } from '../src/adapters/mongo/connection.js';
import { ensureIndexes } from '../src/adapters/mongo/indexes.js';
import { WORKER_ALLOCATION, WORKER_MEMORY } from '../src/adapters/servers/product/services.js';
import { startTestServers } from '../src/adapters/servers/test-servers.js';
import { DECIDE_KINDS, type DecideFigures, type DecideOptions, decideOptions } from './decide-options.js';
import { putPortfolio } from './prompt-portfolio.js';
import { putCustomers } from './run-customers.js';

/**
 * npm run bench:decide: a run of a whole portfolio in one worker process, from columns to decisions and planned outreach:
 * evaluate, allocate, reserve, conclude. Machines are noisy: the ratios to a bare scan of the same customers are the figures.
 */
type Servers = { readonly mongodbUri: string; readonly redisUrl: string };

function workerFigures({ mongodbUri, redisUrl }: Servers, { customers }: DecideOptions): Promise<DecideFigures> {
  const child = fork(join(import.meta.dirname, 'decide-worker.js'), [mongodbUri, redisUrl, String(customers)], {
    execArgv: [...WORKER_MEMORY],
    env: { ...process.env, ...WORKER_ALLOCATION },
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  return new Promise((done, fail) => {
    child.once('message', (figures) => done(figures as DecideFigures));
    child.once('exit', (code) => fail(new Error(`the worker process ended with ${code} and no figures`)));
  });
}

/** How many times as long as the scan. */
function ratiosOf({ scanMs, stepMs }: DecideFigures) {
  const ratio = (ms: number) => Number((ms / scanMs).toFixed(3));
  const whole = DECIDE_KINDS.reduce((sum, kind) => sum + stepMs[kind], 0);
  return { whole: ratio(whole), ...Object.fromEntries(DECIDE_KINDS.map((kind) => [kind, ratio(stepMs[kind])])) };
}

function told({ customers, rules, offers }: DecideOptions, figures: DecideFigures): readonly string[] {
  const { matched, winners, controls, refused, rounds, chunks, scanMs, stepMs, startMs, peakRssMb } = figures;
  const steps = DECIDE_KINDS.map((kind) => `${kind} ${stepMs[kind]} ms`);
  const codes = Object.entries(refused).sort(([, a], [, b]) => b - a);
  return [
    `${customers} customers, ${rules} rules, ${offers} offers: ${matched} matched, ${winners} winners, ${controls} controls`,
    `refused: ${codes.map(([code, count]) => `${code} ${count}`).join(', ')}`,
    `scan ${scanMs} ms, start ${startMs} ms, ${steps.join(', ')}, ${rounds} rounds over ${chunks} chunks`,
    `times the scan: ${JSON.stringify(ratiosOf(figures))}`,
    `peak memory of the worker ${peakRssMb} MB`,
  ];
}

async function main(): Promise<void> {
  const options = decideOptions(process.argv.slice(2));
  const { customers, rules, offers, json } = options;
  const { env } = process;
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const servers = await startTestServers({ cacheDir: resolve(env.TIDEMARK_CACHE || '.cache'), env, say });
  try {
    const mongo = await MongoConnection.open(servers.mongodbUri);
    try {
      await ensureIndexes(mongo);
      say(`putting ${customers} customers, ${rules} rules, ${offers} offers`);
      await putCustomers(mongo, customers);
      await putPortfolio(mongo, rules, offers);
      await mongo.collection('campaigns').updateMany({}, { $set: { schedule: { kind: 'nightly' } } });
    } finally {
      await mongo.close();
    }
    const figures = await workerFigures(servers, options);
    for (const line of told(options, figures)) (json ? process.stderr : process.stdout).write(`${line}\n`);
    const all = { customers, rules, offers, ...figures, ratios: ratiosOf(figures) };
    if (json) process.stdout.write(`${JSON.stringify(all)}\n`);
  } finally {
    await servers.stop();
  }
}

await main();
process.exit();
