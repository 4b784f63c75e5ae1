import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { JoseTokens } from '../src/adapters/access/jose-tokens.js';
import { MongoConnection } from '../src/adapters/mongo/connection.js';
import { ensureIndexes } from '../src/adapters/mongo/indexes.js';
import { MongoUserStore } from '../src/adapters/mongo/user.store.js';
import { startTestServers } from '../src/adapters/servers/test-servers.js';
import { openClock } from '../src/adapters/system/clocks.js';
import { EventLoop, type EventTimes } from './events-load.js';
import { type PromptOptions, promptOptions } from './prompt-options.js';
import { putPortfolio } from './prompt-portfolio.js';
import { BENCH_NOW, putCustomers } from './run-customers.js';

/**
 * npm run bench:events: events told at a steady rate, one a request, each until its decision is stored; api, worker, servers
 * and client on this machine. Every campaign waits for some of them.
 */
const TELLER = 'bench-teller';
const TOKEN_KEY = 'a secret for the tokens of the bench, long enough';
const WAITING = { kind: 'event', events: ['recharge', 'usage-drop', 'plan-change', 'port-out-request'] };

type Servers = { readonly mongodbUri: string; readonly redisUrl: string };

async function fill(mongo: MongoConnection, { customers, rules, offers }: PromptOptions): Promise<void> {
  await ensureIndexes(mongo);
  await putCustomers(mongo, customers);
  await putPortfolio(mongo, rules, offers);
  await mongo.collection('campaigns').updateMany({}, { $set: { schedule: WAITING } });
  const account = { role: 'marketer', passwordHash: 'none', passwordChanged: true, tokenVersion: 1 } as const;
  await new MongoUserStore(mongo).insert({ name: TELLER, ...account });
}

function start(file: string, { mongodbUri, redisUrl }: Servers, dataDir: string) {
  const child = fork(resolve(file), [], {
    stdio: ['ignore', 'ignore', 2, 'ipc'],
    env: {
      ...process.env,
      ...{ MONGODB_URI: mongodbUri, REDIS_URL: redisUrl, TIDEMARK_DATA: dataDir, PORT: '0' },
      ...{ TIDEMARK_CLOCK: BENCH_NOW.toISOString(), TIDEMARK_TOKEN_KEY: TOKEN_KEY, TIDEMARK_LOG_LEVEL: 'warn' },
      TIDEMARK_KEY: '0'.repeat(64),
    },
  });
  const ready = new Promise<string>((done, fail) => {
    child.on('message', (message: { readonly type?: string; readonly url?: string }) => {
      if (message.type === 'ready') done(message.url ?? '');
    });
    child.once('exit', (code) => fail(new Error(`${file} ended with ${code}`)));
  });
  return { child, ready };
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((done) => child.once('exit', done));
  child.kill();
  await ended;
}

function quantile(all: readonly number[], share: number): number {
  const sorted = [...all].sort((a, b) => a - b);
  return Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2));
}

function figuresOf({ accepted, decided, errors, ms }: EventTimes) {
  return {
    ...{ p50Ms: quantile(decided, 0.5), p99Ms: quantile(decided, 0.99) },
    ...{ acceptedP50Ms: quantile(accepted, 0.5), acceptedP99Ms: quantile(accepted, 0.99) },
    rate: Number(((accepted.length * 1_000) / ms).toFixed(1)),
    ...{ errors, events: accepted.length },
  };
}

async function measure(options: PromptOptions, servers: Servers, dataDir: string, say: (line: string) => void) {
  const tokens = new JoseTokens(new TextEncoder().encode(TOKEN_KEY), openClock(dataDir, 'system'));
  const { token } = await tokens.issue({ name: TELLER, tokenVersion: 1 });
  const mongo = await MongoConnection.open(servers.mongodbUri);
  const api = start(options.api, servers, dataDir);
  const url = await api.ready;
  const worker = start(join(dirname(options.api), 'worker.js'), servers, dataDir);
  await worker.ready;
  const loop = new EventLoop({ url, token, customers: options.customers, rate: options.rate }, mongo);
  try {
    say(`warming up for ${options.warmUpSeconds} s`);
    await loop.run(options.warmUpSeconds);
    say(`${options.rate} events a second for ${options.seconds} s`);
    const figures = figuresOf(await loop.run(options.seconds));
    const ends = await mongo
      .collection('decisions')
      .aggregate<{ readonly _id: string; readonly n: number }>([
        { $group: { _id: { $ifNull: ['$outcome.stage', '$outcome.kind'] }, n: { $sum: 1 } } },
        { $sort: { n: -1 } },
      ])
      .toArray();
    return { ...figures, ends: Object.fromEntries(ends.map(({ _id, n }) => [_id, n])) };
  } finally {
    await loop.close();
    await Promise.all([stop(api.child), stop(worker.child)]);
    await mongo.close();
  }
}

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  // Two processes that have just started compile what they run for some ten seconds.
  const defaults = { '--rate': '50', '--seconds': '30', '--warm-up': '15' };
  const given = Object.entries(defaults).flatMap(([name, value]) => (args.includes(name) ? [] : [name, value]));
  const options = promptOptions([...args, ...given]);
  const { env } = process;
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const servers = await startTestServers({ cacheDir: resolve(env.TIDEMARK_CACHE || '.cache'), env, say });
  const dataDir = mkdtempSync(join(tmpdir(), 'tidemark-bench-'));
  const { customers, rules, offers } = options;
  try {
    const mongo = await MongoConnection.open(servers.mongodbUri);
    try {
      say(`putting ${customers} customers, ${rules} rules, ${offers} offers`);
      await fill(mongo, options);
    } finally {
      await mongo.close();
    }
    const figures = await measure(options, servers, dataDir, say);
    const out = options.json ? process.stderr : process.stdout;
    out.write(`${customers} customers, ${rules} rules, ${offers} offers: ${figures.events} events\n`);
    out.write(`from 202 to the stored decision p50 ${figures.p50Ms} ms, p99 ${figures.p99Ms} ms`);
    out.write(` at ${figures.rate}/s, ${figures.errors} errors\n`);
    out.write(`until the 202 p50 ${figures.acceptedP50Ms} ms, p99 ${figures.acceptedP99Ms} ms\n`);
    out.write(`where they ended: ${JSON.stringify(figures.ends)}\n`);
    if (options.json) process.stdout.write(`${JSON.stringify({ customers, rules, offers, ...figures })}\n`);
  } finally {
    await servers.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

await main();
process.exit();
