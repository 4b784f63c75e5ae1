import { afterAll, beforeAll } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoPlanStore } from '../../src/adapters/mongo/plan.store.js';
import { testDatabase } from '../database.js';
import { FakePlanStore } from '../fakes/fake-plan-store.js';
import { describePlanStore } from './plan-store.contract.js';

const uri = testDatabase();
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoPlanStore.ensureIndexes(connection);
});

afterAll(async () => {
  await connection.close();
});

describePlanStore('FakePlanStore', async () => new FakePlanStore());
describePlanStore('MongoPlanStore', async () => {
  await connection.collection('plans').deleteMany({});
  return new MongoPlanStore(connection);
});
