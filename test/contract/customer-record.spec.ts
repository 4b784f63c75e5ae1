import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { type EventRecord, MongoCustomerEventStore } from '../../src/adapters/mongo/customer/customer-events.store.js';
import { MongoCustomerHistory } from '../../src/adapters/mongo/customer/customer-history.store.js';
import type { CustomerRecord, Tombstone } from '../../src/adapters/mongo/customer/customer-record.js';
import { MongoMergeStore } from '../../src/adapters/mongo/customer/merge.store.js';
import { MongoTombstoneStore } from '../../src/adapters/mongo/customer/tombstone.store.js';
import { MongoCustomerStore } from '../../src/adapters/mongo/customer.store.js';
import { AesCipher } from '../../src/adapters/system/aes-cipher.js';
import { aCustomer } from '../builders/a-customer.js';
import { SHIPPED_CUSTOMER_RULES } from '../builders/customer-rules.js';
import { stopBetweenEveryTwoWrites, stoppingAfter } from '../builders/stopping-connection.js';
import { testDatabase } from '../database.js';
import { FakeClock } from '../fakes/fake-clock.js';
import {
  FakeCustomerEventStore,
  FakeCustomerHistory,
  FakeMergeStore,
  FakeTombstoneStore,
} from '../fakes/fake-customer-ports.js';
import { FakeCustomerStore } from '../fakes/fake-customer-store.js';
import { anEvent, type CustomerWorld, describeCustomerWorld } from './customer-record.contract.js';

const { merging, counting } = SHIPPED_CUSTOMER_RULES;
const uri = testDatabase();
const clock = new FakeClock();
const cipher = new AesCipher(Buffer.alloc(32, 7));
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  for (const store of [
    MongoCustomerStore,
    MongoCustomerEventStore,
    MongoCustomerHistory,
    MongoMergeStore,
    MongoTombstoneStore,
  ]) {
    await store.ensureIndexes(connection);
  }
  await connection.db.createCollection('customer_merges').catch(() => undefined);
});

afterAll(() => connection.close());

const customers = () => connection.collection<CustomerRecord>('customers');
const events = () => connection.collection<EventRecord>('customer_events');

async function empty(): Promise<void> {
  for (const name of ['customers', 'customer_events', 'customer_history', 'customer_merges']) {
    await connection.collection(name).deleteMany({});
  }
}

function worldOn(on: MongoConnection): CustomerWorld {
  return {
    customers: new MongoCustomerStore(on, cipher, clock),
    events: new MongoCustomerEventStore(on, counting, clock),
    history: new MongoCustomerHistory(on, cipher),
    merges: new MongoMergeStore(on, merging, counting, clock),
    tombstones: new MongoTombstoneStore(on, clock),
  };
}

describeCustomerWorld('The fake', async () => {
  const fake = new FakeCustomerStore();
  const told = new FakeCustomerEventStore(fake, counting);
  return {
    customers: fake,
    events: told,
    history: new FakeCustomerHistory(fake),
    merges: new FakeMergeStore(fake, told, merging, counting),
    tombstones: new FakeTombstoneStore(fake),
  };
});
describeCustomerWorld('MongoDB', async () => {
  await empty();
  return worldOn(connection);
});

const AT = new Date('2026-11-02T18:00:00Z');
const first = (id: string, change = {}) => ({ customer: aCustomer({ id, ...change }), contentHash: `first of ${id}` });
const rows = async (id: string) =>
  ((await customers().findOne({ _id: id }))?.counters?.days.recharge ?? []).map(({ count }) => count);

