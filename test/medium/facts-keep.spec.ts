import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoCustomerStore } from '../../src/adapters/mongo/customer.store.js';
import { MongoFactBlocks } from '../../src/adapters/mongo/fact-blocks.store.js';
import { MongoFactKeeper } from '../../src/adapters/mongo/fact-keeper.store.js';
import { MongoFactModels } from '../../src/adapters/mongo/fact-models.store.js';
import { MongoLeases } from '../../src/adapters/mongo/lease.store.js';
import { PLACES, placeOf } from '../../src/core/kit/hash.js';
import { FoldFacts } from '../../src/flows/fold-facts.js';
import type { BusinessRules } from '../../src/flows/ports/business-rules.js';
import type { CustomerStore } from '../../src/flows/ports/customer-store.js';
import { RebuildFacts } from '../../src/flows/rebuild-facts.js';
import { VerifyFacts } from '../../src/flows/verify-facts.js';
import { testDatabase } from '../database.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeIds } from '../fakes/fake-ids.js';
import { CATALOGUE, CustomerChanges, chance, derivationsWith, NAMES } from '../properties/fact-blocks-world.js';

const EVERYWHERE = { from: 0, to: PLACES };
const uri = testDatabase();
let connection: MongoConnection;
const clock = new FakeClock();

type Raw = {
  _id: number;
  version: number;
  columns: Record<string, { buffer: Buffer }>;
  ids: { buffer: Buffer };
  revs: { buffer: Buffer };
};
const blocks = () => connection.collection<Raw>('fact_blocks');

function flowsWith(from: number, modelsHash: string) {
  const rules = {
    catalogue: CATALOGUE,
    derivations: derivationsWith(from),
    modelsHash,
    policy: { operatorZone: 'Asia/Shanghai' },
  } as unknown as BusinessRules;
  const keeper = new MongoFactKeeper(connection, rules, { each: 10, most: 20 });
  const models = new MongoFactModels(connection, clock);
  const customers = {
    count: () => connection.collection('customers').countDocuments({}),
  } as unknown as CustomerStore;
  return {
    keeper,
    models,
    reader: new MongoFactBlocks(connection, rules),
    fold: new FoldFacts(keeper, models, rules, new MongoLeases(connection), new FakeIds(), clock),
    rebuild: new RebuildFacts(keeper, models, customers, rules, clock),
    verify: new VerifyFacts(keeper, models, rules, clock),
  };
}

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoCustomerStore.ensureIndexes(connection);
  await MongoFactKeeper.ensureIndexes(connection);
});

afterAll(async () => {
  await connection.close();
});

beforeEach(async () => {
  for (const name of ['customers', 'fact_blocks', 'fact_models', 'model_changes', 'leases']) {
    await connection.collection(name).deleteMany({});
  }
  const changes = new CustomerChanges(connection);
  const by = chance(7);
  for (let index = 0; index < 60; index += 1) await changes.change(`c-${index}`, by);
});

describe('a fold of the base', () => {
  it('takes up whoever changed, cuts blocks as they fill, and finds nothing the second time', async () => {
    const { fold, verify } = flowsWith(40, 'a');
    const first = await fold.run();
    expect(first).toMatchObject({ end: 'done', rows: 60 });
    expect(await fold.run()).toEqual({ end: 'done', written: 0, rows: 0 });
    expect(await verify.run()).toMatchObject({ checked: 60, stale: 0, faults: 0 });
    const sizes = await connection.collection<{ n: number }>('fact_blocks').find({}).toArray();
    expect(sizes.length).toBeGreaterThan(3);
    expect(sizes.every(({ n }) => n <= 20)).toBe(true);
  });

  it('of one customer writes that block and no other', async () => {
    const { fold, verify } = flowsWith(40, 'a');
    await fold.run();
    const before = await blocks().find({}).toArray();
    await new CustomerChanges(connection).optOut('c-3');
    expect(await verify.run()).toMatchObject({ stale: 1, faults: 0 });
    expect(await fold.run('c-3')).toMatchObject({ end: 'done', written: 1 });
    const after = await blocks().find({}).toArray();
    const changed = after.filter(({ _id, version }) => before.find((one) => one._id === _id)?.version !== version);
    expect(changed.map(({ _id }) => _id)).toEqual([before.findLast(({ _id }) => _id <= placeOf('c-3'))?._id]);
    expect(await verify.run()).toMatchObject({ stale: 0, faults: 0 });
  });

  it('is left to whoever is at it', async () => {
    await new MongoLeases(connection).take('fold-facts', 'another', 60_000);
    expect(await flowsWith(40, 'a').fold.run()).toEqual({ end: 'busy' });
  });

  it('is refused to a process of other models than are in force', async () => {
    const [older, newer] = [flowsWith(40, 'a'), flowsWith(60, 'b')];
    await older.fold.run();
    expect(await newer.rebuild.run()).toMatchObject({ models: 2, customers: 60, done: true });
    expect(await older.fold.run()).toEqual({ end: 'outdated', active: 'b' });
    expect(await newer.verify.run()).toMatchObject({ checked: 60, faults: 0 });
  });

  it('derives blocks of older models again', async () => {
    const [older, newer] = [flowsWith(40, 'a'), flowsWith(60, 'b')];
    await older.fold.run();
    await newer.models.activate('b');
    expect(await newer.fold.run()).toMatchObject({ end: 'done', rows: 60 });
    expect(await newer.verify.run()).toMatchObject({ checked: 60, stale: 0, faults: 0 });
  });

  it('takes up the rows time has run out on', async () => {
    const { fold, verify } = flowsWith(40, 'a');
    await fold.run();
    clock.advance(86_400_000);
    expect((await verify.run()).stale).toBeGreaterThan(0);
    await fold.run();
    expect(await verify.run()).toMatchObject({ checked: 60, stale: 0, faults: 0 });
  });
});

