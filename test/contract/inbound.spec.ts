import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoContactLedger } from '../../src/adapters/mongo/contact-ledger.store.js';
import { MongoCustomerHistory } from '../../src/adapters/mongo/customer/customer-history.store.js';
import { MongoCustomerTraces } from '../../src/adapters/mongo/customer/customer-traces.store.js';
import { MongoCustomerStore } from '../../src/adapters/mongo/customer.store.js';
import { MongoInboundStore } from '../../src/adapters/mongo/inbound.store.js';
import { MongoOutreachStore } from '../../src/adapters/mongo/outreach.store.js';
import { MongoResponseStore } from '../../src/adapters/mongo/response.store.js';
import { MongoContactTraces } from '../../src/adapters/mongo/views/contact-traces.view.js';
import { AesCipher } from '../../src/adapters/system/aes-cipher.js';
import { consentOf } from '../../src/core/customer/consent.js';
import type { InboundTold } from '../../src/core/response/inbound-message.js';
import type { BusinessRules } from '../../src/flows/ports/business-rules.js';
import type { CustomerStore } from '../../src/flows/ports/customer-store.js';
import type { InboundStore } from '../../src/flows/ports/inbound-store.js';
import type { OutreachStore } from '../../src/flows/ports/outreach-store.js';
import type { ResponseStore } from '../../src/flows/ports/response-store.js';
import { RecordInbound } from '../../src/flows/record-inbound.js';
import { aContactPolicy, aContactRow } from '../builders/a-contact-row.js';
import { aConsent, aCustomer, type CustomerChange } from '../builders/a-customer.js';
import { anOutreach } from '../builders/an-outreach.js';
import { SHIPPED_CUSTOMER_RULES } from '../builders/customer-rules.js';
import { SHIPPED_SENDER } from '../builders/shipped-sender.js';
import { testDatabase } from '../database.js';
import { FakeAuditLog } from '../fakes/fake-audit-log.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeCustomerStore } from '../fakes/fake-customer-store.js';
import { FakeIds } from '../fakes/fake-ids.js';
import { FakeInboundStore } from '../fakes/fake-inbound-store.js';
import { FakeOutreachStore } from '../fakes/fake-outreach-store.js';
import { FakeResponseStore } from '../fakes/fake-response-store.js';
import { Bell } from '../http/fake-catalogues.js';

const uri = testDatabase();
const cipher = new AesCipher(Buffer.alloc(32, 7));
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  for (const store of [MongoCustomerStore, MongoInboundStore, MongoOutreachStore, MongoResponseStore]) {
    await store.ensureIndexes(connection);
  }
});
beforeEach(async () => {
  const names = ['customers', 'customer_history', 'inbound_messages', 'outreach', 'responses', 'contacts'];
  for (const name of names) await connection.collection(name).deleteMany({});
});
afterAll(() => connection.close());

type Stores = {
  readonly customers: CustomerStore;
  readonly inbound: InboundStore;
  readonly outreaches: OutreachStore;
  readonly responses: ResponseStore;
};
const clock = new FakeClock();
const NOW = clock.now();
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000);

const MAKERS: readonly (readonly [string, () => Stores])[] = [
  [
    'the fakes',
    () => {
      const customers = new FakeCustomerStore();
      const inbound = new FakeInboundStore((id) => customers.familyOf(id));
      return { customers, inbound, outreaches: new FakeOutreachStore(), responses: new FakeResponseStore() };
    },
  ],
  [
    'MongoDB',
    () => ({
      customers: new MongoCustomerStore(connection, cipher, clock),
      inbound: new MongoInboundStore(connection),
      outreaches: new MongoOutreachStore(connection),
      responses: new MongoResponseStore(connection),
    }),
  ],
];

function world(stores: Stores) {
  const audit = new FakeAuditLog();
  const bell = new Bell();
  const { customers, inbound, outreaches, responses } = stores;
  const rules = { policy: aContactPolicy({ sender: SHIPPED_SENDER }) } as BusinessRules;
  const flow = new RecordInbound(
    ...([inbound, customers, outreaches, responses, rules, SHIPPED_CUSTOMER_RULES] as const),
    ...([cipher, new FakeIds(), bell, audit, clock] as const),
  );
  const holding = (...people: readonly CustomerChange[]) =>
    customers.apply(people.map((one) => ({ customer: aCustomer(one), contentHash: `${one.id} ${Math.random()}` })));
  const tell = (change: Partial<InboundTold> = {}) =>
    flow.run({
      ...{ id: 'mo-1', channel: 'sms', from: '12025550123', text: ' td ', at: NOW, by: 'gateway' },
      ...change,
    });
  const consent = async (id = 'c-1', channel: 'sms' | 'email' = 'sms') =>
    consentOf((await customers.find(id))?.consents ?? [], channel, 'marketing');
  return { ...stores, audit, bell, holding, tell, consent };
}

