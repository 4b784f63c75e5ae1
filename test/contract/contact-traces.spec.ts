import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoContactLedger } from '../../src/adapters/mongo/contact-ledger.store.js';
import { MongoCustomerEventStore } from '../../src/adapters/mongo/customer/customer-events.store.js';
import { MongoMergeStore } from '../../src/adapters/mongo/customer/merge.store.js';
import { MongoCustomerStore } from '../../src/adapters/mongo/customer.store.js';
import { MongoResponseStore } from '../../src/adapters/mongo/response.store.js';
import { MongoContactTraces } from '../../src/adapters/mongo/views/contact-traces.view.js';
import { AesCipher } from '../../src/adapters/system/aes-cipher.js';
import { LearnFatigue } from '../../src/flows/learn-fatigue.js';
import type { BusinessRules } from '../../src/flows/ports/business-rules.js';
import type { ContactedCustomer } from '../../src/flows/ports/contact-traces.js';
import { aContactRow } from '../builders/a-contact-row.js';
import { aConsent, aCustomer } from '../builders/a-customer.js';
import { aResponse } from '../builders/a-response.js';
import { SHIPPED_CUSTOMER_RULES } from '../builders/customer-rules.js';
import { testDatabase } from '../database.js';
import { FakeClock } from '../fakes/fake-clock.js';

const uri = testDatabase();
const clock = new FakeClock();
const { merging, counting } = SHIPPED_CUSTOMER_RULES;
const FREE = { caps: [], operatorZone: 'UTC' };
const SINCE = new Date('2026-10-01T00:00:00Z');
const at = (day: number) => new Date(Date.UTC(2026, 9, day, 18));
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoCustomerStore.ensureIndexes(connection);
  await MongoCustomerEventStore.ensureIndexes(connection);
  await connection.db.createCollection('customer_merges').catch(() => undefined);
});
beforeEach(async () => {
  const names = ['customers', 'customer_history', 'customer_events', 'customer_merges', 'contacts', 'responses'];
  for (const name of names) await connection.collection(name).deleteMany({});
});
afterAll(() => connection.close());

async function contacted(customerId: string, day: number, householdId?: string): Promise<void> {
  const ledger = new MongoContactLedger(connection);
  const [outreachId, runId] = [`${day}|${customerId}`, `run|${day}`];
  const whose = { customerId, ...(householdId === undefined ? {} : { householdId }) };
  await ledger.reserve(aContactRow({ ...whose, outreachId, runId, dueAt: at(day) }), FREE, at(day));
  await ledger.markSent(customerId, outreachId, at(day));
}

async function known(id: string, words: readonly { readonly granted: boolean; readonly day: number }[]): Promise<void> {
  const store = new MongoCustomerStore(connection, new AesCipher(Buffer.alloc(32, 7)), clock);
  for (const { granted, day } of words) {
    const customer = aCustomer({ id, consents: [aConsent({ granted, at: at(day) })] });
    await store.apply([{ customer, contentHash: `${id} ${day}`, effectiveAt: at(day) }]);
  }
}

async function read(): Promise<readonly ContactedCustomer[]> {
  const found: ContactedCustomer[] = [];
  for await (const batch of new MongoContactTraces(connection).read(SINCE)) found.push(...batch);
  return found.sort((a, b) => (a.customerId < b.customerId ? -1 : 1));
}
const told = async () =>
  (await read()).map(({ customerId, rows, optOuts, complaints }) => [customerId, rows.length, optOuts, complaints]);

