import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoSinkStore } from '../../src/adapters/mongo/sink.store.js';
import { AesCipher } from '../../src/adapters/system/aes-cipher.js';
import { testDatabase } from '../database.js';
import { FakeSinkStore } from '../fakes/fake-sink-store.js';
import { describeSinkStore } from './sink-store.contract.js';

describeSinkStore('the fake', async () => new FakeSinkStore());

const uri = testDatabase();
let connection: MongoConnection;
beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoSinkStore.ensureIndexes(connection);
});
afterAll(() => connection.close());

const make = async () => {
  for (const name of ['sink_messages', 'sink_receipts']) await connection.collection(name).deleteMany({});
  return new MongoSinkStore(connection, new AesCipher(new Uint8Array(32).fill(7)));
};
describeSinkStore('MongoDB', make);

it('MongoDB holds neither address nor text in the clear', async () => {
  const store = await make();
  await store.keep({
    id: 'm-1',
    channel: 'email',
    key: 'out_1',
    at: new Date(),
    from: 'no-reply@example.invalid',
    to: 'someone@example.invalid',
    subject: 'Secret subject',
    body: 'Secret body',
    parts: 1,
    encoding: null,
  });
  await store.owe({
    messageId: 'r-1',
    from: 'no-reply-9',
    to: '12025550123',
    delivered: true,
    submittedAt: new Date(),
    doneAt: new Date(),
  });
  const messages = await connection.collection('sink_messages').find().toArray();
  const receipts = await connection.collection('sink_receipts').find().toArray();
  expect([messages.length, receipts.length]).toEqual([1, 1]);
  expect(JSON.stringify([messages, receipts])).not.toMatch(/someone|no-reply|Secret|12025550123/);
});