describe.each(MAKERS)('a message of a customer, with %s', (_name, make) => {
  it('that is a keyword takes back the consent of its channel, with its evidence', async () => {
    const { holding, tell, consent, inbound, audit, bell } = world(make());
    await holding({ id: 'c-1' });
    await expect(tell()).resolves.toMatchObject({ keyword: 'TD', isDone: true });
    const evidence = { message: 'mo-1', keyword: 'TD' };
    await expect(consent()).resolves.toMatchObject({ granted: false, at: NOW, source: 'inbound-message', evidence });
    await expect(consent('c-1', 'email')).resolves.toMatchObject({ granted: true });
    const kept = await inbound.find('mo-1');
    expect(kept).toMatchObject({ isDone: true, customers: [{ id: 'c-1', effect: 'withdrawn' }] });
    expect(JSON.stringify(kept)).not.toMatch(/ td |5550123/);
    expect(audit.entries.map(({ action, subject, detail }) => [action, subject, detail])).toEqual([
      ['inbound.opt-out', 'c-1', { message: 'mo-1', channel: 'sms', keyword: 'TD' }],
    ]);
    expect(bell.customers).toEqual(['c-1']);
  });

  it('told twice counts once, and is answered the same', async () => {
    const { holding, tell, audit, customers } = world(make());
    await holding({ id: 'c-1' });
    const first = await tell();
    const before = await customers.find('c-1');
    await expect(tell({ from: '+1 202 555 0123' })).resolves.toEqual(first);
    await expect(customers.find('c-1')).resolves.toEqual(before);
    expect(audit.entries).toHaveLength(1);
  });

  it('told again with another content is refused, and changes nothing', async () => {
    const { holding, tell, consent } = world(make());
    await holding({ id: 'c-1' });
    await tell({ text: 'hello' });
    await expect(tell()).rejects.toMatchObject({ code: 'CONFLICT', problems: [{ code: 'INBOUND_ID_REUSED' }] });
    await expect(consent()).resolves.toMatchObject({ granted: true });
  });

  it('goes on where a crash left it', async () => {
    const stores = make();
    const { holding, tell, consent, inbound, responses } = world(stores);
    await holding({ id: 'c-1' });
    await stores.outreaches.plan([anOutreach({ state: 'sent', dueAt: minutes(-60) })]);
    const died = Object.create(responses, { tell: { value: () => Promise.reject(new Error('died')) } });
    await expect(world({ ...stores, responses: died }).tell()).rejects.toThrow('died');
    await expect(inbound.find('mo-1')).resolves.toMatchObject({ isDone: false });
    await tell();
    await expect(consent()).resolves.toMatchObject({ granted: false });
    await expect(responses.ofCustomer('c-1', minutes(-90))).resolves.toHaveLength(1);
    await expect(inbound.find('mo-1')).resolves.toMatchObject({ customers: [{ effect: 'withdrawn' }], isDone: true });
  });

  it('told by many at once counts once', async () => {
    const { holding, tell, customers, consent, inbound } = world(make());
    await holding({ id: 'c-1' });
    const others = ['退订', 'STOP', 'ｔ'].map((text, at) => tell({ id: `mo-${at + 2}`, text, at: minutes(-at - 1) }));
    const ends = await Promise.all([...Array.from({ length: 8 }, () => tell()), ...others]);
    expect(new Set(ends.map(({ id }) => id)).size).toBe(4);
    await expect(consent()).resolves.toMatchObject({ granted: false, at: NOW });
    const of = (await customers.find('c-1'))?.consents.filter(({ channel }) => channel === 'sms');
    expect(of).toHaveLength(1);
    await expect(inbound.ofCustomer('c-1', 10)).resolves.toHaveLength(4);
  });

  it('that is older than a newer consent does not override it, and says so', async () => {
    const { holding, tell, consent, inbound } = world(make());
    await holding({ id: 'c-1', consents: [aConsent({ at: NOW })] });
    await tell({ at: minutes(-1) });
    await expect(consent()).resolves.toMatchObject({ granted: true });
    await expect(inbound.find('mo-1')).resolves.toMatchObject({ customers: [{ id: 'c-1', effect: 'overtaken' }] });
  });

  it('of a number that several share is of all of them: it is the phone that is written to', async () => {
    const { holding, tell, consent } = world(make());
    await holding(
      { id: 'c-2', personal: { msisdn: '12025550123' } },
      { id: 'c-1' },
      { id: 'c-3', personal: { msisdn: '+1' } },
    );
    await expect(tell()).resolves.toMatchObject({ customers: [{ id: 'c-1' }, { id: 'c-2' }] });
    const granted = await Promise.all(['c-1', 'c-2', 'c-3'].map(async (id) => (await consent(id))?.granted));
    expect(granted).toEqual([false, false, true]);
  });

  it('of a number nobody has stays on the list and on record', async () => {
    const { tell, inbound, audit } = world(make());
    await expect(tell()).resolves.toMatchObject({ keyword: 'TD', customers: [], isDone: true });
    await expect(inbound.list({ limit: 10 })).resolves.toMatchObject([{ id: 'mo-1', customers: [] }]);
    expect(audit.entries.map(({ subject }) => subject)).toEqual(['nobody']);
  });

  it('of a customer by their id is of them alone; of nobody it is refused, and nothing is kept', async () => {
    const { holding, tell, consent, inbound } = world(make());
    await holding({ id: 'c-1' }, { id: 'c-2' });
    await tell({ from: undefined, customerId: 'c-2' });
    expect([(await consent('c-1'))?.granted, (await consent('c-2'))?.granted]).toEqual([true, false]);
    const unknown = tell({ id: 'mo-2', from: undefined, customerId: 'c-9' });
    await expect(unknown).rejects.toMatchObject({ problems: [{ code: 'INBOUND_CUSTOMER_UNKNOWN' }] });
    await expect(inbound.find('mo-2')).resolves.toBeNull();
  });

  it('by mail is of the address, and takes back the consent of mail', async () => {
    const { holding, tell, consent } = world(make());
    await holding({ id: 'c-1' });
    await tell({ channel: 'email', from: 'C-1@Example.invalid', text: '“退订”' });
    expect([(await consent())?.granted, (await consent('c-1', 'email'))?.granted]).toEqual([true, false]);
  });

  it('that says something else is on record and does nothing', async () => {
    const { holding, tell, customers, audit, bell } = world(make());
    await holding({ id: 'c-1' });
    const before = await customers.find('c-1');
    await expect(tell({ text: 'please call me' })).resolves.toMatchObject({
      keyword: null,
      customers: [{ id: 'c-1', effect: null }],
    });
    await expect(customers.find('c-1')).resolves.toEqual(before);
    expect([audit.entries.map(({ action }) => action), bell.customers]).toEqual([['inbound.other'], []]);
  });

  it('is what the last message came to, once', async () => {
    const { holding, tell, outreaches, responses } = world(make());
    await holding({ id: 'c-1' });
    const sent = (runId: string, at: number) => anOutreach({ runId, state: 'sent', dueAt: minutes(at) });
    const last = sent('win-back|20261102T170000Z', -60);
    await outreaches.plan([sent('win-back|20261101T180000Z', -1_440), last]);
    await tell();
    await tell();
    await expect(responses.ofCustomer('c-1', minutes(-2_000))).resolves.toMatchObject([
      { id: `${last.publicId}|opted-out`, outcome: 'opted-out', campaignId: last.campaignId, at: NOW },
    ]);
  });
});

