import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoAffinityStore } from '../../src/adapters/mongo/value/affinity.store.js';
import { MongoPyramidStore } from '../../src/adapters/mongo/value/pyramid.store.js';
import { MongoScorecardStore } from '../../src/adapters/mongo/value/scorecard.store.js';
import { MongoTrainedStore } from '../../src/adapters/mongo/value/trained.store.js';
import { aChurnCard } from '../builders/a-scorecard.js';
import { testDatabase } from '../database.js';
import { FakeAffinityStore } from '../fakes/fake-affinity-store.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakePyramidStore } from '../fakes/fake-pyramid-store.js';
import { describeAffinityStore, describePyramidStore } from './base-models-store.contract.js';

const uri = testDatabase();
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
});

afterAll(async () => {
  await connection.close();
});

const COLLECTIONS = ['affinity', 'pyramids', 'pyramid_parts', 'scorecards', 'scorecard_activations'];

async function emptied(): Promise<MongoConnection> {
  for (const name of COLLECTIONS) await connection.collection(name).deleteMany({});
  return connection;
}

let tokens = 0;
const token = () => `token-${++tokens}`;
/** Steps a part: so few that one pyramid is more than one document. */
const FEW = 2;

describeAffinityStore('FakeAffinityStore', async () => new FakeAffinityStore(new FakeClock()));
describeAffinityStore('MongoAffinityStore', async () => new MongoAffinityStore(await emptied(), new FakeClock()));
describePyramidStore('FakePyramidStore', async () => new FakePyramidStore());
describePyramidStore('MongoPyramidStore', async () => new MongoPyramidStore(await emptied(), token, FEW));

it('older builds are forgotten, but for the one before the newest', async () => {
  const store = new MongoPyramidStore(await emptied(), token, FEW);
  const pyramids = [{ network: null, currency: 'CNY', steps: [{ revenue: 1, customers: 1 }] }];
  for (let build = 0; build < 4; build += 1) await store.add({ asOf: new Date(0), customers: 1, pyramids });
  const kept = await connection.collection<{ _id: number }>('pyramids').find().sort({ _id: 1 }).toArray();
  expect(kept.map(({ _id }) => _id)).toEqual([3, 4]);
  await expect(connection.collection('pyramid_parts').countDocuments()).resolves.toBe(2);
});

it('what is in force is told together, and its key tells other versions apart, but not other pyramids', async () => {
  await emptied();
  const clock = new FakeClock();
  const scorecards = new MongoScorecardStore(connection, clock);
  const affinities = new MongoAffinityStore(connection, clock);
  const pyramids = new MongoPyramidStore(connection, token);
  const trained = new MongoTrainedStore(scorecards, affinities, pyramids);
  const nothing = await trained.read();
  expect(nothing).toEqual({ key: '', churn: null, affinity: null, pyramids: null });

  await scorecards.add(aChurnCard(), 'cli');
  await scorecards.activate(1, 'cli');
  const steps = [{ revenue: 100, customers: 4 }];
  await pyramids.add({ asOf: new Date(0), customers: 4, pyramids: [{ network: null, currency: 'USD', steps }] });
  const first = await trained.read();
  expect(first.churn).toMatchObject(aChurnCard());
  expect(first.pyramids?.of({ network: null, currency: 'USD' })?.customers).toBe(4);
  expect(first.key).not.toBe('');

  const again = await trained.read();
  expect([again.key, again.pyramids]).toEqual([first.key, first.pyramids]);
  await pyramids.add({ asOf: new Date(0), customers: 4, pyramids: [] });
  const ranked = await trained.read();
  expect(ranked.key).toBe(first.key);
  expect(ranked.pyramids?.of({ network: null, currency: 'USD' })).toBeNull();
  await affinities.add({ customers: 1, origin: null, rules: [] }, 'cli');
  expect((await trained.read()).key).not.toBe(first.key);
});
