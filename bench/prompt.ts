import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { JoseTokens } from '../src/adapters/access/jose-tokens.js';
import { MongoConnection } from '../src/adapters/mongo/connection.js';
import { ensureIndexes } from '../src/adapters/mongo/indexes.js';
import { MongoUserStore } from '../src/adapters/mongo/user.store.js';
import { API_MEMORY } from '../src/adapters/servers/product/services.js';
import { startTestServers } from '../src/adapters/servers/test-servers.js';
import { openClock } from '../src/adapters/system/clocks.js';
import { type Cpu, cpuEach, cpuNow } from './prompt-cpu.js';
import { type Answers, OpenLoop } from './prompt-load.js';
import { type PromptOptions, promptOptions } from './prompt-options.js';
import { putPortfolio } from './prompt-portfolio.js';
import { BENCH_NOW, putCustomers } from './run-customers.js';

/**
 * npm run bench:prompt: prompts for customers who come to us, asked at a steady rate whatever the answers take; api, servers
 * and client on this machine. Latency is from the instant a request was meant to start.
 */
const AGENT = 'bench-agent';
const TOKEN_KEY = 'a secret for the tokens of the bench, long enough';

type Servers = { readonly mongodbUri: string; readonly redisUrl: string };

async function fill(mongo: MongoConnection, { customers, rules, offers }: PromptOptions): Promise<void> {
  await ensureIndexes(mongo);
  await putCustomers(mongo, customers);
  await putPortfolio(mongo, rules, offers);
  const account = { role: 'agent', passwordHash: 'none', passwordChanged: true, tokenVersion: 1 } as const;
  await new MongoUserStore(mongo).insert({ name: AGENT, ...account });
}

function tokenOf(dataDir: string): Promise<{ readonly token: string }> {
  const tokens = new JoseTokens(new TextEncoder().encode(TOKEN_KEY), openClock(dataDir, 'system'));
  return tokens.issue({ name: AGENT, tokenVersion: 1 });
}

async function startApi({ api, profile }: PromptOptions, { mongodbUri, redisUrl }: Servers, dataDir: string) {
  const child = fork(resolve(api), [], {
    execArgv: [...API_MEMORY, ...(profile === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${resolve(profile)}`])],
    stdio: ['ignore', 'ignore', 2, 'ipc'],
    env: {
      ...process.env,
      ...{ MONGODB_URI: mongodbUri, REDIS_URL: redisUrl, TIDEMARK_DATA: dataDir, PORT: '0' },
      ...{ TIDEMARK_CLOCK: BENCH_NOW.toISOString(), TIDEMARK_TOKEN_KEY: TOKEN_KEY, TIDEMARK_LOG_LEVEL: 'warn' },
      TIDEMARK_KEY: '0'.repeat(64),
    },
  });
  const url = await new Promise<string>((done, fail) => {
    child.on('message', (message: { readonly type?: string; readonly url?: string }) => {
      if (message.type === 'ready') done(message.url ?? '');
    });
    child.once('exit', (code) => fail(new Error(`the api ended with ${code}`)));
  });
  return { child, url };
}

function quantile(sorted: readonly number[], share: number): number {
  return Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2));
}

function figuresOf({ latencies, errors, offers, ms }: Answers, before: Cpu, after: Cpu) {
  const sorted = [...latencies].sort((a, b) => a - b);
  return {
    p50Ms: quantile(sorted, 0.5),
    p99Ms: quantile(sorted, 0.99),
    rate: Number(((sorted.length * 1_000) / ms).toFixed(1)),
    errors,
    requests: sorted.length,
    offersEach: Number((offers / sorted.length).toFixed(2)),
    cpuMs: cpuEach(before, after, sorted.length),
  };
}

async function measure(options: PromptOptions, servers: Servers, dataDir: string, say: (line: string) => void) {
  const { token } = await tokenOf(dataDir);
  const mongo = await MongoConnection.open(servers.mongodbUri);
  const { child, url } = await startApi(options, servers, dataDir);
  const loop = new OpenLoop({ url, token, customers: options.customers, rate: options.rate });
  try {
    say(`warming up for ${options.warmUpSeconds} s`);
    await loop.run(options.warmUpSeconds);
    say(`${options.rate} prompts a second for ${options.seconds} s`);
    const before = await cpuNow(child.pid, mongo);
    const answers = await loop.run(options.seconds);
    return figuresOf(answers, before, await cpuNow(child.pid, mongo));
  } finally {
    loop.close();
    const ended = new Promise((done) => child.once('exit', done));
    child.kill();
    await ended;
    await mongo.close();
  }
}

async function main(): Promise<void> {
  const options = promptOptions(process.argv.slice(2));
  const { env } = process;
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const servers = await startTestServers({ cacheDir: resolve(env.TIDEMARK_CACHE || '.cache'), env, say });
  const dataDir = mkdtempSync(join(tmpdir(), 'tidemark-bench-'));
  try {
    const mongo = await MongoConnection.open(servers.mongodbUri);
    try {
      say(`putting ${options.customers} customers, ${options.rules} rules, ${options.offers} offers`);
      await fill(mongo, options);
    } finally {
      await mongo.close();
    }
    const { customers, rules, offers } = options;
    const figures = await measure(options, servers, dataDir, say);
    const out = options.json ? process.stderr : process.stdout;
    out.write(`${customers} customers, ${rules} rules, ${offers} offers: ${figures.requests} prompts\n`);
    out.write(`p50 ${figures.p50Ms} ms, p99 ${figures.p99Ms} ms at ${figures.rate}/s, ${figures.errors} errors\n`);
    const { api, mongod, client } = figures.cpuMs;
    out.write(`processor time each: api ${api ?? '?'} ms, mongod ${mongod ?? '?'} ms, client ${client} ms\n`);
    out.write(`${figures.offersEach} offers each\n`);
    if (options.json) process.stdout.write(`${JSON.stringify({ customers, rules, offers, ...figures })}\n`);
  } finally {
    await servers.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

await main();
process.exit();
