import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoCustomerStore } from '../../src/adapters/mongo/customer.store.js';
import { MongoFactBlocks } from '../../src/adapters/mongo/fact-blocks.store.js';
import { MongoFactKeeper } from '../../src/adapters/mongo/fact-keeper.store.js';
import { MongoFactModels } from '../../src/adapters/mongo/fact-models.store.js';
import { MongoFactRoom } from '../../src/adapters/mongo/fact-room.store.js';
import { sheetAt } from '../../src/core/facts/fact-block.js';
import type { FactSheet } from '../../src/core/facts/fact-sheet.js';
import { PLACES, placeOf } from '../../src/core/kit/hash.js';
import type { BusinessRules } from '../../src/flows/ports/business-rules.js';
import { testDatabase } from '../database.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { gated } from '../properties/fact-blocks-gate.js';
import { CATALOGUE, CustomerChanges, chance, derivationsWith } from '../properties/fact-blocks-world.js';

const EVERYWHERE = { from: 0, to: PLACES };
const NOW = new Date('2026-11-03T06:30:00Z');
const MODELS = { models: 1, modelsHash: 'a' };
/** Two customers of one place each, whatever else they are. */
const PAIRS = [
  ['c-5492', 'c-77049'],
  ['c-68776', 'c-77334'],
  ['c-141860', 'c-164074'],
  ['c-177943', 'c-214397'],
] as const;
const rules = {
  catalogue: CATALOGUE,
  derivations: derivationsWith(40),
  modelsHash: 'a',
  policy: { operatorZone: 'Asia/Shanghai' },
} as unknown as BusinessRules;

const uri = testDatabase();
let connection: MongoConnection;
let keeper: MongoFactKeeper;
let changes: CustomerChanges;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoCustomerStore.ensureIndexes(connection);
  await MongoFactKeeper.ensureIndexes(connection);
});

afterAll(async () => {
  await connection.close();
});

beforeEach(async () => {
  for (const name of ['customers', 'fact_blocks', 'model_changes']) await connection.collection(name).deleteMany({});
  keeper = new MongoFactKeeper(connection, rules, { each: 4, most: 8 });
  await keeper.ranges(MODELS);
  changes = new CustomerChanges(connection);
});

const fold = () => keeper.fold(EVERYWHERE, MODELS, NOW);

async function read(from = connection, modelsHash = 'a', range = EVERYWHERE): Promise<Map<string, FactSheet>> {
  const sheets = new Map<string, FactSheet>();
  const reader = new MongoFactBlocks(from, { ...rules, modelsHash });
  for await (const block of reader.read(range, ['age'], NOW)) {
    for (const [row, id] of block.ids.entries()) sheets.set(id, sheetAt(block, row));
  }
  return sheets;
}

async function become(id: string, age: number): Promise<void> {
  await connection
    .collection<{ _id: string }>('customers')
    .updateOne({ _id: id }, { $set: { 'basic.age': age, stale: true }, $inc: { rev: 1 } });
}

it('who read a change before a newer one was folded hears of the newer', async () => {
  const by = chance(5);
  for (let index = 0; index < 30; index += 1) await changes.change(`c-${index}`, by);
  await fold();
  await become('c-3', 31);
  let isFolded = false;
  const slow = gated(connection, {
    pass: async (call, work) => {
      const answer = await work();
      if (call === 'customers.find' && !isFolded) {
        isFolded = true;
        await become('c-3', 32);
        await fold();
      }
      return answer;
    },
  });
  expect((await read(slow)).get('c-3')).toEqual({ age: 32 });
  expect(isFolded).toBe(true);
});

it('customers of one place come in order of their ids, however they came in', async () => {
  const by = chance(6);
  const others = Array.from({ length: 25 }, (_one, index) => `c-${index}`);
  const inOrder = [...others, ...PAIRS.flat()].sort((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1));
  const firsts = PAIRS.map(([first]) => first);
  const looks = async () => {
    const there = new Set((await connection.collection<{ _id: string }>('customers').find({}).toArray()).map(idOf));
    const expected = inOrder.filter((id) => there.has(id));
    expect([...(await read()).keys()]).toEqual(expected);
    expect([...(await read(connection, 'other models')).keys()]).toEqual(expected);
  };
  const idOf = ({ _id }: { readonly _id: string }) => _id;
  for (const id of [...others, ...PAIRS.map(([, second]) => second)].reverse()) await changes.change(id, by);
  await looks();
  await fold();
  for (const id of firsts) await changes.change(id, by);
  await looks();
  await fold();
  await looks();
  for (const id of PAIRS.flat()) await changes.optOut(id);
  await looks();
  await keeper.rebuild(EVERYWHERE, MODELS, NOW);
  await looks();
  expect((await keeper.verify(EVERYWHERE, MODELS, NOW)).faults).toEqual([]);
});

it('no edge parts customers of one place', async () => {
  const by = chance(7);
  for (const id of PAIRS.flat()) await changes.change(id, by);
  await fold();
  for (const [first, second] of PAIRS) {
    const place = placeOf(first);
    expect([...(await read(connection, 'a', { from: place, to: place + 1 })).keys()]).toEqual([first, second]);
    const before = await read(connection, 'a', { from: 0, to: place });
    const after = await read(connection, 'a', { from: place + 1, to: PLACES });
    expect([...before.keys(), ...after.keys()].filter((id) => placeOf(id) === place)).toEqual([]);
    expect(before.size + after.size).toBe(PAIRS.length * 2 - 2);
  }
});

it('room is made for many who come, and the few who come need none', async () => {
  const room = new MongoFactRoom(connection, keeper, new MongoFactModels(connection, new FakeClock()), rules);
  await room.makeFor(999);
  expect(await keeper.ranges(MODELS)).toHaveLength(1);
  await room.makeFor(1_000);
  const ranges = await keeper.ranges(MODELS);
  expect(ranges.length).toBeGreaterThan(100);
  await room.makeFor(1_000);
  expect(await keeper.ranges(MODELS)).toEqual(ranges);
});
