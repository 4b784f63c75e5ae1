import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoCustomerEventStore } from '../../src/adapters/mongo/customer/customer-events.store.js';
import { MongoCustomerStore } from '../../src/adapters/mongo/customer.store.js';
import { MongoDecisionStore } from '../../src/adapters/mongo/decision.store.js';
import { MongoEventDecisionStore } from '../../src/adapters/mongo/run/event-decision.store.js';
import { MongoEventDesk } from '../../src/adapters/mongo/run/event-desk.store.js';
import { AesCipher } from '../../src/adapters/system/aes-cipher.js';
import type { CustomerEvent } from '../../src/core/customer/customer-event.js';
import { cameToNothing } from '../../src/core/decision/live/event-decision.js';
import { aCustomer } from '../builders/a-customer.js';
import { aDecision } from '../builders/a-decision.js';
import { SHIPPED_CUSTOMER_RULES } from '../builders/customer-rules.js';
import { testDatabase } from '../database.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeCustomerEventStore } from '../fakes/fake-customer-ports.js';
import { FakeCustomerStore } from '../fakes/fake-customer-store.js';
import { FakeDecisionStore } from '../fakes/fake-decision-store.js';
import { FakeEventDecisionStore, FakeEventDesk } from '../fakes/fake-event-desk.js';

const { counting } = SHIPPED_CUSTOMER_RULES;
const NOW = new Date('2026-11-02T18:00:00Z');
const LATER = new Date('2026-11-02T18:05:00Z');
const uri = testDatabase();
const clock = new FakeClock();
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  for (const store of [MongoCustomerStore, MongoCustomerEventStore, MongoDecisionStore]) {
    await store.ensureIndexes(connection);
  }
});

afterAll(() => connection.close());

async function onFakes() {
  const customers = FakeCustomerStore.holding(aCustomer());
  const events = new FakeCustomerEventStore(customers, counting);
  const decisions = new FakeDecisionStore();
  return { events, desk: new FakeEventDesk(events), decisions, kept: new FakeEventDecisionStore(decisions) };
}

async function onMongo() {
  for (const name of ['customers', 'customer_events', 'decisions']) await connection.collection(name).deleteMany({});
  const customers = new MongoCustomerStore(connection, new AesCipher(Buffer.alloc(32, 7)), clock);
  await customers.apply([{ customer: aCustomer(), contentHash: 'first' }]);
  const events = new MongoCustomerEventStore(connection, counting, clock);
  const [decisions, kept] = [new MongoDecisionStore(connection), new MongoEventDecisionStore(connection)];
  return { events, desk: new MongoEventDesk(connection, events), decisions, kept };
}

const anEvent = (change: Partial<CustomerEvent> = {}): CustomerEvent => ({
  ...{ id: 'e-1', customerId: 'c-1', kind: 'recharge', at: new Date('2026-11-02T17:00:00Z') },
  ...change,
});
const at = (hour: number) => new Date(Date.UTC(2026, 10, 2, hour));

