import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CliContext } from '../../src/adapters/cli/context.js';
import { importFile } from '../../src/adapters/cli/import.command.js';
import { Progress } from '../../src/adapters/cli/progress.js';
import { type App, openApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { type Run, runIdOf } from '../../src/core/campaign/run.js';
import { ChangeCampaign } from '../../src/flows/change-campaign.js';
import { RunStore } from '../../src/flows/ports/run-store.js';
import { SeedBusiness } from '../../src/flows/seed-business.js';
import { StartRun } from '../../src/flows/start-run.js';
import { writeLargeTable } from '../builders/large-table.js';
import { testDatabase, testRedisUrl } from '../database.js';
import { dataFolder, ownEnv, type Service, startService, stopService, until } from './processes.js';

/** Fifteen times the table is 105,645 customers; at most 2,000 in a chunk makes 53 chunks. */
const CUSTOMERS = 15 * 7_043;
const CAMPAIGN = 'winback-sample';
/** Late in the evening in the customers' zone: everything is planned, nothing is due, so only the run itself is compared. */
const EVENING = '2026-11-02T22:30:00-08:00';
const OCCURRENCE = new Date('2026-11-03T06:00:00Z');
const RUN = runIdOf(CAMPAIGN, OCCURRENCE);

/** What a crash may change: instants of the machine, tokens and leases, how often something was tried. */
const FREE = new Set(['startedAt', 'finishedAt', 'lease', 'token', 'claim', 'attempt', 'attempts', 'expireAt']);

function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  if ('_bsontype' in value) return String(value);
  const fields = Object.entries(value).filter(([name]) => !FREE.has(name));
  return Object.fromEntries(
    fields.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, inner]) => [name, comparable(inner)]),
  );
}

const WRITTEN = ['runs', 'chunks', 'decisions', 'refusals', 'assignments', 'run_notes', 'outreach', 'contacts'];
/** What only the run itself works with. */
const SCRATCH = ['run_copies', 'run_frames', 'run_rounds'];

async function written(app: App): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const read = async (name: string) => {
    const rows = await app.mongo.collection(name).find({}).sort({ _id: 1 }).toArray();
    // How often a ledger was written is not what it says.
    const kept = name === 'contacts' ? rows.map(({ version: _version, batch: _batch, ...row }) => row) : rows;
    return [name, kept.map(comparable)] as const;
  };
  return Object.fromEntries(await Promise.all(WRITTEN.map(read)));
}

async function forgetRuns(app: App): Promise<void> {
  for (const name of [...WRITTEN, ...SCRATCH]) await app.mongo.collection(name).deleteMany({});
}

describe('a worker killed in the middle of a run over 100,000 customers', () => {
  const folder = dataFolder();
  const env = ownEnv({
    MONGODB_URI: testDatabase(),
    REDIS_URL: testRedisUrl(),
    TIDEMARK_DATA: folder.path,
    TIDEMARK_CLOCK: EVENING,
    TIDEMARK_CHUNK_CUSTOMERS: '2000',
    TIDEMARK_LOG_LEVEL: 'warn',
  });
  let app: App;
  let worker: Service<unknown> | null = null;

  beforeAll(async () => {
    app = await openApp(readConfig(env));
    const { rules } = app;
    const packs = rules.packs.map(({ pack }) => pack);
    await app.get(SeedBusiness).run({ packs, offers: rules.offers, campaigns: rules.campaigns });
    await app.get(ChangeCampaign).run({ id: CAMPAIGN, to: 'active', by: 'test', reason: 'test' });
    const table = join(folder.path, 'large.csv');
    await writeLargeTable(table, CUSTOMERS);
    const quiet = { write: () => true };
    const context: CliContext = {
      locale: 'en',
      screen: quiet,
      progress: new Progress(quiet, () => 0),
      withApp: async (_needs, work) => work(app),
      exitWith: () => undefined,
    };
    const { inserted } = await importFile(app, context, table, 'samples/telco.mapping.json');
    expect(inserted).toBe(CUSTOMERS);
  }, 300_000);

  afterAll(async () => {
    await stopService(worker);
    await app?.close();
    folder.remove();
  });

  const chunksDone = () => app.mongo.collection('chunks').countDocuments({ state: 'done' });
  const start = () => app.get(StartRun).run({ campaignId: CAMPAIGN, by: 'test', plannedAt: OCCURRENCE });
  const finish = () => until(async () => (await app.get(RunStore).find(RUN))?.state === 'done');

  it('leaves decisions, outreach, counters and reservations as an undisturbed run does', async () => {
    worker = await startService('worker.js', env);
    const { chunkCount } = await start();
    expect(chunkCount).toBeGreaterThanOrEqual(50);
    await finish();
    const undisturbed = await written(app);
    const [run] = undisturbed.runs as readonly Run[];
    const { matched = 0, scheduled = 0, refused = {} } = run?.counts ?? {};
    expect(matched).toBeGreaterThan(20_000);
    expect(Object.values(refused).reduce((sum, count) => sum + count, scheduled)).toBe(matched);
    expect(undisturbed.decisions?.length).toBeGreaterThanOrEqual(scheduled);
    expect(undisturbed.outreach?.length).toBe(scheduled);
    expect(undisturbed.refusals?.length).toBe(2 * chunkCount);
    await stopService(worker);
    await forgetRuns(app);

    worker = await startService('worker.js', env);
    await start();
    const doneAtKill = await until(async () => {
      const done = await chunksDone();
      return done > 0 && done;
    }, 5);
    worker.child.kill('SIGKILL');
    await worker.ended;
    expect(doneAtKill).toBeLessThan(chunkCount);
    expect(await chunksDone()).toBeLessThan(chunkCount);

    worker = await startService('worker.js', env);
    await finish();
    const recovered = await written(app);
    for (const name of WRITTEN) {
      expect(recovered[name]?.length).toBe(undisturbed[name]?.length);
      expect(recovered[name]).toEqual(undisturbed[name]);
    }
  }, 900_000);
});
