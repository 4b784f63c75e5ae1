import { afterAll, beforeAll } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoRunStore } from '../../src/adapters/mongo/run.store.js';
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
describeRunStore('MongoRunStore', async () => {
  await connection.collection('runs').deleteMany({});
  await connection.collection('chunks').deleteMany({});
  const clock = aHandClock();
  return { store: new MongoRunStore(connection, clock), clock };
});
