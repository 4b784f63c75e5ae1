import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { loadRuleFiles } from '../../src/adapters/files/rule-files.js';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoCustomerStore } from '../../src/adapters/mongo/customer.store.js';
import { MongoFactBlocks } from '../../src/adapters/mongo/fact-blocks.store.js';
import { MongoFactKeeper } from '../../src/adapters/mongo/fact-keeper.store.js';
import { AesCipher } from '../../src/adapters/system/aes-cipher.js';
import type { Customer } from '../../src/core/customer/customer.js';
import { PLACES, placeOf } from '../../src/core/kit/hash.js';
import { aCustomer } from '../builders/a-customer.js';
import { testDatabase } from '../database.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeFactBlocks } from '../fakes/fake-fact-blocks.js';
import { CATALOGUE, derivationsWith } from '../properties/fact-blocks-world.js';
import { describeFactBlocks } from './fact-blocks.contract.js';

const uri = testDatabase();
const { business } = await loadRuleFiles('rules');
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoCustomerStore.ensureIndexes(connection);
  await MongoFactKeeper.ensureIndexes(connection);
});

afterAll(async () => {
  await connection.close();
});

const STANDING = { models: 1, modelsHash: business.modelsHash };

async function make(customers: readonly Customer[]): Promise<MongoFactBlocks> {
  for (const name of ['customers', 'fact_blocks']) await connection.collection(name).deleteMany({});
  await new MongoFactKeeper(connection, business).ranges(STANDING);
  const store = new MongoCustomerStore(connection, new AesCipher(Buffer.alloc(32, 7)), new FakeClock());
  await store.apply(customers.map((customer) => ({ customer, contentHash: 'a' })));
  return new MongoFactBlocks(connection, business);
}

describeFactBlocks('FakeFactBlocks', async (customers) => new FakeFactBlocks(business, [...customers]));
async function makeFolded(customers: readonly Customer[]): Promise<MongoFactBlocks> {
  const blocks = await make(customers);
  const keeper = new MongoFactKeeper(connection, business, { each: 4, most: 8 });
  await keeper.fold({ from: 0, to: PLACES }, STANDING, new Date('2026-11-01T00:00:00Z'));
  return blocks;
}

async function makeWithoutBlocks(customers: readonly Customer[]): Promise<MongoFactBlocks> {
  const blocks = await make(customers);
  await connection.collection('fact_blocks').deleteMany({});
  return blocks;
}

describeFactBlocks('MongoFactBlocks before a fold', make);
describeFactBlocks('MongoFactBlocks after a fold', makeFolded);
describeFactBlocks('MongoFactBlocks without blocks', makeWithoutBlocks);

it('more than are read at once come in order of place, none of them twice, folded or not', async () => {
  await make([]);
  // Few facts, so that many customers take little time.
  const rules = {
    ...business,
    catalogue: CATALOGUE,
    derivations: derivationsWith(40),
    modelsHash: business.modelsHash,
  };
  const blocks = new MongoFactBlocks(connection, rules);
  const { personal: _none, ...profile } = aCustomer();
  const rows = Array.from({ length: 5_000 }, (_, index) => {
    const id = `c-${index}`;
    return { ...profile, _id: id, h: placeOf(id), rev: 1, stale: true, has: {} };
  });
  await connection.collection<(typeof rows)[number]>('customers').insertMany(rows);
  const expected = [...rows].sort((a, b) => a.h - b.h).map(({ _id }) => _id);
  const readAll = async () => {
    const read: (readonly string[])[] = [];
    for await (const { ids } of blocks.read({ from: 0, to: PLACES }, ['age'], new Date(0))) read.push(ids);
    expect(read.every(({ length }) => length <= 4_096)).toBe(true);
    return read.flat();
  };
  await expect(readAll()).resolves.toEqual(expected);
  const report = await new MongoFactKeeper(connection, rules).fold({ from: 0, to: PLACES }, STANDING, new Date(0));
  expect(report).toEqual({ written: 4, rows: 5_000, split: 3 });
  await expect(readAll()).resolves.toEqual(expected);
});
