import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { loadRuleFiles } from '../src/adapters/files/rule-files.js';
import { MongoConnection } from '../src/adapters/mongo/connection.js';
import { MongoFactBlocks } from '../src/adapters/mongo/fact-blocks.store.js';
import { MongoFactKeeper } from '../src/adapters/mongo/fact-keeper.store.js';
import { blockWindows } from '../src/core/facts/block/split-points.js';
import { PLACES } from '../src/core/kit/hash.js';
import { BENCH_NOW } from './run-customers.js';
import type { RunFigures, ScanFigures } from './run-options.js';
import { evaluationOf } from './run-rules.js';

/** The worker process of `bench:run`: its peak memory is the worker's alone. Tells its figures to whoever started it. */
const [uri = '', customers = '', rules = '', rounds = ''] = process.argv.slice(2);
const EVERYWHERE = { from: 0, to: PLACES };
/** Of a hundred customers one has changed since the last fold. */
const STALE_EACH = 100;
/** Changed by so many, so that a larger base takes no more memory. */
const STALE_AT_ONCE = 1_000;
const mongo = await MongoConnection.open(uri);
const { business } = await loadRuleFiles('rules');
const models = { models: 1, modelsHash: business.modelsHash };
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

let writing = 0;

/** The connection with the time told apart that writing blocks takes. */
function timingWrites(): MongoConnection {
  return new Proxy(mongo, {
    get(target, key) {
      if (key !== 'collection') return Reflect.get(target, key, target);
      return (name: string) => {
        const collection = target.collection(name);
        if (name !== 'fact_blocks') return collection;
        return new Proxy(collection, {
          get(blocks, member) {
            const found: unknown = Reflect.get(blocks, member, blocks);
            if (typeof found !== 'function') return found;
            if (member !== 'replaceOne') return found.bind(blocks);
            return async (...args: readonly unknown[]) => {
              const from = performance.now();
              const answer: unknown = await found.apply(blocks, args);
              writing += performance.now() - from;
              return answer;
            };
          },
        });
      };
    },
  });
}

const scanner = fork(join(import.meta.dirname, 'run-scan.js'), [uri, customers], {
  execArgv: [...process.execArgv],
  stdio: ['ignore', 2, 2, 'ipc'],
});
const scans: ScanFigures[] = [];

/** The base scanned beside the worker, in a process of its own: what a scan leaves behind is not the worker's memory. */
async function scanned(): Promise<ScanFigures> {
  const answer = once(scanner, 'message');
  scanner.send('scan');
  return ((await answer) as [ScanFigures])[0];
}

const keeper = new MongoFactKeeper(timingWrites(), business);

/** All facts of everybody in one stream; answers what it took without and with the writing. */
async function derive(): Promise<{ readonly deriveMs: number; readonly writeMs: number }> {
  writing = 0;
  const total = await timed(async () => {
    for (const range of blockWindows(await keeper.ranges(models), 16)) await keeper.rebuild(range, models, BENCH_NOW);
  });
  return { deriveMs: total - writing, writeMs: writing };
}

async function makeStale(): Promise<number> {
  const changing = Math.floor(Number(customers) / STALE_EACH);
  for (let from = 0; from < changing; from += STALE_AT_ONCE) {
    const length = Math.min(STALE_AT_ONCE, changing - from);
    const ids = Array.from({ length }, (_one, at) => `cust-${String((from + at) * STALE_EACH).padStart(9, '0')}`);
    await mongo
      .collection<{ _id: string; rev: number; stale: boolean }>('customers')
      .updateMany({ _id: { $in: ids } }, { $set: { stale: true }, $inc: { rev: 1 } });
  }
  return changing;
}

const evaluation = evaluationOf(business.catalogue, Number(rules));
const reader = new MongoFactBlocks(mongo, business);

async function readAndEvaluate(range = EVERYWHERE) {
  let [evaluateMs, matches, seen] = [0, 0, 0];
  const total = await timed(async () => {
    for await (const block of reader.read(range, evaluation.facts, BENCH_NOW)) {
      const from = performance.now();
      matches += evaluation.matchesIn(block);
      seen += block.n;
      evaluateMs += performance.now() - from;
    }
  });
  return { readMs: total - evaluateMs, evaluateMs, matches, seen };
}

const say = (line: string) => process.stderr.write(`${line}\n`);
const spent = (ms: number) => `${Math.round(ms / 1_000)} s`;
await keeper.makeRoom(Number(customers), models);
// The first pass makes the blocks, and puts what models moved to into their history.
say('first pass over the new base');
say(`first pass done in ${spent(await timed(derive))}`);
const derived: Awaited<ReturnType<typeof derive>>[] = [];
const reads: Awaited<ReturnType<typeof readAndEvaluate>>[] = [];
let stale = 0;
// It has run before it is timed: a worker reads all day.
await readAndEvaluate({ from: 0, to: PLACES / 8 });
for (let round = 0; round < Number(rounds); round += 1) {
  say(`measuring, round ${round + 1} of ${rounds}`);
  scans.push(await scanned());
  derived.push(await derive());
  stale = await makeStale();
  const read = await readAndEvaluate();
  if (read.seen !== Number(customers)) throw new Error(`${read.seen} of ${customers} customers were read`);
  reads.push(read);
}
const figures: RunFigures = {
  scanMs: Math.round(median(scans.map(({ scanMs }) => scanMs))),
  wholeScanMs: Math.round(median(scans.map(({ wholeScanMs }) => wholeScanMs))),
  readMs: Math.round(median(reads.map(({ readMs }) => readMs))),
  evaluateMs: Math.round(median(reads.map(({ evaluateMs }) => evaluateMs))),
  deriveMs: Math.round(median(derived.map(({ deriveMs }) => deriveMs))),
  writeMs: Math.round(median(derived.map(({ writeMs }) => writeMs))),
  peakRssMb: Math.round(process.resourceUsage().maxRSS / 1_024),
  columns: evaluation.facts.length,
  matches: reads[0]?.matches ?? 0,
  stale,
};
process.send?.(figures);
scanner.kill();
await mongo.close();
process.disconnect?.();
