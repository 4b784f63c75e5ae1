import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoCustomerEventStore } from '../../src/adapters/mongo/customer/customer-events.store.js';
import { MongoMergeStore } from '../../src/adapters/mongo/customer/merge.store.js';
import { MongoCustomerStore } from '../../src/adapters/mongo/customer.store.js';
import type { EventCounting } from '../../src/core/customer/customer-event.js';
import { RecountEvents } from '../../src/flows/recount-events.js';
import { aCustomer } from '../builders/a-customer.js';
import { SHIPPED_CUSTOMER_RULES } from '../builders/customer-rules.js';
import { testDatabase } from '../database.js';
import { FakeCipher } from '../fakes/fake-cipher.js';
import { FakeClock } from '../fakes/fake-clock.js';

const uri = testDatabase();
const { counting, merging } = SHIPPED_CUSTOMER_RULES;
const kept = (recharge: number): EventCounting => ({ ...counting, keptDays: { ...counting.keptDays, recharge } });
const clock = new FakeClock();
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  for (const store of [MongoCustomerStore, MongoCustomerEventStore, MongoMergeStore])
    await store.ensureIndexes(connection);
});
afterAll(() => connection.close());
beforeEach(async () => {
  for (const name of ['customers', 'customer_events', 'customer_history', 'customer_merges'])
    await connection.collection(name).deleteMany({});
  await new MongoCustomerStore(connection, new FakeCipher(), clock).apply(
    ['c-1', 'c-2', 'c-3'].map((id) => ({ customer: aCustomer({ id }), contentHash: id })),
  );
});

const recharge = (id: string, customerId: string, day: string) =>
  ({ id, customerId, kind: 'recharge', at: new Date(`${day}T04:00:00Z`) }) as const;
const days = async (id: string) =>
  ((await new MongoCustomerEventStore(connection, counting, clock).countersOf(id))?.days.recharge ?? []).length;
const recount = (recharges: number) =>
  new RecountEvents(new MongoCustomerEventStore(connection, kept(recharges), clock)).run();

it.each([
  ['more days than before bring back what was too old', 40, 2, 2],
  ['one day too few does not', 31, 1, 1],
  ['just enough days do', 32, 2, 2],
])('%s', async (_case, keptDays, ofOne, ofTwo) => {
  await new MongoCustomerEventStore(connection, kept(10), clock).record([
    recharge('e-1', 'c-1', '2026-09-30'),
    recharge('e-2', 'c-1', '2026-10-31'),
    recharge('e-3', 'c-2', '2026-09-30'),
    recharge('e-4', 'c-2', '2026-10-31'),
  ]);
  expect([await days('c-1'), await days('c-2')]).toEqual([1, 1]);
  const changed = ofOne === 2 ? 2 : 0;
  await expect(recount(keptDays)).resolves.toEqual({ looked: 2, changed, done: true });
  expect([await days('c-1'), await days('c-2')]).toEqual([ofOne, ofTwo]);
  await expect(recount(keptDays)).resolves.toMatchObject({ changed: 0 });
  await expect(connection.collection('customers').countDocuments({ stale: true })).resolves.toBe(3);
});

it('a record answers for the events of those merged into it, and of nothing that is not counted yet', async () => {
  const events = new MongoCustomerEventStore(connection, kept(92), clock);
  await events.record([recharge('e-1', 'c-1', '2026-10-30'), recharge('e-2', 'c-2', '2026-10-31')]);
  const merges = new MongoMergeStore(connection, merging, kept(92), clock);
  await merges.merge({ id: 'm-1', primaryId: 'c-1', otherId: 'c-2', by: 'a', at: clock.now() });
  await connection
    .collection('customer_events')
    .insertOne({ ...recharge('e-9', 'c-1', '2026-10-29'), _id: 'e-9', pending: 1, toldAt: clock.system() } as never);
  await expect(recount(92)).resolves.toEqual({ looked: 1, changed: 0, done: true });
  expect(await days('c-1')).toBe(2);
  await connection.collection('customers').updateOne({ _id: 'c-1' as never }, { $set: { 'counters.days': {} } });
  await expect(recount(92)).resolves.toMatchObject({ changed: 1 });
  expect(await days('c-1')).toBe(2);
});

it('an event that is counted and not marked yet stays counted', async () => {
  await new MongoCustomerEventStore(connection, kept(92), clock).record([recharge('e-1', 'c-1', '2026-10-30')]);
  await connection
    .collection<{ _id: string }>('customer_events')
    .updateOne({ _id: 'e-1' }, { $set: { pending: 1 }, $unset: { counted: '' } });
  await expect(recount(92)).resolves.toMatchObject({ looked: 1, changed: 0 });
  expect(await days('c-1')).toBe(1);
});
