import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Command } from 'commander';
import type { CliContext } from '../../src/adapters/cli/context.js';
import { addLifecycle } from '../../src/adapters/cli/lifecycle.command.js';
import { Progress } from '../../src/adapters/cli/progress.js';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoCustomerStore } from '../../src/adapters/mongo/customer.store.js';
import { MongoFactBlocks } from '../../src/adapters/mongo/fact-blocks.store.js';
import { MongoFactKeeper } from '../../src/adapters/mongo/fact-keeper.store.js';
import { MongoFactMonths } from '../../src/adapters/mongo/fact-months.store.js';
import { MongoLeases } from '../../src/adapters/mongo/lease.store.js';
import { MongoPastFacts } from '../../src/adapters/mongo/past-facts.store.js';
import { PLACES } from '../../src/core/kit/hash.js';
import { stageFactsOf } from '../../src/core/lifecycle/stage-fact.js';
import { KeepMonth } from '../../src/flows/keep-month.js';
import type { BusinessRules } from '../../src/flows/ports/business-rules.js';
import { ReadMigration } from '../../src/flows/read-migration.js';
import { ReadMonths } from '../../src/flows/read-months.js';
import { ReadStageProfiles } from '../../src/flows/read-stage-profiles.js';
import { aBase } from '../builders/a-base.js';
import { testDatabase } from '../database.js';
import { FakeCipher } from '../fakes/fake-cipher.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeIds } from '../fakes/fake-ids.js';
import { CATALOGUE, CustomerChanges, chance, derivationsWith } from '../properties/fact-blocks-world.js';

const uri = testDatabase();
const derivations = derivationsWith(40);
const rules = {
  catalogue: CATALOGUE,
  derivations,
  modelsHash: 'a',
  levers: [],
  policy: { operatorZone: 'Asia/Shanghai' },
  base: aBase(),
} as unknown as BusinessRules;
const MODEL = derivations.find(({ model }) => model !== undefined)?.model?.name ?? '';
const FACT = stageFactsOf(MODEL, derivations, CATALOGUE)?.stage.name ?? '';
let connection: MongoConnection;
let keepMonth: KeepMonth;
let blocks: MongoFactBlocks;
let months: MongoFactMonths;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoCustomerStore.ensureIndexes(connection);
  await MongoFactKeeper.ensureIndexes(connection);
  await MongoFactMonths.ensureIndexes(connection);
  const by = chance(11);
  for (let index = 0; index < 40; index += 1) await new CustomerChanges(connection).change(`c-${index}`, by);
  // Small blocks, and other cuts in the second month: copies are joined whatever their parts.
  const keeper = new MongoFactKeeper(connection, rules, { each: 4, most: 8 });
  const standing = { models: 1, modelsHash: 'a' };
  const clock = new FakeClock();
  await keeper.ranges(standing);
  await keeper.fold({ from: 0, to: PLACES }, standing, clock.now());
  blocks = new MongoFactBlocks(connection, rules);
  months = new MongoFactMonths(connection);
  const past = new MongoPastFacts(connection, rules, { zone: 'Asia/Shanghai', keptDays: {} } as never);
  const customers = new MongoCustomerStore(connection, new FakeCipher(), clock);
  keepMonth = new KeepMonth(past, months, customers, rules, new MongoLeases(connection), new FakeIds(), clock);
  await keepMonth.run('2026-09');
  for (let index = 30; index < 60; index += 1) await new CustomerChanges(connection).change(`c-${index}`, by);
  await keeper.makeRoom(60, standing);
  await keeper.fold({ from: 0, to: PLACES }, standing, clock.now());
  await keepMonth.run('2026-10');
});

afterAll(async () => {
  await connection.close();
});

async function lifecycle(args: readonly string[], locale: CliContext['locale'] = 'en') {
  const flows = new Map<unknown, unknown>([
    [KeepMonth, keepMonth],
    [ReadMigration, new ReadMigration(rules, months, new FakeClock())],
    [ReadMonths, new ReadMonths(rules, months)],
    [ReadStageProfiles, new ReadStageProfiles(rules, blocks, months, new FakeClock())],
  ]);
  let out = '';
  const context: CliContext = {
    locale,
    screen: { write: (text) => (out += text) },
    progress: new Progress({ write: () => undefined }, () => 0),
    withApp: (_needs, work) => work({ get: <T>(token: unknown) => flows.get(token) as T }),
    exitWith: () => undefined,
  };
  const program = new Command('tidemark').exitOverride().configureOutput({ writeErr: () => undefined });
  addLifecycle(program, context);
  await program.parseAsync(['node', 'tidemark', 'lifecycle', ...args]);
  return out;
}

