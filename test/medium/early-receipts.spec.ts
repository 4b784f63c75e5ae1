import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import type { OutreachRecord } from '../../src/adapters/mongo/outreach/outreach-record.js';
import { MongoOutreachStore } from '../../src/adapters/mongo/outreach.store.js';
import { anOutreach } from '../builders/an-outreach.js';
import { testDatabase } from '../database.js';

const uri = testDatabase();
const AT = new Date('2026-11-02T18:00:00Z');
const HOUR_MS = 3_600_000;
const SMS = anOutreach({ channel: 'sms' });
let connection: MongoConnection;
let store: MongoOutreachStore;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoOutreachStore.ensureIndexes(connection);
});
afterAll(() => connection.close());

beforeEach(async () => {
  for (const name of ['outreach', 'receipts']) await connection.collection(name).deleteMany({});
  store = new MongoOutreachStore(connection);
  await store.plan([SMS]);
});

const rows = () => connection.collection<OutreachRecord>('outreach');
const receipts = () => connection.collection<{ readonly _id: string; readonly keptAt: Date }>('receipts');
const word = (id: string, status: 'delivered' | 'failed' = 'delivered') => store.recordReceipt(id, status, '', AT);
/** What a dispatcher writes that is killed before it looks for receipts. */
const sentAndKilled = (...providerIds: readonly string[]) =>
  rows().updateOne({ _id: SMS.id }, { $set: { state: 'sent', providerIds }, $unset: { open: '' } });
const stateNow = async () => (await store.find(SMS.id))?.state;
const toFollow = async () => (await store.unsettled(9)).map(({ id, state }) => [id, state]);

describe('a receipt that came before the answer to its hand-over', () => {
  it.each(['delivered', 'failed'] as const)('is found again after the dispatcher died: %s', async (status) => {
    await word('part-1', status);
    await sentAndKilled('part-1');
    await store.repair();
    await expect(stateNow()).resolves.toBe(status);
    await expect(toFollow()).resolves.toEqual([[SMS.id, status]]);
    await expect(receipts().countDocuments()).resolves.toBe(0);
  });

  it('of one part waits for those of the others', async () => {
    await word('part-1');
    await sentAndKilled('part-1', 'part-2');
    await store.repair();
    await expect(stateNow()).resolves.toBe('sent');
    await word('part-2');
    await expect(stateNow()).resolves.toBe('delivered');
  });

  it('is looked for again as long as its message may come to be known, and then left alone', async () => {
    await word('part-1');
    await store.repair();
    await sentAndKilled('part-1');
    await store.repair();
    await expect(stateNow()).resolves.toBe('delivered');

    await word('nobody-knows');
    await receipts().updateOne({ _id: 'nobody-knows' }, { $set: { keptAt: new Date(Date.now() - HOUR_MS) } });
    await store.repair();
    const [left] = await receipts().find().toArray();
    expect(left).toMatchObject({ _id: 'nobody-knows' });
    expect(left).not.toHaveProperty('open');
  });

  it('is found among very many that are nobody’s', async () => {
    const strangers = Array.from({ length: 1_203 }, (_, n) => `a-${n}`);
    await receipts().insertMany(
      strangers.map((_id) => ({ _id, status: 'delivered', detail: '', at: AT, keptAt: new Date(), open: 1 })),
    );
    await word('z-1');
    await sentAndKilled('z-1');
    await store.repair();
    await expect(stateNow()).resolves.toBe('delivered');
    await expect(receipts().countDocuments({ open: 1 })).resolves.toBe(strangers.length);
  });
});
