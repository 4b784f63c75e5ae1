import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoRoundStore } from '../../src/adapters/mongo/round.store.js';
import { allottedRow } from '../../src/core/decision/rounds/allotment.js';
import { standingBlock } from '../../src/core/decision/rounds/standing-block.js';
import type { RoundStore } from '../../src/flows/ports/round-store.js';
import { testDatabase } from '../database.js';
import { FakeRoundStore } from '../fakes/fake-round-store.js';
import { aHandClock } from './run-store.contract.js';

const uri = testDatabase();
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoRoundStore.ensureIndexes(connection);
});

afterAll(async () => {
  await connection.close();
});

const MAKERS: readonly (readonly [string, () => Promise<RoundStore>])[] = [
  ['FakeRoundStore', async () => new FakeRoundStore()],
  [
    'MongoRoundStore',
    async () => {
      await connection.collection('run_rounds').deleteMany({});
      return new MongoRoundStore(connection, aHandClock());
    },
  ],
];
const RUN = 'retention|20261102T180000Z';
const candidate = (rule: number, priority: number) => ({
  ...{ rule, priority, fate: 'due' as const },
  dueAt: 1_793_642_400_000.5,
  expiresAt: 1_793_900_000_000,
});
const BLOCK = standingBlock([
  {
    customerId: 'c-1',
    householdId: 'h-1',
    partyId: null,
    zone: 'Asia/Tokyo',
    candidates: [candidate(3, 0.1 + 0.2), candidate(1, 4)],
  },
  { customerId: 'c-2', householdId: null, partyId: null, zone: 'Asia/Tokyo', candidates: [candidate(1, 5)] },
]);
const STOP = {
  row: 0,
  refusals: [{ code: 'CAP_REACHED' as const, component: 'weekly', have: 2, need: 2 }],
};

async function all<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe.each(MAKERS)('%s hands on what a step kept', (_name, make) => {
  it('who stands, to the last bit, once', async () => {
    const store = await make();
    await store.keepStanding(RUN, 1, BLOCK);
    await store.keepStanding(RUN, 1, standingBlock([]));
    await store.keepStanding(RUN, 0, standingBlock([]));
    await expect(store.standing(RUN, 1)).resolves.toEqual(BLOCK);
    await expect(store.standing(RUN, 2)).resolves.toBeNull();
    await expect(store.standing('other', 1)).resolves.toBeNull();
    await expect(store.standingSizes(RUN)).resolves.toEqual([
      { seq: 0, customers: 0, candidates: 0 },
      { seq: 1, customers: 2, candidates: 3 },
    ]);
  });

  it('nobody of a chunk that was given up', async () => {
    const store = await make();
    await store.keepStanding(RUN, 1, BLOCK);
    await store.keepStanding(RUN, 2, BLOCK);
    await store.dropStanding(RUN, 1);
    await expect(store.standingSizes(RUN)).resolves.toEqual([{ seq: 2, customers: 2, candidates: 3 }]);
  });

  it('who is to be asked for, and whom the caps stopped, once', async () => {
    const store = await make();
    const allotment = { rows: [allottedRow(BLOCK, 1, 0, 0), allottedRow(BLOCK, 1, 1, 2)] };
    await store.keepAllotment(RUN, 0, 1, allotment);
    await store.keepAllotment(RUN, 0, 1, { rows: [] });
    await store.keepAllotment(RUN, 1, 1, { rows: [] });
    await store.keepAllotment(RUN, 0, 0, { rows: [] });
    await expect(store.allotment(RUN, 0, 1)).resolves.toEqual(allotment);
    await expect(store.allotment(RUN, 2, 1)).resolves.toBeNull();
    await store.keepStops(RUN, 0, 1, [STOP]);
    await store.keepStops(RUN, 0, 1, []);
    await expect(all(store.answers(RUN, 0))).resolves.toMatchObject([
      { seq: 0, allotment: { rows: [] }, stops: null },
      { seq: 1, allotment, stops: [STOP] },
    ]);
  });

  it('whom a round passed over, once, of all rounds', async () => {
    const store = await make();
    const lost = (candidate: number) => [{ candidate, stage: 'capacity' as const, refusals: STOP.refusals }];
    await store.keepLost(RUN, 0, 1, lost(0));
    await store.keepLost(RUN, 0, 1, lost(5));
    await store.keepLost(RUN, 1, 1, lost(2));
    await store.keepLost(RUN, 0, 2, lost(7));
    await expect(store.lost(RUN, 1)).resolves.toEqual([...lost(0), ...lost(2)]);
  });

  it('how it ended, once, until it is dropped', async () => {
    const store = await make();
    const result = {
      winners: Int32Array.of(0, -1),
      controls: Int32Array.of(-1, 2),
      without: [{ candidate: 1, stage: 'cap' as const, refusals: STOP.refusals }],
    };
    await store.keepResult(RUN, 1, result);
    await store.keepResult(RUN, 1, { ...result, without: [] });
    await expect(store.result(RUN, 1)).resolves.toEqual(result);
    await store.drop(RUN);
    await expect(store.result(RUN, 1)).resolves.toBeNull();
  });
});
