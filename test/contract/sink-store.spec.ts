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
  await connection.collection('sink_messages').deleteMany({});
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
  const stored = JSON.stringify(await connection.collection('sink_messages').find().toArray());
  expect(stored).not.toMatch(/someone|no-reply|Secret/);
});
