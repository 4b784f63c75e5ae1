import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { loadRuleFiles, type RuleFiles } from '../../src/adapters/files/rule-files.js';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoCustomerEventStore } from '../../src/adapters/mongo/customer/customer-events.store.js';
import { MongoCustomerStore } from '../../src/adapters/mongo/customer.store.js';
import { MongoOutreachStore } from '../../src/adapters/mongo/outreach.store.js';
import { MongoResponseStore } from '../../src/adapters/mongo/response.store.js';
import { MongoCustomersNow } from '../../src/adapters/mongo/run/customers-now.store.js';
import { AesCipher } from '../../src/adapters/system/aes-cipher.js';
import type { CustomerEvent } from '../../src/core/customer/customer-event.js';
import { aCustomer } from '../builders/a-customer.js';
import { aResponse } from '../builders/a-response.js';
import { anOutreach } from '../builders/an-outreach.js';
import { SHIPPED_CUSTOMER_RULES } from '../builders/customer-rules.js';
import { testDatabase } from '../database.js';
import { FakeChannels } from '../fakes/fake-channel.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { DispatchScene, NOW } from './dispatch-scene.js';

const uri = testDatabase();
const clock = new FakeClock();
const earlier = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
/** Decided an hour ago, due now. */
const row = anOutreach({ decidedAt: earlier(60) });
const SELLS = anOutreach({ runId: 'second|20261102T170000Z', decidedAt: earlier(60), shard: row.shard });
const SERVES = anOutreach({
  ...{ runId: 'service|20261102T170000Z', decidedAt: earlier(60), shard: row.shard, purpose: 'service' },
});
let connection: MongoConnection;
let rules: RuleFiles;
let scene: DispatchScene;
let channels: FakeChannels;
let events: MongoCustomerEventStore;
let responses: MongoResponseStore;

beforeAll(async () => {
  rules = await loadRuleFiles('rules');
  connection = await MongoConnection.open(uri);
  for (const store of [MongoCustomerStore, MongoCustomerEventStore, MongoOutreachStore, MongoResponseStore]) {
    await store.ensureIndexes(connection);
  }
});
afterAll(() => connection.close());

beforeEach(async () => {
  for (const name of ['customers', 'customer_events', 'outreach', 'responses']) {
    await connection.collection(name).deleteMany({});
  }
  const customers = new MongoCustomerStore(connection, new AesCipher(Buffer.alloc(32, 7)), clock);
  await customers.apply([{ customer: aCustomer(), contentHash: 'first' }]);
  events = new MongoCustomerEventStore(connection, SHIPPED_CUSTOMER_RULES.counting, clock);
  responses = new MongoResponseStore(connection);
  channels = new FakeChannels();
  scene = new DispatchScene(new MongoOutreachStore(connection), channels);
  Object.assign(scene, { responses, now: new MongoCustomersNow(connection, rules.business) });
  scene.catalogue = rules.business.catalogue;
  scene.holds = rules.business.holds;
});

const complaint = (kind: CustomerEvent['kind'], minutes: number): CustomerEvent => ({
  ...{ id: `${kind}-${minutes}`, customerId: 'c-1', kind, at: earlier(minutes), about: 'bill' },
});
const send = () => scene.dispatcher().run(row.shard);

describe('what comes between a decision and its hand-over', () => {
  it('a complaint holds all selling, and no service; the places are given back with the reason', async () => {
    await scene.plan(row, SELLS, SERVES);
    await events.record([complaint('complaint-opened', 5)]);
    await expect(send()).resolves.toMatchObject({ cancelled: 2, sent: 1 });
    for (const one of [row, SELLS]) {
      await expect(scene.stateOf(one)).resolves.toBe('cancelled SELLING_HELD:complaint-open');
      await expect(scene.slotOf(one)).resolves.toBe('released');
    }
    await expect(scene.stateOf(SERVES)).resolves.toBe('sent');
    expect(channels.sms.sent.map(({ key }) => key)).toEqual([SERVES.publicId]);
    const released = (await scene.ledger.rowsOf('c-1')).filter(({ status }) => status === 'released');
    expect(new Set(released.map(({ releasedBecause }) => releasedBecause))).toEqual(
      new Set(['SELLING_HELD:complaint-open']),
    );
  });

  it('so does one that was closed a moment ago', async () => {
    await scene.plan(row);
    await events.record([complaint('complaint-opened', 90), complaint('complaint-closed', 5)]);
    await send();
    await expect(scene.stateOf(row)).resolves.toBe('cancelled SELLING_HELD:complaint-just-closed');
  });

  it('an agent’s customer who took the offer, or would not have it, hears of it no more', async () => {
    for (const outcome of ['accepted', 'declined'] as const) {
      const own = anOutreach({ runId: `${outcome}|1`, decidedAt: earlier(60), offerId: outcome, shard: row.shard });
      await scene.plan(own);
      await responses.tell(aResponse({ id: outcome, outcome, offerId: outcome, at: earlier(5) }));
      await send();
      await expect(scene.stateOf(own)).resolves.toBe(`cancelled ANSWERED_MEANWHILE:${outcome}`);
      await expect(scene.slotOf(own)).resolves.toBe('released');
    }
    expect(channels.sms.sent).toEqual([]);
  });

  it('an answer that was taken back stands in nobody’s way: the last word counts', async () => {
    await scene.plan(row);
    await responses.tell(aResponse({ id: 'one', offerId: row.offerId, at: earlier(5) }));
    await responses.tell(aResponse({ id: 'one', outcome: 'no-answer', offerId: row.offerId, at: earlier(4) }));
    await send();
    await expect(scene.stateOf(row)).resolves.toBe('sent');
  });

  it('what the plan suppresses after is asked again, of answers and of facts', async () => {
    scene.suppression = { after: [{ outcome: 'accepted', days: 90 }], holds: [] };
    await scene.plan(row);
    await responses.tell(aResponse({ offerId: 'another', campaignId: row.campaignId, at: earlier(5) }));
    await send();
    await expect(scene.stateOf(row)).resolves.toBe('cancelled SUPPRESSED_BY_OUTCOME:accepted');
  });

  it('what happened before the decision, or is of others, stands in nobody’s way', async () => {
    await scene.plan(row);
    await responses.tell(aResponse({ id: 'before', offerId: row.offerId, at: earlier(61) }));
    await responses.tell(aResponse({ id: 'other', offerId: row.offerId, customerId: 'c-2', at: earlier(5) }));
    await send();
    await expect(scene.stateOf(row)).resolves.toBe('sent');
  });
});
