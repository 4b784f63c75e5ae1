import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoAssignmentStore } from '../../src/adapters/mongo/assignment.store.js';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoContactLedger } from '../../src/adapters/mongo/contact-ledger.store.js';
import { MongoCustomerEventStore } from '../../src/adapters/mongo/customer/customer-events.store.js';
import { MongoCustomerTraces } from '../../src/adapters/mongo/customer/customer-traces.store.js';
import { MongoMergeStore } from '../../src/adapters/mongo/customer/merge.store.js';
import { MongoTombstoneStore } from '../../src/adapters/mongo/customer/tombstone.store.js';
import { MongoCustomerStore } from '../../src/adapters/mongo/customer.store.js';
import { MongoDecisionStore } from '../../src/adapters/mongo/decision.store.js';
import { MongoOutreachStore } from '../../src/adapters/mongo/outreach.store.js';
import { MongoRefusalStore } from '../../src/adapters/mongo/refusal.store.js';
import { MongoResponseStore } from '../../src/adapters/mongo/response.store.js';
import { MongoPromptStore } from '../../src/adapters/mongo/run/prompt.store.js';
import { MongoRunNotes } from '../../src/adapters/mongo/run-notes.store.js';
import { MongoSinkStore } from '../../src/adapters/mongo/sink.store.js';
import { AesCipher } from '../../src/adapters/system/aes-cipher.js';
import { RandomIds } from '../../src/adapters/system/random-ids.js';
import { packRefusals } from '../../src/core/decision/record/refusal-block.js';
import { PLACES } from '../../src/core/kit/hash.js';
import { ForgetCustomer } from '../../src/flows/forget-customer.js';
import { SweepCustomers } from '../../src/flows/sweep-customers.js';
import { aContactRow } from '../builders/a-contact-row.js';
import { aCustomer } from '../builders/a-customer.js';
import { aDecision, aRefusal } from '../builders/a-decision.js';
import { aPrompt } from '../builders/a-prompt.js';
import { aResponse, tellAll } from '../builders/a-response.js';
import { anAssignment } from '../builders/an-assignment.js';
import { anOutreach } from '../builders/an-outreach.js';
import { SHIPPED_CUSTOMER_RULES } from '../builders/customer-rules.js';
import { stopBetweenEveryTwoWrites, stoppingAfter } from '../builders/stopping-connection.js';
import { anEvent } from '../contract/customer-record.contract.js';
import { testDatabase } from '../database.js';
import { FakeAuditLog } from '../fakes/fake-audit-log.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeCallLists } from '../fakes/fake-customer-ports.js';

const { counting, merging } = SHIPPED_CUSTOMER_RULES;
const uri = testDatabase();
const cipher = new AesCipher(Buffer.alloc(32, 7));
const ids = new RandomIds();
const AT = new Date('2026-11-02T18:00:00Z');
const COLLECTIONS = [
  ...['customers', 'customer_events', 'customer_history', 'customer_merges', 'model_changes'],
  ...['decisions', 'outreach', 'contacts', 'assignments', 'responses', 'run_notes', 'refusals'],
  ...['sink_messages', 'sink_receipts'],
];
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  for (const store of [
    MongoCustomerStore,
    MongoCustomerEventStore,
    MongoTombstoneStore,
    MongoDecisionStore,
    MongoOutreachStore,
  ]) {
    await store.ensureIndexes(connection);
  }
});
afterAll(() => connection.close());

const elsewhere = (on: MongoConnection, clock: FakeClock) => ({
  responses: new MongoResponseStore(on),
  notes: new MongoRunNotes(on, clock),
  refusals: new MongoRefusalStore(on, clock),
});

function flowsOn(on: MongoConnection, clock: FakeClock) {
  const lists = new FakeCallLists();
  const [tombstones, traces] = [
    new MongoTombstoneStore(on, clock),
    new MongoCustomerTraces(on, cipher, ids, elsewhere(on, clock)),
  ];
  return {
    lists,
    forget: new ForgetCustomer(tombstones, traces, lists, new FakeAuditLog(), clock),
    sweep: new SweepCustomers(new MongoCustomerEventStore(on, counting, clock), tombstones, traces, lists, clock),
  };
}

/** Scheduled on an event, and drawn as a unit of their own. */
function anEventDecision(customerId: string) {
  const {
    campaignId,
    action,
    id: _id,
    occurrence: _at,
    eligibleAt,
    customerId: _of,
    ...assignment
  } = anAssignment({
    unit: customerId,
  });
  const told = `told-${customerId.slice(2)}`;
  const drawn = [{ ...action, channel: 'sms' as const, campaignId, assignment }];
  const event = { id: told, kind: 'recharge', happenedAt: eligibleAt, versions: [], drawn } as const;
  return aDecision({ customerId, runId: `event|${told}`, event });
}

