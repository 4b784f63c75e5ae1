import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoResponseStore } from '../../src/adapters/mongo/response.store.js';
import { wordsOf } from '../../src/core/response/last-word.js';
import type { ResponseStore } from '../../src/flows/ports/response-store.js';
import { aResponse, tellAll } from '../builders/a-response.js';
import { testDatabase } from '../database.js';
import { FakeResponseStore } from '../fakes/fake-response-store.js';

const uri = testDatabase();
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoResponseStore.ensureIndexes(connection);
});

afterAll(async () => {
  await connection.close();
});

const MAKERS: readonly (readonly [string, () => Promise<ResponseStore>])[] = [
  ['FakeResponseStore', async () => new FakeResponseStore()],
  [
    'MongoResponseStore',
    async () => {
      await connection.collection('responses').deleteMany({});
      return new MongoResponseStore(connection);
    },
  ],
];
const [SINCE, BEFORE, LATER] = [
  new Date('2026-11-01T00:00:00Z'),
  new Date('2026-10-31T23:59:59Z'),
  new Date('2026-11-03T00:00:00Z'),
];

describe.each(MAKERS)('%s keeps what came back', (_name, make) => {
  it('once, however often it is told', async () => {
    const store = await make();
    await tellAll(store, [aResponse(), aResponse(), aResponse({ id: 'r-2', at: LATER })]);
    await expect(store.ofCustomer('c-1', SINCE)).resolves.toEqual([aResponse({ id: 'r-2', at: LATER }), aResponse()]);
    await expect(store.find('r-1')).resolves.toEqual(aResponse());
    await expect(store.find('r-9')).resolves.toBeNull();
  });

  it('by the last word, with every word that was told, one document a contact', async () => {
    const store = await make();
    const call = (day: number) =>
      aResponse({ outcome: 'call-back', callBackAt: new Date(Date.UTC(2026, 10, day)), at: LATER });
    await tellAll(store, [call(5), call(6), call(5), aResponse({ outcome: 'declined', reason: 'price', at: LATER })]);
    const [said, ...more] = await store.ofCustomer('c-1', SINCE);
    expect(more).toEqual([]);
    expect(said).toMatchObject({ outcome: 'declined', reason: 'price' });
    expect(said).not.toHaveProperty('callBackAt');
    expect(said && wordsOf(said).map(({ callBackAt }) => callBackAt?.getUTCDate())).toEqual([5, 6, 5, undefined]);
    await expect(store.promised(SINCE, new Date('2027-01-01'), 9)).resolves.toEqual([]);
  });

  it('without a word lost or kept twice, whoever tells at the same time', async () => {
    const store = await make();
    const words = Array.from({ length: 12 }, (_none, index) =>
      aResponse({ outcome: 'declined', reason: `reason-${index}`, request: `request-${index}` }),
    );
    const told = await Promise.all([...words, ...words].map((word) => store.tell(word)));
    expect(told.map(({ kind }) => kind).sort()).toEqual([...Array(12).fill('again'), ...Array(12).fill('new')]);
    const said = await store.find('r-1');
    const kept = said === null ? [] : wordsOf(said);
    expect(kept.map(({ request }) => request).sort()).toEqual(words.map(({ request }) => request).sort());
    expect(said?.reason).toBe(kept.at(-1)?.reason);
  });

  it('as it was found only: who found something else writes nothing', async () => {
    const store = await make();
    await tellAll(store, [aResponse(), aResponse({ outcome: 'declined' })]);
    await expect(store.replace(null, aResponse())).resolves.toBe(false);
    await expect(store.replace(aResponse(), aResponse())).resolves.toBe(false);
    await expect(store.find('r-1')).resolves.toMatchObject({ outcome: 'declined' });
  });

  it('from an instant on, and of nobody else', async () => {
    const store = await make();
    const rows = [
      aResponse({ at: SINCE }),
      aResponse({ id: 'r-2', at: BEFORE }),
      aResponse({ id: 'r-3', customerId: 'c-2' }),
    ];
    await tellAll(store, rows);
    await expect(store.ofCustomer('c-1', SINCE)).resolves.toEqual([aResponse({ at: SINCE })]);
    await expect(store.ofCustomer('c-9', SINCE)).resolves.toEqual([]);
  });

  it('of many customers at once', async () => {
    const store = await make();
    await tellAll(store, [aResponse(), aResponse({ id: 'r-2', customerId: 'c-2' })]);
    const found = await store.ofCustomers(['c-1', 'c-2', 'c-3'], SINCE);
    expect([...found.keys()].sort()).toEqual(['c-1', 'c-2']);
  });

  it('and which calls were promised for a while, the soonest first', async () => {
    const store = await make();
    const promise = (id: string, callBackAt: Date) => aResponse({ id, outcome: 'call-back', callBackAt });
    const rows = [promise('r-3', LATER), promise('r-2', SINCE), promise('r-1', SINCE), promise('r-0', BEFORE)];
    await tellAll(store, [aResponse({ id: 'r-9' }), ...rows]);
    const ids = async (limit: number, until = LATER) => (await store.promised(SINCE, until, limit)).map(({ id }) => id);
    await expect(ids(9)).resolves.toEqual(['r-1', 'r-2']);
    await expect(ids(1)).resolves.toEqual(['r-1']);
    await expect(ids(9, new Date(LATER.getTime() + 1))).resolves.toEqual(['r-1', 'r-2', 'r-3']);
  });

  it('without saying whose it was, once that is asked', async () => {
    const store = await make();
    await tellAll(store, [aResponse()]);
    await store.forget('c-1', 'gone-1');
    await expect(store.ofCustomer('c-1', SINCE)).resolves.toEqual([]);
    await expect(store.ofCustomer('gone-1', SINCE)).resolves.toHaveLength(1);
  });
});
