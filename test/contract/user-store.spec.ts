import { afterAll, beforeAll } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoUserStore } from '../../src/adapters/mongo/user.store.js';
import { testDatabase } from '../database.js';
import { FakeUserStore } from '../fakes/fake-user-store.js';
import { describeUserStore } from './user-store.contract.js';

const uri = testDatabase();
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoUserStore.ensureIndexes(connection);
});

afterAll(async () => {
  await connection.close();
});

describeUserStore('FakeUserStore', async () => new FakeUserStore());
describeUserStore('MongoUserStore', async () => {
  await connection.collection('users').deleteMany({});
  return new MongoUserStore(connection);
});