/** A prompt each with an answer, and what a run kept of all of them. */
async function tellElsewhere(people: readonly string[], clock: FakeClock) {
  for (const customerId of people) {
    await new MongoPromptStore(connection).enter(aPrompt({ customerId }));
    await tellAll(new MongoResponseStore(connection), [
      aResponse({ id: `answer-of|${customerId.slice(2)}`, customerId }),
    ]);
  }
  const { notes, refusals } = elsewhere(connection, clock);
  await notes.keep('r', 0, new Map(people.map((id) => [id, { unit: 'household|h-1' }])));
  const [stage, code] = ['cap', 'CAP_REACHED'] as const;
  const entries = people.map((_id, customer) => ({ customer, rule: 0, stage, code, component: 'weekly' }));
  const chunk = { runId: 'r', seq: 0, range: { from: 0, to: PLACES } };
  await refusals.keep(chunk, 'evaluate', { ids: people, block: packRefusals(entries) });
}

/** c-1 and c-2, who were merged, each with decisions, outreach, contacts, events and history; c-3 beside them. */
async function aLife(clock: FakeClock) {
  for (const name of COLLECTIONS) await connection.collection(name).deleteMany({});
  const customers = new MongoCustomerStore(connection, cipher, clock);
  const people = ['c-1', 'c-2', 'c-3'];
  await customers.apply(people.map((id) => ({ customer: aCustomer({ id }), contentHash: `a${id}` })));
  for (const age of [30, 31]) {
    await customers.apply(
      people.map((id) => ({ customer: aCustomer({ id, basic: { age } }), contentHash: `${age}${id}` })),
    );
  }
  await new MongoCustomerEventStore(connection, counting, clock).record(
    people.map((customerId) => anEvent({ customerId })),
  );
  const outreaches = new MongoOutreachStore(connection);
  for (const customerId of people) {
    await new MongoDecisionStore(connection).save([
      aDecision({ customerId }),
      aRefusal('CAP_REACHED', 'cap', { customerId, runId: 'other|20261103T180000Z' }),
      anEventDecision(customerId),
    ]);
    await outreaches.plan([
      anOutreach({ customerId }),
      anOutreach({ customerId, channel: 'email', state: 'delivered' }),
      anOutreach({ customerId, step: 2, state: 'handed' }),
    ]);
    await new MongoContactLedger(connection).reserve(
      aContactRow({ customerId, outreachId: `r|20261102T180000Z|${customerId}|1|email` }),
      { caps: [], operatorZone: 'UTC' },
      AT,
    );
    await new MongoAssignmentStore(connection).record([
      anAssignment({ customerId, unit: customerId }),
      anAssignment({ customerId, unit: `household|of-${customerId.replace('-', '')}` }),
    ]);
    await received(customerId, outreaches);
    await connection
      .collection<{ _id: string }>('model_changes')
      .insertOne({ _id: `${customerId}|m|1`, customerId } as never);
  }
  // A unit named for c-1, of somebody who shares the phone.
  const shared = { customerId: 'c-9', unit: 'c-1', occurrence: '20261103T180000Z' };
  await new MongoAssignmentStore(connection).record([anAssignment(shared)]);
  await tellElsewhere(people, clock);
  const merges = new MongoMergeStore(connection, merging, counting, clock);
  await merges.merge({ id: 'm-1', primaryId: 'c-1', otherId: 'c-2', by: 'a', at: AT });
  return { customers, outreaches };
}

/** What the local servers received: by the key it carried, or under the id it was taken by. */
async function received(customerId: string, outreaches: MongoOutreachStore): Promise<void> {
  const sms = anOutreach({ customerId, step: 3, channel: 'sms', state: 'sent' });
  await outreaches.plan([sms]);
  const filter = { _id: sms.id as never };
  await connection.collection('outreach').updateOne(filter, { $set: { providerIds: [`${customerId}-sms`] } });
  const sink = new MongoSinkStore(connection, cipher);
  const message = { at: AT, from: '1', to: '2', subject: null, body: 'x', parts: 1, encoding: null };
  const email = anOutreach({ customerId, channel: 'email', state: 'delivered' }).publicId;
  await sink.keep({ ...message, id: `${customerId}-sms`, channel: 'sms', key: null });
  await sink.keep({ ...message, id: `${customerId}-mail`, channel: 'email', key: email });
  await sink.owe({ messageId: `${customerId}-sms`, from: '1', to: '2', delivered: true, submittedAt: AT, doneAt: AT });
}

async function everything(): Promise<Readonly<Record<string, readonly { readonly [field: string]: unknown }[]>>> {
  const all = await Promise.all(
    COLLECTIONS.map(async (name) => [name, await connection.collection(name).find().toArray()]),
  );
  return Object.fromEntries(all);
}