describe('in the database', () => {
  it('an opt-out is history, raises the revision, and counts where fatigue is learnt', async () => {
    const { holding, tell } = world(MAKERS[1]?.[1]() as Stores);
    await holding({ id: 'c-1' });
    const ledger = new MongoContactLedger(connection);
    await ledger.reserve(aContactRow({ dueAt: minutes(-60) }), { caps: [], operatorZone: 'UTC' }, minutes(-90));
    await ledger.markSent('c-1', aContactRow().outreachId, minutes(-60));
    await tell();
    const [entry] = await new MongoCustomerHistory(connection, cipher).ofCustomer('c-1', 10);
    expect(entry).toMatchObject({
      field: 'consents.sms.marketing',
      source: 'inbound-message:gateway',
      effectiveAt: NOW,
    });
    expect(entry).toMatchObject({ before: { granted: true }, after: { granted: false, evidence: { keyword: 'TD' } } });
    await expect(connection.collection('customers').findOne({})).resolves.toMatchObject({ stale: true });
    const traces = [];
    for await (const batch of new MongoContactTraces(connection).read(minutes(-1_000))) traces.push(...batch);
    expect(traces).toMatchObject([{ customerId: 'c-1', optOuts: [NOW] }]);
  });

  it('who was forgotten while a message was heeded stays forgotten', async () => {
    const store = new MongoInboundStore(connection);
    const customers = ['c-1', 'c-2'].map((id) => ({ id, effect: null }));
    const message = {
      id: 'mo-1',
      channel: 'sms',
      at: NOW,
      toldAt: NOW,
      by: 'g',
      keyword: 'TD',
      fingerprint: 'f',
    } as const;
    await store.enter({ ...message, customers, isDone: false });
    await connection
      .collection<{ customers: { id: string }[] }>('inbound_messages')
      .updateOne({}, { $pull: { customers: { id: 'c-1' } } });
    await store.finish(
      'mo-1',
      customers.map((one) => ({ ...one, effect: 'withdrawn' as const })),
    );
    await expect(store.find('mo-1')).resolves.toMatchObject({ customers: [{ id: 'c-2', effect: 'withdrawn' }] });
  });

  it('who is forgotten is no longer told of; the message stays, as of nobody', async () => {
    const { holding, tell } = world(MAKERS[1]?.[1]() as Stores);
    await holding({ id: 'c-1' });
    await tell();
    const forget = async () => undefined;
    const elsewhere = { responses: { forget }, notes: { forget }, refusals: { forget } };
    await new MongoCustomerTraces(connection, cipher, new FakeIds(), elsewhere).remove('c-1');
    await expect(new MongoInboundStore(connection).find('mo-1')).resolves.toMatchObject({
      keyword: 'TD',
      customers: [],
    });
  });
});
