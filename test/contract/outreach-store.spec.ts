import { afterAll, beforeAll } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoOutreachStore } from '../../src/adapters/mongo/outreach.store.js';
import { testDatabase } from '../database.js';
import { FakeOutreachStore } from '../fakes/fake-outreach-store.js';
import { describeOutreachStore } from './outreach-store.contract.js';

describeOutreachStore('the fake', async () => new FakeOutreachStore());

const uri = testDatabase();
let connection: MongoConnection;
beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoOutreachStore.ensureIndexes(connection);
});
afterAll(() => connection.close());

describeOutreachStore('MongoDB', async () => {
  await Promise.all(['outreach', 'receipts'].map((name) => connection.collection(name).deleteMany({})));
  return new MongoOutreachStore(connection);
});
