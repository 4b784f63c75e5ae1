import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoDecisionStore } from '../../src/adapters/mongo/decision.store.js';
import { MongoDecisionsView } from '../../src/adapters/mongo/views/decisions.view.js';
import { aCandidate, aDecision } from '../builders/a-decision.js';
import { testDatabase } from '../database.js';

const uri = testDatabase();
const RUN = 'arbitrated|20261102T180000Z';
const WITHOUT = { pvc: 1, pvl: 0, pcl: 0, vcl: 0 };
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoDecisionStore.ensureIndexes(connection);
  await connection.collection('decisions').deleteMany({});
});
afterAll(() => connection.close());

it('how a run was arbitrated is read of its own decisions in which something stood', async () => {
  const candidates = [aCandidate({ ruleId: 'a', rank: 1 }), aCandidate({ ruleId: 'b', rank: 2 }), aCandidate()];
  const of = (customerId: string, runId = RUN) =>
    aDecision({ runId, customerId, publicId: `dec_${runId}${customerId}` });
  await new MongoDecisionStore(connection).save([
    { ...of('c-1'), candidates, arbitration: { without: WITHOUT } },
    { ...of('c-2'), candidates, arbitration: { without: WITHOUT, variant: 'random' } },
    of('c-3'),
    { ...of('c-1', 'other|20261102T180000Z'), candidates, arbitration: { without: WITHOUT } },
  ]);
  const logs: unknown[] = [];
  for await (const { ranked, without } of new MongoDecisionsView(connection).arbitrationsOf(RUN)) {
    logs.push([ranked.map(({ ruleId }) => ruleId), without]);
  }
  expect(logs).toEqual([[['a', 'b'], WITHOUT]]);
});
