import { afterAll, beforeAll } from '@jest/globals';
import { MongoCampaignStore } from '../../src/adapters/mongo/campaign.store.js';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { testDatabase } from '../database.js';
import { FakeCampaignStore } from '../fakes/fake-campaign-store.js';
import { describeCampaignStore } from './campaign-store.contract.js';

const uri = testDatabase();
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoCampaignStore.ensureIndexes(connection);
});

afterAll(async () => {
  await connection.close();
});

describeCampaignStore('FakeCampaignStore', async () => new FakeCampaignStore());
describeCampaignStore('MongoCampaignStore', async () => {
  await connection.collection('campaigns').deleteMany({});
  return new MongoCampaignStore(connection);
});
