import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoStopStore } from '../../src/adapters/mongo/stop.store.js';
import type { EmergencyStop } from '../../src/core/policy/stages/emergency.js';
import type { StopStore } from '../../src/flows/ports/stop-store.js';
import { testDatabase } from '../database.js';
import { FakeStopStore } from '../fakes/fake-stop-store.js';

const uri = testDatabase();
const AT = new Date('2026-11-02T18:00:00Z');
const SMS: EmergencyStop = { kind: 'channel', of: 'sms', by: 'ann', at: AT, why: 'wrong sender' };
const END = { by: 'bob', at: new Date('2026-11-02T19:00:00Z'), why: 'mended' };
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoStopStore.ensureIndexes(connection);
});
afterAll(() => connection.close());

const stores: readonly (readonly [string, () => Promise<StopStore>])[] = [
  ['FakeStopStore', async () => new FakeStopStore()],
  [
    'MongoStopStore',
    async () => {
      await connection.collection('stops').deleteMany({});
      return new MongoStopStore(connection);
    },
  ],
];

describe.each(stores)('%s keeps emergency stops', (_name, make) => {
  it('until they are lifted', async () => {
    const store = await make();
    await expect(store.pull(SMS)).resolves.toBe(true);
    await expect(store.active()).resolves.toEqual([SMS]);
    await expect(store.lift(SMS, END)).resolves.toBe(true);
    await expect(store.active()).resolves.toEqual([]);
    await expect(store.lift(SMS, END)).resolves.toBe(false);
  });

  it('with the first word on each', async () => {
    const store = await make();
    await store.pull(SMS);
    await expect(store.pull({ ...SMS, why: 'another' })).resolves.toBe(false);
    await store.pull({ ...SMS, kind: 'all', of: null });
    await expect(store.active()).resolves.toEqual([{ ...SMS, kind: 'all', of: null }, SMS]);
  });

  it('that can be pulled again after they were lifted', async () => {
    const store = await make();
    await store.pull(SMS);
    await store.lift(SMS, END);
    await expect(store.pull({ ...SMS, at: END.at })).resolves.toBe(true);
    await expect(store.active()).resolves.toMatchObject([{ at: END.at }]);
  });
});

describe('MongoStopStore', () => {
  it('remembers what was lifted, by whom and why', async () => {
    await connection.collection('stops').deleteMany({});
    const store = new MongoStopStore(connection);
    await store.pull(SMS);
    await store.lift(SMS, END);
    await expect(connection.collection('stops').find().toArray()).resolves.toMatchObject([
      { active: false, why: 'wrong sender', ended: END },
    ]);
  });
});
