import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { loadRuleFiles } from '../../src/adapters/files/rule-files.js';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoCustomerStore } from '../../src/adapters/mongo/customer.store.js';
import { MongoFactBlocks } from '../../src/adapters/mongo/fact-blocks.store.js';
import { AesCipher } from '../../src/adapters/system/aes-cipher.js';
import type { Customer } from '../../src/core/customer/customer.js';
import { PLACES } from '../../src/core/kit/hash.js';
import { aCustomer } from '../builders/a-customer.js';
import { testDatabase } from '../database.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeFactBlocks } from '../fakes/fake-fact-blocks.js';
import { describeFactBlocks } from './fact-blocks.contract.js';

const uri = testDatabase();
const { business } = await loadRuleFiles('rules');
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoCustomerStore.ensureIndexes(connection);
});

afterAll(async () => {
  await connection.close();
});

async function make(customers: readonly Customer[]): Promise<MongoFactBlocks> {
  await connection.collection('customers').deleteMany({});
  const store = new MongoCustomerStore(connection, new AesCipher(Buffer.alloc(32, 7)), new FakeClock());
  await store.apply(customers.map((customer) => ({ customer, contentHash: 'a' })));
  return new MongoFactBlocks(connection, business);
}

describeFactBlocks('FakeFactBlocks', async (customers) => new FakeFactBlocks(business, [...customers]));
describeFactBlocks('MongoFactBlocks', make);

it('those who share a place are put in order of id, and never fall between two blocks', async () => {
  const blocks = await make([]);
  const { personal: _none, ...profile } = aCustomer();
  const rows = Array.from({ length: 2_100 }, (_, index) => {
    const place = Math.min(index, 1_990);
    return { ...profile, _id: `c-${9_999 - index}`, h: place, rev: 1, lookup: {} };
  });
  await connection.collection<(typeof rows)[number]>('customers').insertMany(rows);
  const read: (readonly string[])[] = [];
  for await (const { ids } of blocks.read({ from: 0, to: PLACES }, ['origin'], new Date(0))) read.push(ids);
  const expected = [...rows].sort((a, b) => a.h - b.h || (a._id < b._id ? -1 : 1)).map(({ _id }) => _id);
  expect(read.flat()).toEqual(expected);
  expect(read.map(({ length }) => length)).toEqual([2_100]);
});