describe('a process that dies between any two writes', () => {
  it.each([
    [
      'told again',
      () =>
        worldOn(connection)
          .events.record(told)
          .then(() => undefined),
    ],
    [
      'swept',
      () =>
        worldOn(connection)
          .events.settle(new Date(clock.system().getTime() + 1), 100)
          .then(() => undefined),
    ],
  ])('loses no event and counts none twice: %s', async (how, goOn) => {
    const came = await stopBetweenEveryTwoWrites(
      async () => {
        await empty();
        await worldOn(connection).customers.apply([first('c-1'), first('c-2')]);
        await customers().updateMany({}, { $set: { stale: false } });
        await worldOn(connection).events.record([before]);
      },
      (writes) => worldOn(stoppingAfter(connection, writes)).events.record(told),
      async () => {
        const kept = await events().countDocuments({ _id: { $in: told.map(({ id }) => id) } });
        await goOn();
        expect([await rows('c-1'), await rows('c-2')]).toEqual(
          how === 'swept' && kept === 0 ? [[1], []] : [[1 + 2], [1]],
        );
        await expect(events().countDocuments({ pending: 1 })).resolves.toBe(0);
        if (kept > 0) await expect(customers().countDocuments({ stale: true })).resolves.toBe(2);
      },
    );
    expect(came).toBe(3);
  });
  const before = anEvent();
  const told = [anEvent(), anEvent(), anEvent({ customerId: 'c-2' })];

  it('loses no change of a field', async () => {
    const changes = [30, 31, 32].map((age) => ({ customer: aCustomer({ basic: { age } }), contentHash: `age ${age}` }));
    const came = await stopBetweenEveryTwoWrites(
      async () => {
        await empty();
        await worldOn(connection).customers.apply([first('c-1')]);
      },
      (writes) => worldOn(stoppingAfter(connection, writes)).customers.apply(changes),
      async () => {
        const { customers: store, history } = worldOn(connection);
        const age = (await store.find('c-1'))?.basic.age;
        const entries = await history.ofCustomer('c-1', 10);
        const ages = entries.map(({ before: was, after }) => [was, after]);
        const all = [
          [31, 32],
          [30, 31],
          [null, 30],
        ];
        expect(ages).toEqual(age === undefined ? [] : all.slice(32 - age));
      },
    );
    expect(came).toBeGreaterThanOrEqual(5);
  });

  it.each(['merge', 'undo'] as const)('has done all of a %s or nothing', async (what) => {
    const both = async () => [await customers().findOne({ _id: 'c-1' }), await customers().findOne({ _id: 'c-2' })];
    let start: unknown;
    const wish = { id: 'm-1', primaryId: 'c-1', otherId: 'c-2', by: 'ann', at: AT };
    await stopBetweenEveryTwoWrites(
      async () => {
        await empty();
        await worldOn(connection).customers.apply([first('c-1'), first('c-2', { basic: { age: 50 } })]);
        if (what === 'undo') await worldOn(connection).merges.merge(wish);
        start = await both();
      },
      (writes) => {
        const { merges } = worldOn(stoppingAfter(connection, writes));
        return what === 'merge' ? merges.merge(wish) : merges.undo('m-1', 'bob', AT);
      },
      async () => {
        const [primary, other] = (await both()) as readonly (CustomerRecord | Tombstone | null)[];
        const merged = other?.gone === true;
        expect((primary as CustomerRecord).basic.age).toBe(merged ? 50 : undefined);
        const stored = await connection.collection('customer_merges').findOne({});
        expect(stored !== null && stored.undoneAt === null).toBe(merged);
        if (merged === (what === 'undo')) expect(await both()).toEqual(start);
      },
    );
  });

  it('buries everybody of a family when it is asked again, or swept', async () => {
    await stopBetweenEveryTwoWrites(
      async () => {
        await empty();
        const world = worldOn(connection);
        await world.customers.apply([first('c-1'), first('c-2'), first('c-3')]);
        await world.merges.merge({ id: 'm-1', primaryId: 'c-1', otherId: 'c-2', by: 'a', at: AT });
        await world.merges.merge({ id: 'm-2', primaryId: 'c-1', otherId: 'c-3', by: 'a', at: AT });
      },
      (writes) => worldOn(stoppingAfter(connection, writes)).tombstones.bury('c-2'),
      async () => {
        const { tombstones } = worldOn(connection);
        const begun = (await connection.collection<Tombstone>('customers').countDocuments({ cleaning: true })) > 0;
        const later = new Date(clock.system().getTime() + 1);
        const left = begun ? await tombstones.unfinished(later, 10) : await tombstones.bury('c-2');
        expect([...(left ?? [])].sort()).toEqual(['c-1', 'c-2', 'c-3']);
        await tombstones.finish(left ?? []);
        const graves = await connection.collection<Tombstone>('customers').find().toArray();
        for (const grave of graves)
          expect(Object.keys(grave).sort()).toEqual(['_id', 'gone', 'goneAt', 'h', 'rev', 'stale']);
      },
    );
  });
});

