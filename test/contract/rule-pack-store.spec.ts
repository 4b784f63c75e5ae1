import { afterAll, beforeAll } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoRulePackStore } from '../../src/adapters/mongo/rule-pack.store.js';
import { testDatabase } from '../database.js';
import { FakeRulePackStore } from '../fakes/fake-rule-pack-store.js';
import { describeRulePackStore } from './rule-pack-store.contract.js';

const uri = testDatabase();
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoRulePackStore.ensureIndexes(connection);
});

afterAll(async () => {
  await connection.close();
});

describeRulePackStore('FakeRulePackStore', async () => new FakeRulePackStore());
describeRulePackStore('MongoRulePackStore', async () => {
  await connection.collection('rule_versions').deleteMany({});
  return new MongoRulePackStore(connection);
});
