import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoRunCopyStore } from '../../src/adapters/mongo/run-copy.store.js';
import { testDatabase } from '../database.js';
import { FakeRunCopyStore } from '../fakes/fake-run-copy-store.js';
import { aBlock, describeRunCopyStore } from './run-copy-store.contract.js';

/** The server deletes expired copies by its own clock, so this one is real. */
const MACHINE = { system: () => new Date(), now: () => new Date() };

const uri = testDatabase();
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoRunCopyStore.ensureIndexes(connection);
});

afterAll(async () => {
  await connection.close();
});

describeRunCopyStore('FakeRunCopyStore', async () => new FakeRunCopyStore());
describeRunCopyStore('MongoRunCopyStore', async () => {
  await connection.collection('run_copies').deleteMany({});
  return new MongoRunCopyStore(connection, MACHINE);
});

it('MongoRunCopyStore says what to do about a chunk that is too large for a document', async () => {
  const store = new MongoRunCopyStore(connection, MACHINE);
  const ids = Array.from({ length: 4_096 }, (_, index) => `customer-${index}-${'x'.repeat(1_000)}`);
  const blocks = Array.from({ length: 4 }, () => aBlock(ids));
  await expect(store.keep('large', 0, blocks)).rejects.toThrow(/make chunks smaller/);
  await expect(store.find('large', 0)).resolves.toBeNull();
});