async function stagesIn(month: string): Promise<ReadonlyMap<string, string>> {
  const seen = new Map<string, string>();
  for await (const { ids, columns } of months.read({ month, modelsHash: 'a' }, [FACT])) {
    const column = columns.get(FACT);
    if (column?.kind !== 'dict') throw new Error('a stage is an enum');
    for (const [row, id] of ids.entries()) {
      const known = column.present[row] === 1;
      seen.set(id, known ? (column.dictionary[column.values[row] ?? 0] ?? '') : 'NONE');
    }
  }
  return seen;
}

it('the matrix is what counting customer by customer gives', async () => {
  const [before, after] = [await stagesIn('2026-09'), await stagesIn('2026-10')];
  const counted: Record<string, number> = {};
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    const move = `${before.get(id) ?? 'ABSENT'}>${after.get(id) ?? 'ABSENT'}`;
    counted[move] = (counted[move] ?? 0) + 1;
  }
  const asked = ['migration', '--from', '2026-09', '--to', '2026-10', '--model', MODEL];
  const { migration } = JSON.parse(await lifecycle([...asked, '--json']));
  const told = Object.entries(migration as Record<string, Record<string, number>>).flatMap(([from, row]) =>
    Object.entries(row).flatMap(([to, count]) => (count === 0 ? [] : [[`${from}>${to}`, count]])),
  );
  expect(Object.fromEntries(told)).toEqual(counted);
  expect(before.size).toBeGreaterThan(10);
  expect((await lifecycle(asked, 'zh-CN')).split('\n')[0]).toContain('2026-09');
});

it('a month nobody kept is refused, with those there are', async () => {
  const asked = lifecycle(['migration', '--from', '2026-01', '--to', '2026-10', '--model', MODEL]);
  await expect(asked).rejects.toMatchObject({
    problems: [{ code: 'MONTH_NOT_KEPT', params: { month: '2026-01', known: '2026-09, 2026-10' } }],
  });
  const reversed = lifecycle(['migration', '--from', '2026-10', '--to', '2026-09', '--model', MODEL]);
  await expect(reversed).rejects.toMatchObject({ code: 'INVALID_INPUT', problems: [{ code: 'MONTHS_REVERSED' }] });
  await expect(lifecycle(['migration', '--from', 'May', '--to', '2026-10'])).rejects.toThrow('YYYY-MM');
});

it('stages are told with their trend', async () => {
  const told = JSON.parse(await lifecycle(['stages', '--model', MODEL, '--json']));
  const now = told.stages.reduce((sum: number, one: { readonly customers: number }) => sum + one.customers, 0);
  expect(now).toBe(told.customers);
  expect(told.stages[0].months.map(({ month }: { readonly month: string }) => month)).toEqual(['2026-09', '2026-10']);
  const [head = '', first = ''] = (await lifecycle(['stages', '--model', MODEL])).split('\n');
  expect(head).toContain('share');
  expect(head).toContain('since end of 2026-10');
  const [{ customers, months: kept }] = told.stages;
  const change = customers - kept[1].customers;
  expect(first.split(/ {2,}/)).toContain(change > 0 ? `+${change}` : String(change));
});

it('the tables are headed by what the stages are called', async () => {
  const asked = ['migration', '--from', '2026-09', '--to', '2026-10', '--model', MODEL];
  const { title } = JSON.parse(await lifecycle([...asked, '--json']));
  expect(await lifecycle(asked)).toContain(`\n${title.en} `);
  expect((await lifecycle(['stages', '--model', MODEL], 'zh-CN')).startsWith(title['zh-CN'])).toBe(true);
});

it('a month that is not over is refused as such while another is being made', async () => {
  const leases = new MongoLeases(connection);
  await leases.take('keep-months', 'another', 60_000);
  await expect(lifecycle(['keep', '2026-11'])).rejects.toMatchObject({ problems: [{ code: 'MONTH_NOT_ENDED' }] });
  await expect(lifecycle(['keep', '2026-10'])).rejects.toMatchObject({ problems: [{ code: 'MONTH_BEING_MADE' }] });
  await leases.release('keep-months', 'another');
});

it('the months are told with how their customers are known', async () => {
  expect(await lifecycle(['keep', '2026-10'])).toContain('end of 2026-10: 60 customers (60 by records of the time');
  expect((await lifecycle(['months'], 'zh-CN')).split('\n')).toEqual([
    expect.stringContaining('2026-09'),
    expect.stringContaining('60 位客户'),
    '',
  ]);
  expect(JSON.parse(await lifecycle(['months', '--json'])).months[1]).toMatchObject({
    month: '2026-10',
    state: 'kept',
  });
  await expect(lifecycle(['keep', '2026-11'])).rejects.toMatchObject({ problems: [{ code: 'MONTH_NOT_ENDED' }] });
});
