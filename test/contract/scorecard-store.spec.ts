import { afterAll, beforeAll } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoScorecardStore } from '../../src/adapters/mongo/value/scorecard.store.js';
import { testDatabase } from '../database.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeScorecardStore } from '../fakes/fake-scorecard-store.js';
import { describeScorecardStore } from './scorecard-store.contract.js';

const uri = testDatabase();
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
});

afterAll(async () => {
  await connection.close();
});

describeScorecardStore('FakeScorecardStore', async () => new FakeScorecardStore(new FakeClock()));
describeScorecardStore('MongoScorecardStore', async () => {
  for (const name of ['scorecards', 'scorecard_activations']) await connection.collection(name).deleteMany({});
  return new MongoScorecardStore(connection, new FakeClock());
});