describe('who was contacted, with what came of it', () => {
  it('is everybody with contacts, each once, wherever their rows are', async () => {
    await contacted('c-1', 2);
    await contacted('c-1', 9);
    await contacted('c-2', 3, 'h-1');
    await contacted('c-3', 4, 'h-1');
    await expect(told()).resolves.toEqual([
      ['c-1', 2, [], []],
      ['c-2', 1, [], []],
      ['c-3', 1, [], []],
    ]);
  });

  it('is one customer still who moved to another household, or out of one', async () => {
    await contacted('c-1', 2, 'h-1');
    await contacted('c-1', 9, 'h-2');
    await contacted('c-1', 16);
    await expect(told()).resolves.toEqual([['c-1', 3, [], []]]);
  });

  it('opted out where a consent that was there is taken back: the newest word, and one before others', async () => {
    await contacted('c-1', 2);
    await contacted('c-2', 2);
    await known('c-1', [
      { granted: true, day: 1 },
      { granted: false, day: 5 },
    ]);
    await known('c-2', [
      { granted: true, day: 1 },
      { granted: false, day: 6 },
      { granted: true, day: 8 },
    ]);
    await expect(told()).resolves.toEqual([
      ['c-1', 1, [at(5)], []],
      ['c-2', 1, [at(6)], []],
    ]);
  });

  it('did not opt out who never opted in, or did long ago', async () => {
    await contacted('c-1', 2);
    await contacted('c-2', 2);
    await known('c-1', [{ granted: false, day: 3 }]);
    await known('c-2', [
      { granted: true, day: -20 },
      { granted: false, day: -10 },
    ]);
    await expect(told()).resolves.toMatchObject([
      ['c-1', 1, [], []],
      ['c-2', 1, [], []],
    ]);
  });

  it('complained where systems opened a complaint, also under an id that is merged, or who was spoken with says so', async () => {
    await contacted('c-1', 2);
    await known('c-1', [{ granted: true, day: 1 }]);
    await known('old', [{ granted: true, day: 1 }]);
    const events = new MongoCustomerEventStore(connection, counting, clock);
    await events.record([
      { id: 'e-1', customerId: 'old', kind: 'complaint-opened', at: at(4) },
      { id: 'e-2', customerId: 'c-1', kind: 'care-call', at: at(4) },
      { id: 'e-3', customerId: 'c-1', kind: 'complaint-opened', at: at(-9) },
    ]);
    const merges = new MongoMergeStore(connection, merging, counting, clock);
    const wish = { id: 'm-1', primaryId: 'c-1', otherId: 'old', by: 'ann', at: at(10) };
    await expect(merges.merge(wish)).resolves.toMatchObject({ kind: 'done' });
    const responses = new MongoResponseStore(connection);
    for (const response of [
      aResponse({ id: 'r-1', outcome: 'complained', at: at(7) }),
      aResponse({ id: 'r-2', outcome: 'opted-out', at: at(8) }),
      aResponse({ id: 'r-3', outcome: 'declined', at: at(9) }),
    ]) {
      await responses.tell(response);
    }
    const [one] = await read();
    expect(one?.optOuts).toEqual([at(8)]);
    expect(one?.complaints.map(String).sort()).toEqual([at(4), at(7)].map(String).sort());
  });

  it('is nobody before anybody was contacted', async () => {
    await known('c-1', [{ granted: true, day: 1 }]);
    await expect(read()).resolves.toEqual([]);
  });
});

it('what is learnt of a base in the database counts every customer once, and says nothing of a handful', async () => {
  for (let one = 0; one < 40; one += 1) await contacted(`c-${one}`, 2, one % 3 === 0 ? `h-${one % 6}` : undefined);
  await known('c-1', [
    { granted: true, day: 1 },
    { granted: false, day: 12 },
  ]);
  clock.set(at(30));
  const marks = { optOut: { onTargetFrom: 5, saturatedFrom: 20 }, complaint: { onTargetFrom: 2, saturatedFrom: 10 } };
  const fatigue = {
    windowDays: 28,
    days: 30,
    levels: [0, 1, 2],
    confidence: 0.95,
    marks,
    least: { customers: 100, events: 5 },
  };
  const rules = { policy: FREE, measurement: { fatigue } } as unknown as BusinessRules;
  const found = await new LearnFatigue(new MongoContactTraces(connection), rules, clock).run();
  expect([found.customers, found.pressed]).toEqual([40, { UNDER: 40, ON_TARGET: 0, SATURATED: 0 }]);
  const once = found.levels.find(({ from, engaged }) => from === 1 && !engaged);
  expect(once).toMatchObject({ customers: 40, optOut: { events: 1 }, complaint: { events: 0 } });
  expect(found.levels.every(({ label }) => label.kind === 'unknown')).toBe(true);
});
