import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { loadRuleFiles, type RuleFiles } from '../../src/adapters/files/rule-files.js';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoContactLedger } from '../../src/adapters/mongo/contact-ledger.store.js';
import { MongoPhoneSharers } from '../../src/adapters/mongo/customer/phone-sharers.store.js';
import { MongoTombstoneStore } from '../../src/adapters/mongo/customer/tombstone.store.js';
import { MongoCustomerStore } from '../../src/adapters/mongo/customer.store.js';
import { MongoFactBlocks } from '../../src/adapters/mongo/fact-blocks.store.js';
import { MongoResponseStore } from '../../src/adapters/mongo/response.store.js';
import { MongoCustomersNow } from '../../src/adapters/mongo/run/customers-now.store.js';
import { AesCipher } from '../../src/adapters/system/aes-cipher.js';
import type { Customer } from '../../src/core/customer/customer.js';
import { lookInBooks, ownRows } from '../../src/core/policy/cap/contact-books.js';
import { aCap, aContactRow } from '../builders/a-contact-row.js';
import { aCustomer } from '../builders/a-customer.js';
import { aResponse, tellAll } from '../builders/a-response.js';
import { testDatabase } from '../database.js';
import { FakeClock } from '../fakes/fake-clock.js';

const uri = testDatabase();
const NOW = new Date('2026-11-02T18:00:00Z');
const SPAN = { asOf: NOW, since: new Date('2026-10-01T00:00:00Z') };
const FACTS = ['arpuBand', 'householdId', 'lifecycleStage', 'consentSmsMarketing', 'contactSms', 'tenureMonths'];
const cipher = new AesCipher(Buffer.alloc(32, 7));
let connection: MongoConnection;
let rules: RuleFiles;

beforeAll(async () => {
  rules = await loadRuleFiles('rules');
  connection = await MongoConnection.open(uri);
  for (const store of [MongoCustomerStore, MongoResponseStore, MongoTombstoneStore]) {
    await store.ensureIndexes(connection);
  }
});
afterAll(() => connection.close());
beforeEach(async () => {
  for (const name of ['customers', 'contacts', 'responses']) await connection.collection(name).deleteMany({});
});

const now = () => new MongoCustomersNow(connection, rules.business);
const put = (...people: readonly Customer[]) =>
  new MongoCustomerStore(connection, cipher, new FakeClock()).apply(
    people.map((customer) => ({ customer, contentHash: customer.id })),
  );
const living = (id: string, householdId: string) => aCustomer({ id, business: { householdId } });