describe('the documents', () => {
  it('an event raises the revision and makes the customer stale', async () => {
    await empty();
    const { customers: store, events: told } = worldOn(connection);
    await store.apply([first('c-1')]);
    await customers().updateOne({}, { $set: { stale: false } });
    await told.record([anEvent()]);
    const record = await customers().findOne({ _id: 'c-1' });
    expect(record).toMatchObject({ stale: true, rev: clock.system().getTime() + 1 });
    await told.record([anEvent({ id: 'e-last' })]);
    const notes = (await customers().findOne({ _id: 'c-1' }))?.counting;
    expect(notes?.map(({ id }) => id)).toEqual(['e-last']);
  });

  it('a merge undone is the same documents, byte for byte, but for what says that something happened', async () => {
    await empty();
    const { customers: store, events: told, merges } = worldOn(connection);
    await store.apply([first('c-1'), first('c-2', { basic: { age: 50 }, contactPoints: [{ field: 'email' }] })]);
    await told.record([anEvent(), anEvent({ customerId: 'c-2', kind: 'survey', score: 7 })]);
    await customers().updateOne(
      { _id: 'c-1' },
      { $set: { states: { lifecycle: { value: 'B', since: '2026-01-01', cause: 'x', basis: null, from: null } } } },
    );
    const content = async () =>
      (await customers().find().sort({ _id: 1 }).toArray()).map(
        ({ rev: _rev, stale: _stale, lastChange: _last, counting: _notes, ...rest }) => rest,
      );
    const before = await content();
    await merges.merge({ id: 'm-1', primaryId: 'c-1', otherId: 'c-2', by: 'a', at: AT });
    await merges.undo('m-1', 'b', AT);
    expect(await content()).toEqual(before);
  });

  it('a history row of a personal field cannot be read in the database', async () => {
    await empty();
    const { customers: store, history } = worldOn(connection);
    await store.apply([first('c-1')]);
    for (const name of ['Ann One', 'Ann Two']) {
      await store.apply([{ customer: aCustomer({ personal: { name } }), contentHash: name.slice(4) }]);
    }
    const text = JSON.stringify([
      await customers().findOne({}),
      await connection.collection('customer_history').find().toArray(),
    ]);
    expect(text).not.toContain('Ann');
    expect((await history.ofCustomer('c-1', 5)).map(({ after }) => after)).toEqual(['Ann Two', 'Ann One']);
  });

  it('a tombstone is nothing but what the blocks need, and goes a day after its row has left them', async () => {
    await empty();
    const { customers: store, tombstones } = worldOn(connection);
    await store.apply([first('c-1')]);
    const { rev } = (await customers().findOne({})) ?? { rev: 0 };
    await tombstones.bury('c-1');
    await tombstones.finish(['c-1']);
    const grave = await connection.collection<Tombstone>('customers').findOne({});
    expect(grave).toEqual({
      _id: 'c-1',
      h: expect.any(Number),
      rev: rev + 1,
      stale: true,
      gone: true,
      goneAt: clock.system(),
    });
    const later = new Date(clock.system().getTime() + 1);
    await expect(tombstones.drop(later)).resolves.toBe(0);
    await customers().updateOne({}, { $set: { stale: false } });
    await expect(tombstones.drop(clock.system())).resolves.toBe(0);
    await expect(tombstones.drop(later)).resolves.toBe(1);
    await expect(store.count()).resolves.toBe(0);
  });
});
