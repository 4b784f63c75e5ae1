import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoCustomerEventStore } from '../../src/adapters/mongo/customer/customer-events.store.js';
import { MongoCustomerHistory } from '../../src/adapters/mongo/customer/customer-history.store.js';
import { MongoMergeStore } from '../../src/adapters/mongo/customer/merge.store.js';
import { MongoTombstoneStore } from '../../src/adapters/mongo/customer/tombstone.store.js';
import { MongoCustomerStore } from '../../src/adapters/mongo/customer.store.js';
import { AesCipher } from '../../src/adapters/system/aes-cipher.js';
import type { CustomerEvent } from '../../src/core/customer/customer-event.js';
import { countEvent, NO_COUNTERS } from '../../src/core/customer/event/count-event.js';
import type { MergeRule } from '../../src/core/customer/merge/merge-rules.js';
import { aConsent, aCustomer } from '../builders/a-customer.js';
import { SHIPPED_CUSTOMER_RULES } from '../builders/customer-rules.js';
import { stoppingAfter } from '../builders/stopping-connection.js';
import type { CustomerWorld } from '../contract/customer-record.contract.js';
import { testDatabase } from '../database.js';
import { FakeClock } from '../fakes/fake-clock.js';
import {
  FakeCustomerEventStore,
  FakeCustomerHistory,
  FakeMergeStore,
  FakeTombstoneStore,
} from '../fakes/fake-customer-ports.js';
import { FakeCustomerStore } from '../fakes/fake-customer-store.js';

const { counting } = SHIPPED_CUSTOMER_RULES;
/** Whose word is newer is a matter of the machine's clock, of which the two worlds have one each. */
const merging = new Map(
  [...SHIPPED_CUSTOMER_RULES.merging].map(([field, rule]): [string, MergeRule] => [
    field,
    rule === 'newest' ? 'keep-primary' : rule,
  ]),
);
const uri = testDatabase();
const clock = new FakeClock();
const cipher = new AesCipher(Buffer.alloc(32, 7));
const AT = new Date('2026-11-02T18:00:00Z');
const IDS = ['c-1', 'c-2', 'c-3'];
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  for (const store of [MongoCustomerStore, MongoCustomerEventStore, MongoCustomerHistory, MongoMergeStore]) {
    await store.ensureIndexes(connection);
  }
});
afterAll(() => connection.close());

function worldOn(on: MongoConnection): CustomerWorld {
  return {
    customers: new MongoCustomerStore(on, cipher, clock),
    events: new MongoCustomerEventStore(on, counting, clock),
    history: new MongoCustomerHistory(on, cipher),
    merges: new MongoMergeStore(on, merging, counting, clock),
    tombstones: new MongoTombstoneStore(on, clock),
  };
}

function fakeWorld(): CustomerWorld {
  const customers = new FakeCustomerStore();
  const events = new FakeCustomerEventStore(customers, counting);
  return {
    ...{ customers, events, history: new FakeCustomerHistory(customers) },
    merges: new FakeMergeStore(customers, events, merging, counting),
    tombstones: new FakeTombstoneStore(customers),
  };
}

type Act = { readonly name: string; readonly run: (world: CustomerWorld) => Promise<unknown> };

