import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadRuleFiles } from '../src/adapters/files/rule-files.js';
import { MongoConnection } from '../src/adapters/mongo/connection.js';
import { type RunningServers, startServers } from '../src/adapters/servers/servers.js';
import { startTestServers } from '../src/adapters/servers/test-servers.js';
import { startApi, tokenOf } from './bench-api.js';
import { change, haveBase } from './count-base.js';
import { type CountOptions, countOptions } from './count-options.js';
import { typedRule } from './count-typing.js';

/**
 * npm run bench:count: a rule counted over the whole base while it is typed, through the door of the api, with one customer
 * of a hundred changed since the last fold and some more changing all the while; api, servers and client on this machine.
 */

/** A database that serves such a base holds it; the half gigabyte of a first start does not. */
const CACHE = '4G';
/** Counts before any is measured: who types has opened the screen. */
const WARM_UP = 20;

type Counted = { readonly customers: number; readonly matched: number; readonly channels: readonly object[] };

async function counted(
  url: string,
  token: string,
  count: number,
): Promise<{ readonly ms: number; readonly found: Counted }> {
  const { path, content } = typedRule(count);
  const from = performance.now();
  const answer = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ content }),
  });
  const found = (await answer.json()) as Counted;
  if (!answer.ok) throw new Error(`the api answered ${answer.status}: ${JSON.stringify(found)}`);
  return { ms: performance.now() - from, found };
}

const quantile = (values: readonly number[], share: number) => {
  const sorted = [...values].sort((a, b) => a - b);
  return Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1));
};

async function measure(mongo: MongoConnection, url: string, token: string, options: CountOptions) {
  const { customers, counts, changes } = options;
  const [all, entering]: [number[], number[]] = [[], []];
  let [firstMs, mostMatched] = [0, 0];
  for (let count = -WARM_UP; count < counts; count += 1) {
    const some = Array.from(
      { length: changes },
      (_one, place) => ((count + WARM_UP) * 7_919 + place * 104_729) % customers,
    );
    await change(mongo, some);
    const { ms, found } = await counted(url, token, Math.max(0, count) + (count < 0 ? WARM_UP + count : WARM_UP));
    if (found.customers !== customers) throw new Error(`${found.customers} of ${customers} customers were counted`);
    if (count === -WARM_UP) firstMs = ms;
    if (count < 0) continue;
    mostMatched = Math.max(mostMatched, found.matched);
    all.push(ms);
    if (typedRule(count + WARM_UP).isEntering) entering.push(ms);
  }
  return {
    p50Ms: quantile(all, 0.5),
    p95Ms: quantile(all, 0.95),
    firstMs: Math.round(firstMs),
    enteringMs: quantile(entering, 0.5),
    mostMatched,
  };
}

/** Servers of the bench's own: they go when it ends, but for a base that is kept in a folder. */
function serversFor({ base }: CountOptions, say: (line: string) => void): Promise<RunningServers> {
  const { env } = process;
  const cacheDir = resolve(env.TIDEMARK_CACHE || '.cache');
  if (base === null) return startTestServers({ cacheDir, env, say });
  const mongodBinary = env.MONGOMS_SYSTEM_BINARY;
  return startServers({ dataDir: resolve(base), cacheDir, say, mongodBinary, database: 'tidemark_bench_count' });
}

async function main(): Promise<void> {
  const options = countOptions(process.argv.slice(2));
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const servers = await serversFor(options, say);
  const dataDir = mkdtempSync(join(tmpdir(), 'tidemark-bench-'));
  const mongo = await MongoConnection.open(servers.mongodbUri);
  try {
    await mongo.db.admin().command({ setParameter: 1, wiredTigerEngineRuntimeConfig: `cache_size=${CACHE}` });
    const { customers, counts, changes } = options;
    const { business } = await loadRuleFiles('rules');
    await haveBase(mongo, customers, business, say);
    const token = await tokenOf(dataDir);
    const api = await startApi(options, servers, dataDir);
    try {
      say(`${WARM_UP} counts to warm up, then ${counts}`);
      const figures = await measure(mongo, api.url, token, options);
      const out = options.json ? process.stderr : process.stdout;
      out.write(
        `${customers} customers, one of a hundred stale, ${changes} more between two counts: ${counts} counts\n`,
      );
      out.write(`p50 ${figures.p50Ms} ms, p95 ${figures.p95Ms} ms; at most ${figures.mostMatched} matched\n`);
      out.write(`a fact nobody asked for yet ${figures.enteringMs} ms, the first count of all ${figures.firstMs} ms\n`);
      if (options.json) process.stdout.write(`${JSON.stringify({ customers, counts, ...figures })}\n`);
    } finally {
      await api.close();
    }
  } finally {
    await mongo.close();
    await servers.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

await main();
process.exit();
