import { afterAll, beforeAll } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoContactLedger } from '../../src/adapters/mongo/contact-ledger.store.js';
import { testDatabase } from '../database.js';
import { FakeContactLedger } from '../fakes/fake-contact-ledger.js';
import { describeContactLedger } from './contact-ledger.contract.js';

const uri = testDatabase();
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoContactLedger.ensureIndexes(connection);
});

afterAll(async () => {
  await connection.close();
});

describeContactLedger('FakeContactLedger', async () => new FakeContactLedger());
describeContactLedger('MongoContactLedger', async () => {
  await connection.collection('contacts').deleteMany({});
  return new MongoContactLedger(connection);
});
