import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { JoseTokens } from '../src/adapters/access/jose-tokens.js';
import { MongoConnection } from '../src/adapters/mongo/connection.js';
import { ensureIndexes } from '../src/adapters/mongo/indexes.js';
import { MongoUserStore } from '../src/adapters/mongo/user.store.js';
import { startTestServers } from '../src/adapters/servers/test-servers.js';
import { openClock } from '../src/adapters/system/clocks.js';
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

async function startApi(api: string, { mongodbUri, redisUrl }: Servers, dataDir: string) {
  const child = fork(resolve(api), [], {
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

/** Processor time a process has used, in milliseconds; null where the system does not tell. */
function cpuMs({ pid }: ChildProcess): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return null;
  }
}

function quantile(sorted: readonly number[], share: number): number {
  return Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2));
}

function figuresOf({ latencies, errors, offers, ms }: Answers, used: number | null) {
  const sorted = [...latencies].sort((a, b) => a - b);
  return {
    p50Ms: quantile(sorted, 0.5),
    p99Ms: quantile(sorted, 0.99),
    rate: Number(((sorted.length * 1_000) / ms).toFixed(1)),
    errors,
    requests: sorted.length,
    offersEach: Number((offers / sorted.length).toFixed(2)),
    cpuMsEach: used === null ? null : Number((used / sorted.length).toFixed(3)),
  };
}

async function measure(options: PromptOptions, servers: Servers, dataDir: string, say: (line: string) => void) {
  const { token } = await tokenOf(dataDir);
  const { child, url } = await startApi(options.api, servers, dataDir);
  const loop = new OpenLoop({ url, token, customers: options.customers, rate: options.rate });
  try {
    say(`warming up for ${options.warmUpSeconds} s`);
    await loop.run(options.warmUpSeconds);
    say(`${options.rate} prompts a second for ${options.seconds} s`);
    const before = cpuMs(child);
    const answers = await loop.run(options.seconds);
    const after = cpuMs(child);
    return figuresOf(answers, before === null || after === null ? null : after - before);
  } finally {
    loop.close();
    child.kill();
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
    out.write(`${figures.cpuMsEach ?? '?'} ms of the api's processor each, ${figures.offersEach} offers each\n`);
    if (options.json) process.stdout.write(`${JSON.stringify({ customers, rules, offers, ...figures })}\n`);
  } finally {
    await servers.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

await main();
process.exit();
