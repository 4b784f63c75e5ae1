import { afterAll, beforeAll } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoDecisionStore } from '../../src/adapters/mongo/decision.store.js';
import { testDatabase } from '../database.js';
import { FakeDecisionStore } from '../fakes/fake-decision-store.js';
import { describeDecisionStore } from './decision-store.contract.js';

const uri = testDatabase();
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoDecisionStore.ensureIndexes(connection);
});

afterAll(async () => {
  await connection.close();
});

describeDecisionStore('FakeDecisionStore', async () => new FakeDecisionStore());
describeDecisionStore('MongoDecisionStore', async () => {
  await connection.collection('decisions').deleteMany({});
  return new MongoDecisionStore(connection);
});
