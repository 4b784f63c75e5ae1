import { afterAll, beforeAll } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoImportStore } from '../../src/adapters/mongo/import.store.js';
import { testDatabase } from '../database.js';
import { FakeImportStore } from '../fakes/fake-import-store.js';
import { describeImportStore } from './import-store.contract.js';

const uri = testDatabase();
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoImportStore.ensureIndexes(connection);
});

afterAll(async () => {
  await connection.close();
});

describeImportStore('FakeImportStore', async () => new FakeImportStore());
describeImportStore('MongoImportStore', async () => {
  await connection.collection('imports').deleteMany({});
  return new MongoImportStore(connection);
});
