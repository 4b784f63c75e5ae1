import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { type CustomerRecord, lookedUpBy } from '../../src/adapters/mongo/customer/customer-record.js';
import { fillHas } from '../../src/adapters/mongo/customer/fill-has.js';
import { MongoMergeStore } from '../../src/adapters/mongo/customer/merge.store.js';
import { MongoTombstoneStore } from '../../src/adapters/mongo/customer/tombstone.store.js';
import { MongoCustomerStore } from '../../src/adapters/mongo/customer.store.js';
import { MongoFactBlocks } from '../../src/adapters/mongo/fact-blocks.store.js';
import { MongoPastFacts } from '../../src/adapters/mongo/past-facts.store.js';
import { AesCipher } from '../../src/adapters/system/aes-cipher.js';
import type { Personal } from '../../src/core/customer/customer.js';
import { derivation } from '../../src/core/facts/derive-facts.js';
import { sheetAt } from '../../src/core/facts/fact-block.js';
import { PLACES } from '../../src/core/kit/hash.js';
import type { BusinessRules } from '../../src/flows/ports/business-rules.js';
import { aCustomer } from '../builders/a-customer.js';
import { aCatalogue, aFact } from '../builders/a-rule-pack.js';
import { SHIPPED_CUSTOMER_RULES } from '../builders/customer-rules.js';
import { testDatabase } from '../database.js';
import { FakeClock } from '../fakes/fake-clock.js';

const uri = testDatabase();
const clock = new FakeClock();
const { merging, counting } = SHIPPED_CUSTOMER_RULES;
const AT = clock.now();
let connection: MongoConnection;
let store: MongoCustomerStore;
let merges: MongoMergeStore;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoCustomerStore.ensureIndexes(connection);
  await connection.db.createCollection('customer_merges').catch(() => undefined);
});
afterAll(() => connection.close());

beforeEach(async () => {
  for (const name of ['customers', 'customer_history', 'customer_merges', 'fact_blocks']) {
    await connection.collection(name).deleteMany({});
  }
  store = new MongoCustomerStore(connection, new AesCipher(Buffer.alloc(32, 7)), clock);
  merges = new MongoMergeStore(connection, merging, counting, clock);
});

const records = () => connection.collection<CustomerRecord>('customers');
const has = async (id: string) => (await records().findOne({ _id: id }))?.has;

async function put(id: string, personal: Personal, effectiveAt = AT): Promise<void> {
  const contentHash = `${id} ${Object.keys(personal).join(' ')}`;
  await store.apply([{ customer: { ...aCustomer({ id }), personal }, contentHash, effectiveAt }]);
}

const NUMBER = { msisdn: '+12025550123' };
const MAIL = { email: 'c@example.invalid' };
const ADDRESS = { address: '1 Long Street' };
const merge = () => merges.merge({ id: 'm-1', primaryId: 'c-1', otherId: 'c-2', by: 'ann', at: AT } as never);

/** Whether there is an address, as a fact. */
const RULES = {
  catalogue: aCatalogue(aFact({ name: 'mail', type: 'boolean' }), aFact({ name: '_zone', type: 'text' })),
  derivations: [
    derivation({ mail: { type: 'boolean' } }, { facts: [], profile: ['has.address'] }, (source) => ({
      mail: source.has.has('address'),
    })),
  ],
  policy: { operatorZone: 'UTC' },
  modelsHash: 'a',
} as unknown as BusinessRules;

async function mailThen(at: Date): Promise<unknown> {
  const past = new MongoPastFacts(connection, RULES, counting);
  for await (const { told } of past.read({ from: 0, to: PLACES }, ['mail'], at)) {
    if (told.block.n > 0) return sheetAt(told.block, 0).mail;
  }
  return undefined;
}

