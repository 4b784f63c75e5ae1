import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { type CustomerRecord, factSourceOf } from '../../src/adapters/mongo/customer/customer-record.js';
import { MongoCustomerStore } from '../../src/adapters/mongo/customer.store.js';
import { AesCipher } from '../../src/adapters/system/aes-cipher.js';
import { aCustomer } from '../builders/a-customer.js';
import { testDatabase } from '../database.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeCustomerStore } from '../fakes/fake-customer-store.js';
import { describeCustomerStore } from './customer-store.contract.js';

const uri = testDatabase();
const clock = new FakeClock();
const cipher = new AesCipher(Buffer.alloc(32, 7));
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoCustomerStore.ensureIndexes(connection);
});

afterAll(async () => {
  await connection.close();
});

async function make() {
  await connection.collection('customers').deleteMany({});
  return new MongoCustomerStore(connection, cipher, clock);
}

describeCustomerStore('FakeCustomerStore', async () => new FakeCustomerStore());
describeCustomerStore('MongoCustomerStore', make);

describe('the record in the database', () => {
  const raw = () => connection.collection<CustomerRecord>('customers').findOne({ _id: 'c-1' });

  it('holds no personal data that can be read', async () => {
    const store = await make();
    const personal = { name: 'Ann Example', idNumber: 'X-123456', address: '1 Long Street', msisdn: '+9990001112223' };
    await store.apply([{ customer: aCustomer({ personal }), contentHash: 'a' }]);
    const text = JSON.stringify(await raw());
    for (const value of [...Object.values(personal), 'c-1@example', 'Ann', '0001112223', '123456']) {
      expect(text).not.toContain(value);
    }
  });

  it('begins at the machine time, and every change raises its revision and makes it stale', async () => {
    const store = await make();
    const first = { customer: aCustomer(), contentHash: 'a' };
    await store.apply([first]);
    await expect(raw()).resolves.toMatchObject({ rev: clock.system().getTime(), stale: true, h: expect.any(Number) });
    await connection.collection<CustomerRecord>('customers').updateOne({ _id: 'c-1' }, { $set: { stale: false } });
    await store.apply([first]);
    await expect(raw()).resolves.toMatchObject({ rev: clock.system().getTime(), stale: false });
    await store.apply([{ customer: aCustomer({ basic: { age: 30 } }), contentHash: 'b' }]);
    await expect(raw()).resolves.toMatchObject({ rev: clock.system().getTime() + 1, stale: true, basic: { age: 30 } });
  });

  it('keeps what other work has put on the document', async () => {
    const store = await make();
    await store.apply([{ customer: aCustomer(), contentHash: 'a' }]);
    await connection.collection('customers').updateOne({}, { $set: { state: { stage: 'B' } } });
    await store.apply([{ customer: aCustomer({ basic: { age: 30 } }), contentHash: 'b' }]);
    await expect(raw()).resolves.toMatchObject({ state: { stage: 'B' }, basic: { age: 30 } });
  });

  it('tells at the start whether the key is the one it was sealed with', async () => {
    const store = await make();
    const other = new AesCipher(Buffer.alloc(32, 8));
    await expect(MongoCustomerStore.opensWith(connection, other)).resolves.toBe(true);
    await store.apply([{ customer: aCustomer(), contentHash: 'a' }]);
    await expect(MongoCustomerStore.opensWith(connection, other)).resolves.toBe(false);
    await expect(MongoCustomerStore.opensWith(connection, cipher)).resolves.toBe(true);
  });

  it('gives facts their source without deciphering anything', async () => {
    const store = await make();
    await store.apply([{ customer: aCustomer(), contentHash: 'a' }]);
    const record = await raw();
    const { personal, ...source } = aCustomer();
    expect(record && factSourceOf(record)).toEqual({ ...source, has: new Set(Object.keys(personal)) });
  });
});
