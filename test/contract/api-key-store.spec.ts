import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoApiKeyStore } from '../../src/adapters/mongo/api-key.store.js';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import type { ApiKey } from '../../src/core/access/api-key.js';
import type { ApiKeyStore } from '../../src/flows/ports/api-key-store.js';
import { testDatabase } from '../database.js';
import { FakeApiKeyStore } from '../fakes/fake-api-key-store.js';

const uri = testDatabase();
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoApiKeyStore.ensureIndexes(connection);
});

afterAll(async () => {
  await connection.close();
});

const MAKERS: readonly (readonly [string, () => Promise<ApiKeyStore>])[] = [
  ['FakeApiKeyStore', async () => new FakeApiKeyStore()],
  [
    'MongoApiKeyStore',
    async () => {
      await connection.collection('api_keys').deleteMany({});
      return new MongoApiKeyStore(connection);
    },
  ],
];

const AT = new Date('2026-11-02T18:00:00Z');
const LATER = new Date('2026-11-02T19:00:00Z');
const aKey = (change: Partial<ApiKey> = {}): ApiKey => ({
  id: 'key_1',
  name: 'billing',
  scopes: ['events:write'],
  createdAt: AT,
  createdBy: 'admin',
  lastUsedAt: null,
  revokedAt: null,
  revokedBy: null,
  ...change,
});

describe.each(MAKERS)('%s keeps keys', (_name, make) => {
  it('and finds them by the hash, which is in no answer', async () => {
    const store = await make();
    await expect(store.insert(aKey(), 'hash-1')).resolves.toBe(true);
    await expect(store.findByHash('hash-1')).resolves.toEqual(aKey());
    await expect(store.find('key_1')).resolves.toEqual(aKey());
    await expect(store.list()).resolves.toEqual([aKey()]);
    await expect(store.findByHash('hash-2')).resolves.toBeNull();
    await expect(store.findByHash({ $gt: '' } as unknown as string)).resolves.toBeNull();
  });

  it('one live one a name', async () => {
    const store = await make();
    await store.insert(aKey(), 'hash-1');
    await expect(store.insert(aKey({ id: 'key_2' }), 'hash-2')).resolves.toBe(false);
    await store.revoke('key_1', 'admin', LATER);
    await expect(store.insert(aKey({ id: 'key_2', createdAt: LATER }), 'hash-2')).resolves.toBe(true);
    expect((await store.list()).map(({ id }) => id)).toEqual(['key_2', 'key_1']);
  });

  it('that end once, and say who ended them', async () => {
    const store = await make();
    await store.insert(aKey(), 'hash-1');
    await expect(store.revoke('key_1', 'admin', AT)).resolves.toBe(true);
    await expect(store.revoke('key_1', 'other', LATER)).resolves.toBe(false);
    await expect(store.revoke('nobody', 'admin', LATER)).resolves.toBe(false);
    await expect(store.findByHash('hash-1')).resolves.toEqual(aKey({ revokedAt: AT, revokedBy: 'admin' }));
  });

  it('with their last use, which never goes back', async () => {
    const store = await make();
    await store.insert(aKey(), 'hash-1');
    await store.used('key_1', LATER);
    await store.used('key_1', AT);
    await expect(store.find('key_1')).resolves.toEqual(aKey({ lastUsedAt: LATER }));
    await expect(store.used('nobody', AT)).resolves.toBeUndefined();
  });
});