/** Everything but tombstones and what is being handed over at the moment. */
async function traces(): Promise<string> {
  const { customers = [], outreach = [], ...others } = await everything();
  const living = customers.filter(({ gone }) => gone !== true);
  return JSON.stringify([living, outreach.filter(({ state }) => state !== 'handed'), others]);
}

const words = (text: string) => text.match(/[^"]*c-[12]\b[^"]*/g) ?? [];

describe('forgetting a person', () => {
  it('leaves no word of them anywhere, cancels what was planned, and lets everybody else be', async () => {
    const clock = new FakeClock();
    const { customers } = await aLife(clock);
    const before = await everything();
    await expect(flowsOn(connection, clock).forget.run({ id: 'c-2', by: 'ann' })).resolves.toEqual({
      ids: ['c-1', 'c-2'],
      inHand: 2,
    });
    expect(words(await traces())).toEqual([]);
    const after = await everything();
    for (const name of COLLECTIONS) {
      const of = (rows: (typeof before)[string] = []) => rows.filter((row) => (row.customerId ?? row._id) === 'c-3');
      expect([name, of(after[name])]).toEqual([name, of(before[name])]);
    }
    await expect(customers.find('c-3')).resolves.not.toBeNull();
    const kept = JSON.stringify([after.responses, after.run_notes, after.refusals]);
    expect(kept).toContain('"c-3"');
    expect((after.responses ?? []).map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted']);
    const arms = after.assignments ?? [];
    expect(arms).toHaveLength(before.assignments?.length ?? 0);
    const [shared] = arms.filter(({ customerId }) => customerId === 'c-9');
    expect(shared).toMatchObject({ unit: expect.stringMatching(/^forgotten-/), arm: 'treated', bucket: 4_719 });
  });

  it('keeps decisions and outreach countable, under one pseudonym a person and new public ids', async () => {
    const clock = new FakeClock();
    await aLife(clock);
    const before = await everything();
    await flowsOn(connection, clock).forget.run({ id: 'c-1', by: 'ann' });
    const { decisions = [], outreach = [] } = await everything();
    expect([decisions.length, outreach.length]).toEqual([before.decisions?.length, before.outreach?.length]);
    const names = [...decisions, ...outreach]
      .map(({ customerId }) => String(customerId))
      .filter((name) => name.startsWith('forgotten-'));
    expect([names.length, new Set(names).size]).toEqual([14, 2]);
    const known = new Set([...(before.decisions ?? []), ...(before.outreach ?? [])].map(({ publicId }) => publicId));
    const renamed = [...decisions, ...outreach].filter(({ customerId }) => String(customerId).startsWith('forgotten-'));
    // A prompt's id is of the asking, and says nothing of who it was for.
    expect(renamed.filter(({ publicId, prompt }) => !prompt && known.has(publicId))).toEqual([]);
    expect(renamed.filter(({ state }) => state === 'cancelled')).toHaveLength(2);
  });

  it('ends whatever a crash left, between any two writes', async () => {
    const clock = new FakeClock();
    const came = await stopBetweenEveryTwoWrites(
      async () => void (await aLife(clock)),
      (writes) => flowsOn(stoppingAfter(connection, writes), clock).forget.run({ id: 'c-1', by: 'ann' }),
      async () => {
        const { forget, sweep } = flowsOn(connection, clock);
        const begun = (await connection.collection('customers').countDocuments({ cleaning: true })) > 0;
        await connection.collection('outreach').updateMany({ state: 'handed' }, { $set: { state: 'unknown' } });
        clock.advance(600_001);
        if (begun) await expect(sweep.run()).resolves.toMatchObject({ finished: 2 });
        else await forget.run({ id: 'c-1', by: 'ann' });
        expect(words(await traces())).toEqual([]);
      },
    );
    expect(came).toBeGreaterThan(10);
  });

  it('waits for what is being handed over, and takes what came late', async () => {
    const clock = new FakeClock();
    await aLife(clock);
    const { forget, sweep } = flowsOn(connection, clock);
    await forget.run({ id: 'c-1', by: 'ann' });
    await new MongoDecisionStore(connection).save([aDecision({ runId: 'late|20261103T180000Z' })]);
    await expect(sweep.run()).resolves.toEqual({ settled: 0, finished: 0, dropped: 0 });
    clock.advance(600_001);
    await expect(sweep.run()).resolves.toMatchObject({ finished: 0 });
    expect(words(await traces())).toEqual([]);
    await connection.collection('outreach').updateMany({ state: 'handed' }, { $set: { state: 'sent' } });
    await expect(sweep.run()).resolves.toMatchObject({ finished: 2 });
    expect(words(JSON.stringify((await everything()).outreach))).toEqual([]);
    clock.advance(86_400_000);
    await expect(sweep.run()).resolves.toMatchObject({ dropped: 0 });
    await connection.collection('customers').updateMany({}, { $set: { stale: false } });
    await expect(sweep.run()).resolves.toMatchObject({ dropped: 2 });
  });
});
