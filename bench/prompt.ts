import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { MongoConnection } from '../src/adapters/mongo/connection.js';
import { ensureIndexes } from '../src/adapters/mongo/indexes.js';
import { startTestServers } from '../src/adapters/servers/test-servers.js';
import { putUser, startApi, startServer, tokenOf } from './bench-api.js';
import { type Cpu, cpuEach, cpuOf } from './prompt-cpu.js';
import { type Answers, OpenLoop } from './prompt-load.js';
import { type PromptOptions, promptOptions } from './prompt-options.js';
import { putPortfolio } from './prompt-portfolio.js';
import { putCustomers } from './run-customers.js';

/**
 * npm run bench:prompt: prompts for customers who come to us, asked at a steady rate whatever the answers take; api, servers
 * and client on this machine. Latency is from the instant a request was meant to start. Beside it what the machine takes for
 * one read and one majority write alone, asked in the same manner.
 */
const WAKING_SECONDS = 1;

type Servers = { readonly mongodbUri: string; readonly redisUrl: string };

async function fill(mongo: MongoConnection, { customers, rules, offers }: PromptOptions): Promise<void> {
  await ensureIndexes(mongo);
  await putCustomers(mongo, customers);
  await putPortfolio(mongo, rules, offers);
  await putUser(mongo, 'agent');
}

function quantile(sorted: readonly number[], share: number): number {
  return Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2));
}

type Round = { readonly answer: Answers; readonly cpu: Cpu };

function figuresOf(rounds: readonly Round[]) {
  const sorted = rounds.flatMap(({ answer }) => answer.latencies).sort((a, b) => a - b);
  const all = (of: (answer: Answers) => number) => rounds.reduce((sum, { answer }) => sum + of(answer), 0);
  return {
    p50Ms: quantile(sorted, 0.5),
    p99Ms: quantile(sorted, 0.99),
    rate: Number(((sorted.length * 1_000) / all(({ ms }) => ms)).toFixed(1)),
    errors: all(({ errors }) => errors),
    requests: sorted.length,
    offersEach: Number((all(({ offers }) => offers) / sorted.length).toFixed(2)),
    cpuMs: cpuEach(
      rounds.map(({ cpu }) => cpu),
      sorted.length,
    ),
  };
}

type Figures = ReturnType<typeof figuresOf>;

/** So many times what the bare server takes; its processor time is its own and MongoDB's. */
function ratioOf(product: Figures, bare: Figures) {
  const times = (a: number, b: number) => Number((a / b).toFixed(2));
  const spent = ({ cpuMs: { api, mongod } }: Figures) => (api ?? Number.NaN) + (mongod ?? Number.NaN);
  return {
    p50: times(product.p50Ms, bare.p50Ms),
    p99: times(product.p99Ms, bare.p99Ms),
    cpu: times(spent(product), spent(bare)),
  };
}

/** The product's time in one piece; half of the bare server's before it and half after, so that a slow minute falls on both. */
async function measure(options: PromptOptions, servers: Servers, dataDir: string, say: (line: string) => void) {
  const { rate, customers, seconds, warmUpSeconds } = options;
  const token = await tokenOf(dataDir);
  const mongo = await MongoConnection.open(servers.mongodbUri);
  const closing: (() => unknown)[] = [() => mongo.close()];
  const opened = ({ child, url, close }: Awaited<ReturnType<typeof startServer>>) => {
    const loop = new OpenLoop({ url, token, customers, rate });
    closing.push(close, () => loop.close());
    return { loop, round: (time: number): Promise<Round> => cpuOf(child.pid, mongo, () => loop.run(time)) };
  };
  try {
    const product = opened(await startApi(options, servers, dataDir));
    say(`warming up for ${warmUpSeconds} s`);
    await product.loop.run(warmUpSeconds);
    const env = { ...process.env, MONGODB_URI: servers.mongodbUri };
    const bare = opened(await startServer(join(import.meta.dirname, 'prompt-bare.js'), [], env));
    say('the bare server');
    await bare.loop.run(warmUpSeconds);
    const before = await bare.round(seconds / 2);
    say(`${rate} prompts a second for ${seconds} s`);
    // A breath of both: the other had the machine for a while.
    await product.loop.run(WAKING_SECONDS);
    const asked = await product.round(seconds);
    say('the bare server again');
    await bare.loop.run(WAKING_SECONDS);
    return { product: figuresOf([asked]), bare: figuresOf([before, await bare.round(seconds / 2)]) };
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

function timesOf({ api, mongod, client }: Cpu): string {
  return `${api ?? '?'} ms, mongod ${mongod ?? '?'} ms, client ${client} ms`;
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
    const { product, bare } = await measure(options, servers, dataDir, say);
    const ratio = ratioOf(product, bare);
    const out = options.json ? process.stderr : process.stdout;
    out.write(`${customers} customers, ${rules} rules, ${offers} offers: ${product.requests} prompts\n`);
    out.write(`p50 ${product.p50Ms} ms, p99 ${product.p99Ms} ms at ${product.rate}/s, ${product.errors} errors\n`);
    out.write(`processor time each: api ${timesOf(product.cpuMs)}; ${product.offersEach} offers each\n`);
    out.write(`a bare server with one read and one majority write: p50 ${bare.p50Ms} ms, p99 ${bare.p99Ms} ms, `);
    out.write(`${bare.errors} errors\nprocessor time each: server ${timesOf(bare.cpuMs)}\n`);
    out.write(`product / bare: p50 ${ratio.p50}, p99 ${ratio.p99}, processor time ${ratio.cpu}\n`);
    const beside = { p50Ms: bare.p50Ms, p99Ms: bare.p99Ms, errors: bare.errors, cpuMs: bare.cpuMs };
    const told = { customers, rules, offers, ...product, bare: beside, ratio };
    if (options.json) process.stdout.write(`${JSON.stringify(told)}\n`);
  } finally {
    await servers.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

await main();
process.exit();