const id = fc.constantFrom(...IDS);
const event: fc.Arbitrary<CustomerEvent> = fc.record({
  id: fc.integer({ min: 0, max: 25 }).map((n) => `e-${n}`),
  customerId: id,
  kind: fc.constantFrom('recharge', 'complaint-opened', 'complaint-closed', 'care-call'),
  at: fc.integer({ min: 0, max: 200 }).map((days) => new Date(Date.UTC(2026, 3, 1 + days))),
  amount: fc.integer({ min: 0, max: 99 }),
});
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.tuple(id, fc.integer({ min: 0, max: 5 }), fc.boolean()).map(([one, n, granted]) => ({
    name: `${one} is said to be ${n}`,
    run: ({ customers }: CustomerWorld) => {
      const consents = n === 5 ? [aConsent({ granted, at: new Date(Date.UTC(2026, 9, 1 + n)) })] : [];
      const change = {
        basic: { age: n },
        usage: [{ month: `2026-0${n + 1}`, revenue: n }],
        business: { points: n },
        consents,
      };
      const customer = aCustomer({ id: one, ...change, personal: { name: `N${n}` } });
      return customers.apply([{ customer, contentHash: `${one} ${n} ${granted}`, effectiveAt: AT, source: 'crm' }]);
    },
  })),
  fc.array(event, { minLength: 1, maxLength: 5 }).map((events) => ({
    name: `told ${events.map((one) => `${one.id} of ${one.customerId}`).join()}`,
    run: (world: CustomerWorld) => world.events.record(events),
  })),
  fc.tuple(fc.integer({ min: 1, max: 4 }), id, id).map(([n, primaryId, otherId]) => ({
    name: `${otherId} into ${primaryId} (m-${n})`,
    run: async ({ merges }: CustomerWorld) => {
      const known = await merges.ofCustomer(primaryId, 50);
      const merge = `m-${primaryId}-${otherId}-${known.length}`;
      const end = await merges.merge({
        id: merge,
        primaryId,
        otherId,
        by: 'a',
        at: new Date(AT.getTime() + known.length),
      });
      return end.kind === 'refused' ? end.problems[0]?.code : end.kind;
    },
  })),
  id.map((one) => ({
    name: `the last merge of ${one} is undone`,
    run: async ({ merges }: CustomerWorld) => {
      const [last] = (await merges.ofCustomer(one, 50)).filter(({ undoneAt }) => undoneAt === null);
      if (last === undefined) return null;
      const end = await merges.undo(last.id, 'b', AT);
      return end.kind === 'refused' ? end.problems[0]?.code : end.kind;
    },
  })),
);

async function seen({ customers, events, history }: CustomerWorld) {
  return await Promise.all(
    IDS.map(async (one) => ({
      customer: await customers.find(one),
      answers: await customers.answersFor(one),
      counters: await events.countersOf(one),
      events: (await events.ofCustomer(one, 100)).map((event) => event.id).sort(),
      history: (await customers.find(one)) === null ? [] : await changesOf(history, one),
    })),
  );
}

async function changesOf(history: CustomerWorld['history'], one: string): Promise<readonly string[]> {
  const entries = await history.ofCustomer(one, 500);
  return entries.map(({ field, before, after }) => JSON.stringify([field, before, after])).sort();
}

async function empty(): Promise<void> {
  for (const name of ['customers', 'customer_events', 'customer_history', 'customer_merges']) {
    await connection.collection(name).deleteMany({});
  }
}

describe('lives of three customers', () => {
  it('go as in the model, whatever is said, told, merged and undone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 14 }), async (acts) => {
        await empty();
        const [model, mongo] = [fakeWorld(), worldOn(connection)];
        for (const { name, run } of acts) expect([name, await run(mongo)]).toEqual([name, await run(model)]);
        expect(await seen(mongo)).toEqual(await seen(model));
      }),
      { numRuns: 25 },
    );
  });

  it('count every event once, whoever tells it and wherever they die', async () => {
    const kept = fc.uniqueArray(event, { selector: (one) => one.id, minLength: 3, maxLength: 12 });
    const deaths = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(kept, deaths, async (events, writes) => {
        await empty();
        const world = worldOn(connection);
        await world.customers.apply(IDS.map((one) => ({ customer: aCustomer({ id: one }), contentHash: one })));
        const dying = writes.map((left) => worldOn(stoppingAfter(connection, left)).events.record(events));
        await Promise.allSettled([
          ...dying,
          world.merges.merge({ id: 'm', primaryId: 'c-1', otherId: 'c-2', by: 'a', at: AT }),
        ]);
        await world.events.record(events);
        const expected = (ids: readonly string[]) =>
          events
            .filter(({ customerId }) => ids.includes(customerId))
            .reduce((sum, one) => countEvent(sum, one, counting), NO_COUNTERS);
        expect((await world.events.countersOf('c-1')) ?? NO_COUNTERS).toEqual(expected(['c-1', 'c-2']));
        expect((await world.events.countersOf('c-3')) ?? NO_COUNTERS).toEqual(expected(['c-3']));
        await world.merges.undo('m', 'b', AT);
        for (const one of IDS) expect((await world.events.countersOf(one)) ?? NO_COUNTERS).toEqual(expected([one]));
      }),
      { numRuns: 20 },
    );
  });
});
