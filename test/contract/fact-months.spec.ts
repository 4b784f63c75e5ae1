import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoCustomerStore } from '../../src/adapters/mongo/customer.store.js';
import { MongoFactBlocks } from '../../src/adapters/mongo/fact-blocks.store.js';
import { MongoFactKeeper } from '../../src/adapters/mongo/fact-keeper.store.js';
import { MongoFactModels } from '../../src/adapters/mongo/fact-models.store.js';
import { MongoFactMonths } from '../../src/adapters/mongo/fact-months.store.js';
import { type FactBlock, sheetAt } from '../../src/core/facts/fact-block.js';
import { PLACES } from '../../src/core/kit/hash.js';
import { KeepMonth } from '../../src/flows/keep-month.js';
import type { BusinessRules } from '../../src/flows/ports/business-rules.js';
import { testDatabase } from '../database.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { CATALOGUE, CustomerChanges, chance, derivationsWith, NAMES } from '../properties/fact-blocks-world.js';

const uri = testDatabase();
const rules = {
  catalogue: CATALOGUE,
  derivations: derivationsWith(40),
  modelsHash: 'a',
  policy: { operatorZone: 'Asia/Shanghai' },
} as unknown as BusinessRules;
const OCTOBER = { month: '2026-10', modelsHash: 'a' };
const END = new Date('2026-10-31T15:59:59.999Z');
let connection: MongoConnection;
let months: MongoFactMonths;
let blocks: MongoFactBlocks;
let keepMonth: KeepMonth;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoCustomerStore.ensureIndexes(connection);
  await MongoFactKeeper.ensureIndexes(connection);
  await MongoFactMonths.ensureIndexes(connection);
});

afterAll(async () => {
  await connection.close();
});

beforeEach(async () => {
  for (const name of ['customers', 'fact_blocks', 'fact_months']) await connection.collection(name).deleteMany({});
  const by = chance(3);
  for (let index = 0; index < 40; index += 1) await new CustomerChanges(connection).change(`c-${index}`, by);
  const keeper = new MongoFactKeeper(connection, rules, { each: 4, most: 8 });
  const standing = { models: 1, modelsHash: 'a' };
  await keeper.ranges(standing);
  await keeper.fold({ from: 0, to: PLACES }, standing, new Date('2026-11-02T00:00:00Z'));
  months = new MongoFactMonths(connection);
  blocks = new MongoFactBlocks(connection, rules);
  keepMonth = new KeepMonth(
    keeper,
    blocks,
    months,
    new MongoFactModels(connection, new FakeClock()),
    rules,
    new FakeClock(),
  );
});

async function sheets(read: AsyncIterable<FactBlock>): Promise<readonly unknown[]> {
  const all: unknown[] = [];
  for await (const block of read) all.push(...block.ids.map((id, row) => [id, sheetAt(block, row)]));
  return all;
}

it("keeps every fact of everybody as of the month's last instant, and keeps it when they change", async () => {
  const before = await sheets(blocks.read({ from: 0, to: PLACES }, NAMES, END));
  expect(await keepMonth.run('2026-10')).toBe(40);
  await new CustomerChanges(connection).change('c-1', chance(99));
  expect(await sheets(months.read(OCTOBER, NAMES))).toEqual(before);
  expect(await keepMonth.run()).toBe(0);
  expect(await sheets(months.read({ ...OCTOBER, modelsHash: 'b' }, NAMES))).toEqual([]);
});

it('goes on where it was interrupted', async () => {
  await keepMonth.run('2026-10');
  const all = await sheets(months.read(OCTOBER, NAMES));
  const stored = await connection.collection('fact_months').find({}).sort({ from: 1 }).toArray();
  await connection.collection('fact_months').deleteMany({ _id: { $in: stored.slice(3).map(({ _id }) => _id) } });
  expect(await keepMonth.run('2026-10')).toBeGreaterThan(0);
  expect(await sheets(months.read(OCTOBER, NAMES))).toEqual(all);
});

it('drops who is forgotten, also who was forgotten while the copy was made', async () => {
  const early = await sheets(blocks.read({ from: 0, to: PLACES }, NAMES, END));
  await keepMonth.run('2026-10');
  await months.forget('c-5');
  await months.forget('nobody');
  const kept = await sheets(months.read(OCTOBER, NAMES));
  expect(kept).toEqual(early.filter((row) => (row as readonly unknown[])[0] !== 'c-5'));

  await connection.collection('fact_months').deleteMany({});
  const read: FactBlock[] = [];
  for await (const block of blocks.read({ from: 0, to: PLACES }, NAMES, END)) read.push(block);
  await new CustomerChanges(connection).forget('c-6');
  for (const block of read) await months.keep(OCTOBER, { from: 0, to: PLACES }, block);
  expect(JSON.stringify(await sheets(months.read(OCTOBER, NAMES)))).not.toContain('"c-6"');
});
