import { afterAll, beforeAll } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoOfferStore } from '../../src/adapters/mongo/offer.store.js';
import { testDatabase } from '../database.js';
import { FakeOfferStore } from '../fakes/fake-offer-store.js';
import { describeOfferStore } from './offer-store.contract.js';

const uri = testDatabase();
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoOfferStore.ensureIndexes(connection);
});

afterAll(async () => {
  await connection.close();
});

describeOfferStore('FakeOfferStore', async () => new FakeOfferStore());
describeOfferStore('MongoOfferStore', async () => {
  await connection.collection('offers').deleteMany({});
  return new MongoOfferStore(connection);
});