describe.each([
  ['FakeEventDesk', onFakes],
  ['MongoEventDesk', onMongo],
])('%s', (_name, make) => {
  it('holds what happened since an instant, as soon as it is kept, and nothing older', async () => {
    const { events, desk } = await make();
    await events.record([anEvent(), anEvent({ id: 'older', at: at(1) })], at(12));
    await events.record([anEvent({ id: 'history', at: at(16) })]);
    const soon = new Date(clock.system().getTime() + 1);
    await expect(desk.waiting(soon, 10)).resolves.toEqual(['e-1']);
    for (const id of ['older', 'history', 'nobody-told']) await expect(desk.begin(id, NOW)).resolves.toBeNull();
  });

  it('gives an event out as it was told, as of the first attempt, until it is finished', async () => {
    const { events, desk } = await make();
    const event = anEvent({ kind: 'complaint-opened', about: 'bill', amount: 3 });
    await events.record([event], at(12));
    await expect(desk.begin('e-1', NOW)).resolves.toEqual({ event, at: NOW, again: false });
    await expect(desk.begin('e-1', LATER)).resolves.toEqual({ event, at: NOW, again: true });
    await desk.finish('e-1');
    await expect(desk.begin('e-1', LATER)).resolves.toBeNull();
    await expect(desk.waiting(new Date('2030-01-01T00:00:00Z'), 10)).resolves.toEqual([]);
    await events.record([event], at(12));
    await expect(desk.begin('e-1', LATER)).resolves.toBeNull();
    await expect(events.ofCustomer('c-1', 10)).resolves.toEqual([event]);
  });

  it('knows the newer word on the same matter, whichever was told first', async () => {
    const { events, desk } = await make();
    const opened = anEvent({ id: 'opened', kind: 'complaint-opened', about: 'bill', at: at(10) });
    const closed = anEvent({ id: 'closed', kind: 'complaint-closed', about: 'bill', at: at(11) });
    const others = [anEvent({ id: 'one', at: at(10) }), anEvent({ id: 'two', at: at(13) })];
    await events.record([closed, opened, ...others, anEvent({ id: 'net', kind: 'care-call', at: at(14) })], at(1));
    await expect(desk.overtakenBy(opened, 'c-1')).resolves.toBe('closed');
    await expect(desk.overtakenBy(closed, 'c-1')).resolves.toBeNull();
    await expect(desk.overtakenBy(anEvent({ id: 'one', at: at(10) }), 'c-1')).resolves.toBe('two');
    await expect(desk.overtakenBy(anEvent({ id: 'two', at: at(13) }), 'c-1')).resolves.toBeNull();
    await expect(desk.overtakenBy(anEvent({ id: 'x', about: 'app', at: at(10) }), 'c-1')).resolves.toBeNull();
  });

  it('keeps the first decision on an event, and answers it to whoever comes later', async () => {
    const { decisions, kept } = await make();
    const happened = { event: anEvent(), customerId: 'c-1', at: NOW, publicIdOf: (id: string) => `dec_${id}` };
    const [first, second] = [cameToNothing(happened, 'EVENT_NO_RULE'), cameToNothing(happened, 'EVENT_UNHEARD')];
    const answers = await Promise.all([kept.enter(first), kept.enter(second)]);
    expect(answers.filter((answer) => answer === null)).toHaveLength(1);
    const winner = answers[0] === null ? first : second;
    expect(answers.find((answer) => answer !== null)).toEqual(winner);
    await expect(kept.find('event|e-1|c-1')).resolves.toEqual(winner);
    expect(winner.outcome).toMatchObject({ kind: 'nothing' });
    await expect(decisions.ofCustomer('c-1', 10)).resolves.toEqual([winner]);
    const run = aDecision();
    await decisions.save([run]);
    await expect(kept.find(run.id)).resolves.toBeNull();
  });
});

describe('an event whose teller died before it was counted', () => {
  it('is counted before it is given out', async () => {
    const { events, desk } = await onMongo();
    const { id: _id, ...event } = anEvent();
    const row = { _id, ...event, toldAt: clock.system(), pending: 1, undecided: 1 };
    await connection.collection<{ _id: string }>('customer_events').insertOne(row);
    await expect(desk.begin('e-1', NOW)).resolves.toEqual({ event: anEvent(), at: NOW, again: false });
    expect((await events.countersOf('c-1'))?.days.recharge).toMatchObject([{ count: 1 }]);
  });

  it('and whose customer is nobody is not given out', async () => {
    const { desk } = await onMongo();
    const { id: _id, ...event } = anEvent({ customerId: 'nobody' });
    const row = { _id, ...event, toldAt: clock.system(), pending: 1, undecided: 1 };
    await connection.collection<{ _id: string }>('customer_events').insertOne(row);
    await expect(desk.begin('e-1', NOW)).resolves.toBeNull();
    await expect(desk.waiting(new Date('2030-01-01T00:00:00Z'), 10)).resolves.toEqual([]);
  });
});