describe('which fields of a person are there', () => {
  it('is stored with the customer, and again with each that comes', async () => {
    await put('c-1', NUMBER);
    expect(await has('c-1')).toEqual({ msisdn: true });
    await put('c-1', { ...NUMBER, ...MAIL });
    expect(await has('c-1')).toEqual({ msisdn: true, email: true });
  });

  it('is that of both in a merge, and of each after its undo', async () => {
    await put('c-1', NUMBER);
    await put('c-2', { ...MAIL, ...ADDRESS });
    await merge();
    expect([await has('c-1'), await has('c-2')]).toEqual([{ msisdn: true, email: true, address: true }, undefined]);
    await merges.undo('m-1', 'bob', AT);
    expect([await has('c-1'), await has('c-2')]).toEqual([{ msisdn: true }, { email: true, address: true }]);
  });

  it('is told of a record that a merge put aside before it was stored', async () => {
    await put('c-1', NUMBER);
    await put('c-2', MAIL);
    await merge();
    const before = { 'before.primary.has': '', 'before.other.has': '', 'merged.has': '' };
    await connection.collection('customer_merges').updateMany({}, { $unset: before });
    await merges.undo('m-1', 'bob', AT);
    expect([await has('c-1'), await has('c-2')]).toEqual([{ msisdn: true }, { email: true }]);
  });

  it('goes with who is forgotten', async () => {
    await put('c-1', NUMBER);
    await new MongoTombstoneStore(connection, clock).bury('c-1');
    expect(await has('c-1')).toBeUndefined();
  });

  it('is what facts are told of, now and as of then', async () => {
    await put('c-1', NUMBER, new Date('2026-09-05T00:00:00Z'));
    await put('c-1', { ...NUMBER, ...ADDRESS }, new Date('2026-10-20T00:00:00Z'));
    expect(await new MongoFactBlocks(connection, RULES).sheetOf('c-1', AT)).toEqual({ mail: true });
    expect(await mailThen(new Date('2026-10-10T00:00:00Z'))).toBe(false);
    expect(await mailThen(new Date('2026-10-30T00:00:00Z'))).toBe(true);
  });

  it.each<[Personal, object]>([
    [{}, {}],
    [MAIL, { email: true }],
    [
      { ...NUMBER, ...MAIL, ...ADDRESS },
      { msisdn: true, email: true, address: true },
    ],
  ])('follows from the hashes alone: %j', (lookup, expected) => {
    expect(lookedUpBy(lookup)).toEqual({ lookup, has: expected });
  });
});

describe('customers stored before that was kept', () => {
  const upgrades = () => connection.collection<{ _id: string }>('upgrades');
  const asBefore = async () => {
    await put('c-1', { ...NUMBER, ...MAIL });
    await put('c-2', {});
    await put('c-3', ADDRESS);
    await new MongoTombstoneStore(connection, clock).bury('c-3');
    await records().updateMany({}, { $unset: { has: '' }, $set: { stale: false } });
    await upgrades().deleteMany({});
  };

  it('are given it at the next start, and are neither stale nor changed', async () => {
    await asBefore();
    const before = await records().find().sort({ _id: 1 }).toArray();
    await MongoCustomerStore.ensureIndexes(connection);
    const expected = [{ has: { msisdn: true, email: true } }, { has: {} }, {}];
    const after = await records().find().sort({ _id: 1 }).toArray();
    expect(after).toEqual(before.map((record, at) => ({ ...record, ...expected[at] })));
  });

  it('are looked for once: no later start goes through the base', async () => {
    await asBefore();
    await Promise.all([fillHas(connection), fillHas(connection)]);
    await records().updateOne({ _id: 'c-1' }, { $unset: { has: '' } });
    await fillHas(connection);
    expect(await has('c-1')).toBeUndefined();
  });

  it('are given it by whoever begins again after a start that was cut short', async () => {
    await asBefore();
    await records().updateOne({ _id: 'c-1' }, { $set: { has: { msisdn: true, email: true } } });
    await fillHas(connection);
    expect([await has('c-1'), await has('c-2')]).toEqual([{ msisdn: true, email: true }, {}]);
  });
});
