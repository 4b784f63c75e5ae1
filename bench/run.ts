import { fork } from 'node:child_process';
import { join, resolve } from 'node:path';
import { loadRuleFiles } from '../src/adapters/files/rule-files.js';
import { MongoConnection } from '../src/adapters/mongo/connection.js';
import { ensureIndexes } from '../src/adapters/mongo/indexes.js';
import { WORKER_ALLOCATION, WORKER_MEMORY } from '../src/adapters/servers/product/services.js';
import { startTestServers } from '../src/adapters/servers/test-servers.js';
import { putCustomers } from './run-customers.js';
import { type RunFigures, type RunOptions, runOptions } from './run-options.js';

/**
 * npm run bench:run: what a whole-base run reads and evaluates from columns, beside reading the base, with one customer of a
 * hundred changed since; and what deriving all facts anew takes. Machines are noisy: the ratios are the figures.
 */

/** A database that serves such a base holds it; the half gigabyte of a first start does not. */
const CACHE = '4G';

async function workerFigures(uri: string, { customers, rules, rounds }: RunOptions): Promise<RunFigures> {
  const script = join(import.meta.dirname, 'run-worker.js');
  const child = fork(script, [uri, customers, rules, rounds].map(String), {
    execArgv: [...WORKER_MEMORY],
    env: { ...process.env, ...WORKER_ALLOCATION },
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  return new Promise((done, fail) => {
    child.once('message', (figures) => done(figures as RunFigures));
    child.once('exit', (code) => fail(new Error(`the worker process ended with ${code} and no figures`)));
  });
}

function told({ customers, rules }: RunOptions, figures: RunFigures): readonly string[] {
  const { scanMs, wholeScanMs, readMs, evaluateMs, deriveMs, writeMs, peakRssMb, columns, matches } = figures;
  const ratio = (ms: number, of: number) => (ms / of).toFixed(3);
  return [
    `${customers} customers, ${rules} rules over ${columns} facts, ${matches} matches`,
    `scan ${scanMs} ms, whole documents ${wholeScanMs} ms`,
    `read ${readMs} ms + evaluate ${evaluateMs} ms = ${ratio(readMs + evaluateMs, scanMs)} of the scan`,
    `derive ${deriveMs} ms = ${ratio(deriveMs, wholeScanMs)} of the whole documents, write ${writeMs} ms`,
    `peak memory of the worker ${peakRssMb} MB`,
  ];
}

async function main(): Promise<void> {
  const options = runOptions(process.argv.slice(2));
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const { env } = process;
  const servers = await startTestServers({ cacheDir: resolve(env.TIDEMARK_CACHE || '.cache'), env, say });
  try {
    const mongo = await MongoConnection.open(servers.mongodbUri);
    try {
      await mongo.db.admin().command({ setParameter: 1, wiredTigerEngineRuntimeConfig: `cache_size=${CACHE}` });
      await ensureIndexes(mongo);
      say(`putting ${options.customers} customers`);
      const { business } = await loadRuleFiles('rules');
      await putCustomers(mongo, options.customers, business);
      // The history of models is kept without the indexes it is looked up by: nothing that is measured reads or writes it.
      await mongo.collection('model_changes').dropIndexes();
    } finally {
      await mongo.close();
    }
    const figures = await workerFigures(servers.mongodbUri, options);
    for (const line of told(options, figures)) (options.json ? process.stderr : process.stdout).write(`${line}\n`);
    const { customers, rules } = options;
    if (options.json) process.stdout.write(`${JSON.stringify({ customers, rules, ...figures })}\n`);
  } finally {
    await servers.stop();
  }
}

await main();
process.exit();
