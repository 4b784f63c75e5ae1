import { afterAll, beforeAll } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoDecisionStore } from '../../src/adapters/mongo/decision.store.js';
import { MongoOutreachStore } from '../../src/adapters/mongo/outreach.store.js';
import { MongoRunStore } from '../../src/adapters/mongo/run.store.js';
import { MongoDecisionsView } from '../../src/adapters/mongo/views/decisions.view.js';
import { MongoFunnelView } from '../../src/adapters/mongo/views/funnel.view.js';
import type { Outreach } from '../../src/core/outreach/outreach.js';
import { testDatabase } from '../database.js';
import { FakeDecisionStore } from '../fakes/fake-decision-store.js';
import { FakeDecisionsView } from '../fakes/fake-decisions-view.js';
import { FakeFunnelView } from '../fakes/fake-funnel-view.js';
import { FakeRunStore } from '../fakes/fake-run-store.js';
import { describeRunViews } from './run-views.contract.js';

const uri = testDatabase();
const clock = { now: () => new Date('2026-11-02T18:00:00Z'), system: () => new Date('2026-11-02T18:00:00Z') };
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoDecisionStore.ensureIndexes(connection);
  await MongoOutreachStore.ensureIndexes(connection);
});

afterAll(async () => {
  await connection.close();
});

describeRunViews('the views over fakes', async () => {
  const runs = new FakeRunStore(clock);
  const decisions = new FakeDecisionStore();
  const planned: Outreach[] = [];
  return {
    runs,
    decisions,
    outreaches: { plan: async (rows) => void planned.push(...rows) },
    funnel: new FakeFunnelView(runs, () => planned),
    page: new FakeDecisionsView(decisions),
  };
});

describeRunViews('the views over MongoDB', async () => {
  for (const name of ['runs', 'chunks', 'decisions', 'outreach']) await connection.collection(name).deleteMany({});
  return {
    runs: new MongoRunStore(connection, clock),
    decisions: new MongoDecisionStore(connection),
    outreaches: new MongoOutreachStore(connection),
    funnel: new MongoFunnelView(connection),
    page: new MongoDecisionsView(connection),
  };
});