describe('a customer in one reading', () => {
  it('has the facts that everybody else derives, and only those asked for', async () => {
    await put(aCustomer());
    const whole = await new MongoFactBlocks(connection, rules.business).sheetOf('c-1', NOW);
    for (const facts of [FACTS, [...rules.business.catalogue.keys()]]) {
      const found = await now().find('c-1', facts, SPAN);
      expect(found?.sheet).toEqual(Object.fromEntries(facts.map((name) => [name, whole?.[name] ?? null])));
    }
  });

  it('is each for itself where many are asked for at once, from the instant each asks for', async () => {
    const ids = Array.from({ length: 20 }, (_one, at) => `c-${at}`);
    await put(...ids.map((id) => aCustomer({ id, personal: {}, business: { householdId: `h-${id}` } })));
    const told = ids.map((customerId) => aResponse({ id: customerId, customerId, at: NOW }));
    await tellAll(new MongoResponseStore(connection), told);
    const [customers, later] = [now(), { ...SPAN, since: new Date(NOW.getTime() + 1) }];
    const asked = [...ids, 'nobody', ...ids].map((id, at) => customers.find(id, FACTS, at > 20 ? later : SPAN));
    const found = await Promise.all(asked);
    expect(found.map((one) => one?.sheet.householdId ?? null)).toEqual(
      [...ids, null, ...ids].map((id) => id && `h-${id}`),
    );
    expect(found.map((one) => one?.answered.length ?? null)).toEqual([...ids.map(() => 1), null, ...ids.map(() => 0)]);
  });

  it('is read by indexes, however many others there are', async () => {
    await put(...Array.from({ length: 300 }, (_one, at) => ({ ...aCustomer({ id: `c-${at}` }), personal: {} })));
    const others = Array.from({ length: 300 }, (_one, at) => `c-${at}`);
    const told = others.map((customerId) => aResponse({ id: customerId, customerId, at: NOW }));
    await tellAll(new MongoResponseStore(connection), told);
    const books = others.map((id) => ({ _id: id as never, version: 1, rows: [] }));
    await connection.collection('contacts').insertMany(books);
    await connection.db.command({ profile: 2 });
    const found = await now().find('c-7', FACTS, SPAN);
    await connection.db.command({ profile: 0 });
    const [read] = await connection
      .collection('system.profile')
      .find({ 'command.aggregate': 'customers' })
      .sort({ ts: -1 })
      .toArray();
    expect(found?.answered).toHaveLength(1);
    expect(read?.docsExamined).toBe(3);
  });

  it('is nobody who is not there, or was forgotten', async () => {
    await put(aCustomer());
    await expect(now().find('c-2', FACTS, SPAN)).resolves.toBeNull();
    await new MongoTombstoneStore(connection, new FakeClock()).bury('c-1');
    await expect(now().find('c-1', FACTS, SPAN)).resolves.toBeNull();
  });

  it('has what came back, newest first, from the instant asked for', async () => {
    await put(aCustomer());
    const told = ['2026-09-30T00:00:00Z', '2026-10-02T00:00:00Z', '2026-10-05T00:00:00Z'].map((at) =>
      aResponse({ id: at, at: new Date(at) }),
    );
    await tellAll(new MongoResponseStore(connection), [...told, aResponse({ id: 'other', customerId: 'c-2' })]);
    const found = await now().find('c-1', FACTS, SPAN);
    expect(found?.answered).toEqual([told[2], told[1]]);
  });

  it('has who shares the number, as the books of phones have it, and nobody else without one', async () => {
    const sms = { personal: { msisdn: '13800000000' } };
    const alone = ['c-3', 'c-4'].map((id) => ({ ...aCustomer({ id }), personal: {} }));
    await put(
      aCustomer({ id: 'c-1', ...sms }),
      aCustomer({ id: 'c-2', ...sms, business: { householdId: 'h-2' } }),
      ...alone,
    );
    const sharers = await new MongoPhoneSharers(connection).of(['c-1']);
    const found = await now().find('c-1', FACTS, SPAN);
    expect(found?.sharers).toEqual([{ customerId: 'c-2', householdId: 'h-2' }]);
    expect(found?.sharers).toEqual(sharers.get('c-1'));
    expect((await now().find('c-3', FACTS, SPAN))?.sharers).toEqual([]);
  });

  it('looks at the caps as a reservation would be judged, and writes nothing', async () => {
    await put(living('c-1', 'h-1'), living('c-2', 'h-1'));
    const caps = { caps: [aCap({ scope: 'household', max: 1 })], operatorZone: 'UTC' };
    const ledger = new MongoContactLedger(connection);
    const row = aContactRow({ runId: 'new', outreachId: 'new', householdId: 'h-1' });
    const look = async () => {
      const found = await now().find('c-1', FACTS, SPAN);
      const [asked] = await ledger.look([row], caps, NOW);
      return [
        found && lookInBooks(found.books, row, caps, NOW)?.kind,
        asked?.kind,
        found && ownRows(found.books, 'c-1'),
      ];
    };
    await expect(look()).resolves.toEqual(['taken', 'reserved', []]);
    expect(await connection.collection('contacts').countDocuments()).toBe(0);
    await ledger.reserve(aContactRow({ customerId: 'c-2', householdId: 'h-1' }), caps, NOW);
    const before = await connection.collection('contacts').find().toArray();
    await expect(look()).resolves.toEqual(['refused', 'refused', []]);
    expect(await connection.collection('contacts').find().toArray()).toEqual(before);
    await expect(ledger.reserve(row, caps, NOW)).resolves.toMatchObject({ kind: 'refused' });
  });

  it('looks at the caps of the party too where a cap counts by it', async () => {
    await put(...['c-1', 'c-2'].map((id) => aCustomer({ id, business: { partyId: 'p-1' } })));
    const caps = { caps: [aCap({ scope: 'party', max: 1 })], operatorZone: 'UTC' };
    const ledger = new MongoContactLedger(connection);
    const row = aContactRow({ runId: 'new', outreachId: 'new', partyId: 'p-1' });
    const look = async () => {
      const found = await now().find('c-1', [...FACTS, 'partyId'], SPAN);
      return [found?.sheet.partyId, found && lookInBooks(found.books, row, caps, NOW)?.kind];
    };
    await expect(look()).resolves.toEqual(['p-1', 'taken']);
    await ledger.reserve(aContactRow({ customerId: 'c-2', partyId: 'p-1' }), caps, NOW);
    await expect(look()).resolves.toEqual(['p-1', 'refused']);
  });

  it('finds the rows of who moved to another household where they were left, or says that they are elsewhere', async () => {
    const caps = { caps: [aCap({ max: 1 })], operatorZone: 'UTC' };
    await put(living('c-1', 'h-1'));
    const ledger = new MongoContactLedger(connection);
    await ledger.reserve(aContactRow({ householdId: 'h-1' }), caps, NOW);
    expect(ownRows((await now().find('c-1', FACTS, SPAN))?.books ?? new Map(), 'c-1')).toHaveLength(1);
    await connection.collection('customers').updateOne({}, { $set: { 'business.householdId': 'h-2' } });
    const { books = new Map() } = (await now().find('c-1', FACTS, SPAN)) ?? {};
    const row = aContactRow({ runId: 'new', outreachId: 'new', householdId: 'h-2' });
    expect([ownRows(books, 'c-1'), lookInBooks(books, row, caps, NOW)]).toEqual([null, null]);
    await expect(ledger.look([row], caps, NOW)).resolves.toMatchObject([{ kind: 'refused' }]);
  });
});
