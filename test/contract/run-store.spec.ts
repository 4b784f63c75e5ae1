import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoRunStore } from '../../src/adapters/mongo/run.store.js';
import { chunkRanges } from '../../src/core/campaign/chunk-ranges.js';
import { aRun } from '../builders/a-run.js';
import { testDatabase } from '../database.js';
import { FakeRunStore } from '../fakes/fake-run-store.js';
import { aHandClock, describeRunStore } from './run-store.contract.js';

const uri = testDatabase();
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoRunStore.ensureIndexes(connection);
});

afterAll(async () => {
  await connection.close();
});

describeRunStore('FakeRunStore', async () => {
  const clock = aHandClock();
  return { store: new FakeRunStore(clock), clock };
});
describe('MongoRunStore', () => {
  it('closes chunks that a start adds to a run stopped meanwhile', async () => {
    await connection.collection('runs').deleteMany({});
    await connection.collection('chunks').deleteMany({});
    const store = new MongoRunStore(connection, aHandClock());
    const run = aRun();
    const chunks = connection.collection('chunks');
    const slow = Object.create(connection) as MongoConnection;
    const insertMany: typeof chunks.insertMany = async (...args) => {
      await store.stop(run.id);
      return chunks.insertMany(...args);
    };
    slow.collection = ((name: string) =>
      name === 'chunks'
        ? new Proxy(chunks, {
            get: (on, key) => {
              const value = key === 'insertMany' ? insertMany : (Reflect.get(on, key) as unknown);
              return typeof value === 'function' ? value.bind(on) : value;
            },
          })
        : connection.collection(name)) as MongoConnection['collection'];
    await new MongoRunStore(slow, aHandClock()).start(run, chunkRanges(run.chunkCount, 1));
    await expect(store.stranded(10, [])).resolves.toEqual([]);
    await expect(chunks.countDocuments({ state: 'left' })).resolves.toBe(2);
  });
});
describeRunStore('MongoRunStore', async () => {
  await connection.collection('runs').deleteMany({});
  await connection.collection('chunks').deleteMany({});
  const clock = aHandClock();
  return { store: new MongoRunStore(connection, clock), clock };
});
