import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoOutreachStore } from '../../src/adapters/mongo/outreach.store.js';
import { MongoResponseStore } from '../../src/adapters/mongo/response.store.js';
import { MongoResponseCounts } from '../../src/adapters/mongo/run/response-counts.store.js';
import type { CustomerResponse } from '../../src/core/response/response.js';
import { aResponse, tellAll } from '../builders/a-response.js';
import { anOutreach } from '../builders/an-outreach.js';
import { testDatabase } from '../database.js';

const uri = testDatabase();
const SPAN = { since: new Date('2026-11-01T00:00:00Z'), until: new Date('2026-11-03T00:00:00Z') };
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoResponseStore.ensureIndexes(connection);
});
beforeEach(async () => {
  for (const name of ['responses', 'outreach']) await connection.collection(name).deleteMany({});
});
afterAll(() => connection.close());

let ids = 0;
const told = (change: Partial<CustomerResponse>): CustomerResponse => {
  ids += 1;
  return aResponse({ id: `r-${ids}`, ...change });
};
const counted = async (...offers: readonly string[]) => {
  const days = await new MongoResponseCounts(connection).ofOffers(offers, SPAN);
  return [...days].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
};
const record = (...changes: readonly Partial<CustomerResponse>[]) =>
  tellAll(new MongoResponseStore(connection), changes.map(told));

it('what was put before customers counts by offer, channel and day, with what they said', async () => {
  await record(
    { outcome: 'presented' },
    { outcome: 'presented' },
    { outcome: 'presented', at: new Date('2026-11-01T23:59:00Z') },
    { outcome: 'presented', channel: 'counter' },
    { outcome: 'accepted' },
    { outcome: 'declined' },
    { outcome: 'no-answer' },
    { outcome: 'presented', offerId: 'another' },
    { outcome: 'accepted', at: new Date('2026-10-31T23:59:00Z') },
    { outcome: 'accepted', at: new Date('2026-11-03T00:00:01Z') },
  );
  const offer = { offerId: 'offer-1', channel: 'hotline', acceptances: 0, answers: 0 };
  await expect(counted('offer-1')).resolves.toEqual([
    { ...offer, channel: 'counter', day: '2026-11-02', shows: 1 },
    { ...offer, day: '2026-11-01', shows: 1 },
    { ...offer, day: '2026-11-02', shows: 2, acceptances: 1, answers: 2 },
  ]);
});

it('a yes that became a no counts as the no, once', async () => {
  const word = told({ outcome: 'accepted' });
  const store = new MongoResponseStore(connection);
  await tellAll(store, [word, { ...word, outcome: 'declined', reason: 'price' }]);
  const day = { offerId: 'offer-1', channel: 'hotline', day: '2026-11-02' };
  await expect(counted('offer-1')).resolves.toEqual([{ ...day, shows: 0, acceptances: 0, answers: 1 }]);
});

it('what was sent was shown when it was due, on channels on which somebody answers', async () => {
  const states = ['planned', 'sent', 'delivered', 'failed', 'unknown'] as const;
  const rows = states.flatMap((state, index) =>
    (['call-list', 'sms'] as const).map((channel) =>
      anOutreach({ customerId: `c-${index}`, channel, state, offerId: 'offer-1' }),
    ),
  );
  const late = anOutreach({
    customerId: 'c-9',
    channel: 'call-list',
    offerId: 'offer-1',
    dueAt: new Date('2026-11-09'),
  });
  await new MongoOutreachStore(connection).plan([...rows, { ...late, state: 'sent' }]);
  await expect(counted('offer-1')).resolves.toEqual([]);
  await record({ outcome: 'declined', channel: 'call-list' });
  const day = { offerId: 'offer-1', channel: 'call-list', day: '2026-11-02', acceptances: 0 };
  await expect(counted('offer-1')).resolves.toEqual([
    { ...day, shows: 0, answers: 1 },
    { ...day, shows: 2, answers: 0 },
  ]);
});

it('nothing is asked of no offers', async () => {
  await expect(counted()).resolves.toEqual([]);
});