it('room is made ahead: empty blocks that lie end to end', async () => {
  const { keeper } = flowsWith(40, 'a');
  await connection.collection('customers').deleteMany({});
  await keeper.makeRoom(5_000, { models: 1, modelsHash: 'a' });
  const ranges = await keeper.ranges({ models: 1, modelsHash: 'a' });
  expect(ranges.length).toBeGreaterThan(250);
  expect((await keeper.verify(EVERYWHERE, { models: 1, modelsHash: 'a' }, clock.now())).faults).toEqual([]);
});

describe('a verification', () => {
  const only = (faults: readonly { code: string; column: string | null; block: number }[]) =>
    faults.map(({ code, column, block }) => `${code} ${column} ${block}`);

  it.each([...NAMES.filter((name) => name !== 'daysHere'), '_zone'])('finds one flipped byte of %s', async (name) => {
    const { fold, verify } = flowsWith(40, 'a');
    await fold.run();
    const record = (await blocks().find({}).toArray())[1];
    if (record === undefined) throw new Error('one block only');
    const bytes = record.columns[name]?.buffer ?? Buffer.alloc(0);
    for (const at of [0, Math.floor(bytes.length / 2), bytes.length - 1]) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ 16;
      await blocks().updateOne({ _id: record._id }, { $set: { [`columns.${name}`]: flipped } });
      const report = await verify.run();
      expect(only(report.told)).toEqual([`BYTES ${name} ${record._id}`]);
    }
  });

  it.each(['ids', 'revs'] as const)('finds one flipped byte of %s', async (field) => {
    const { fold, verify } = flowsWith(40, 'a');
    await fold.run();
    const [record] = await blocks().find({}).toArray();
    if (record === undefined) throw new Error('no block');
    const flipped = Buffer.from(record[field].buffer);
    flipped[6] = (flipped[6] ?? 0) ^ 1;
    await blocks().updateOne({ _id: record._id }, { $set: { [field]: flipped } });
    expect(only((await verify.run()).told)).toEqual([`BYTES ${field} ${record._id}`]);
  });

  it.each([
    ['a change nobody marked', { $inc: { rev: 1 } }, 'NOT_STALE'],
    ['a change without a rev', { $set: { 'basic.age': 99 } }, 'VALUE'],
  ] as const)('finds %s', async (_case, update, code) => {
    const { fold, verify } = flowsWith(40, 'a');
    await fold.run();
    await connection.collection<{ _id: string }>('customers').updateOne({ _id: 'c-1' }, update);
    const { told } = await verify.run();
    expect(told.every((fault) => fault.code === code && fault.customerId === 'c-1')).toBe(true);
    expect(told).not.toEqual([]);
  });

  it('finds a row of nobody, and a hole between blocks', async () => {
    const { fold, verify } = flowsWith(40, 'a');
    await fold.run();
    await connection.collection<{ _id: string }>('customers').deleteOne({ _id: 'c-1' });
    expect((await verify.run()).told).toMatchObject([{ code: 'NOBODY', customerId: 'c-1' }]);
    const last = (await blocks().find({}).sort({ _id: -1 }).limit(1).toArray())[0];
    await blocks().deleteOne({ _id: last?._id ?? -1 });
    expect((await verify.run()).told.map(({ code }) => code)).toContain('TILING');
  });
});

it('whoever is forgotten leaves the blocks, and an id imported again comes back', async () => {
  const { fold, reader, verify } = flowsWith(40, 'a');
  await fold.run();
  const changes = new CustomerChanges(connection);
  const idsNow = async () => {
    const ids: string[] = [];
    for await (const block of reader.read(EVERYWHERE, ['age'], clock.now())) ids.push(...block.ids);
    return ids;
  };
  await changes.forget('c-9');
  expect(await idsNow()).not.toContain('c-9');
  await fold.run();
  expect(await idsNow()).toHaveLength(59);
  expect(await reader.sheetOf('c-9', clock.now())).toBeNull();
  await changes.sweepTombstones();
  await changes.change('c-9', chance(1));
  expect(await idsNow()).toContain('c-9');
  expect(await verify.run()).toMatchObject({ faults: 0, stale: 1 });
});
