import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoCustomerEventStore } from '../../src/adapters/mongo/customer/customer-events.store.js';
import { MongoMergeStore } from '../../src/adapters/mongo/customer/merge.store.js';
import { MongoTombstoneStore } from '../../src/adapters/mongo/customer/tombstone.store.js';
import { MongoCustomerStore } from '../../src/adapters/mongo/customer.store.js';
import { MongoFactKeeper } from '../../src/adapters/mongo/fact-keeper.store.js';
import { MongoFactMonths } from '../../src/adapters/mongo/fact-months.store.js';
import { MongoLeases } from '../../src/adapters/mongo/lease.store.js';
import { MongoPastFacts } from '../../src/adapters/mongo/past-facts.store.js';
import { counterFacts } from '../../src/core/facts/counters/counter-facts.js';
import { derivation } from '../../src/core/facts/derive-facts.js';
import { sheetAt } from '../../src/core/facts/fact-block.js';
import type { BaseRules } from '../../src/core/facts/profile/base-rules.js';
import { PLACES } from '../../src/core/kit/hash.js';
import { KeepMonth } from '../../src/flows/keep-month.js';
import type { BusinessRules } from '../../src/flows/ports/business-rules.js';
import type { CustomerWrite } from '../../src/flows/ports/customer-store.js';
import { KNOWN_COLUMN } from '../../src/flows/ports/past-facts.js';
import { aBase } from '../builders/a-base.js';
import { aCustomer, type CustomerChange } from '../builders/a-customer.js';
import { aCatalogue, aFact } from '../builders/a-rule-pack.js';
import { SHIPPED_CUSTOMER_RULES } from '../builders/customer-rules.js';
import { testDatabase } from '../database.js';
import { FakeCipher } from '../fakes/fake-cipher.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeIds } from '../fakes/fake-ids.js';

const uri = testDatabase();
const last = derivation(
  { lastRevenue: { type: 'number' }, age: { type: 'number' } },
  { facts: [], profile: ['usage', 'basic.age'] },
  ({ usage, basic }) => ({ lastRevenue: usage.at(-1)?.revenue ?? null, age: basic.age ?? null }),
);
const number = (name: string) => aFact({ name, type: 'number' });
const zoned = (operatorZone: string, base = aBase()) =>
  ({
    catalogue: aCatalogue(...['lastRevenue', 'age', 'rechargeCount30d'].map(number)),
    derivations: [last, ...counterFacts.filter(({ names }) => names.includes('rechargeCount30d'))],
    modelsHash: 'a',
    policy: { operatorZone },
    base,
  }) as unknown as BusinessRules;
const STANDING = { models: 1, modelsHash: 'a' };
const OCTOBER = { month: '2026-10', modelsHash: 'a' };
const { counting, merging } = SHIPPED_CUSTOMER_RULES;

let connection: MongoConnection;
let clock: FakeClock;
let customers: MongoCustomerStore;
let months: MongoFactMonths;
let told = 0;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  for (const store of [MongoCustomerStore, MongoFactKeeper, MongoFactMonths, MongoMergeStore, MongoCustomerEventStore])
    await store.ensureIndexes(connection);
});
afterAll(() => connection.close());
beforeEach(async () => {
  for (const { name } of await connection.db.listCollections().toArray())
    await connection.collection(name).deleteMany({});
  clock = new FakeClock();
  customers = new MongoCustomerStore(connection, new FakeCipher(), clock);
  months = new MongoFactMonths(connection);
});

const NOW = new Date('2026-11-02T18:00:00Z');
const IN_TIME = new Date('2026-10-20T00:00:00Z');

async function say(id: string, change: CustomerChange = {}, more: Partial<CustomerWrite> = {}): Promise<void> {
  told += 1;
  await customers.apply([{ customer: aCustomer({ id, ...change }), contentHash: `${told}`, ...more }]);
}

function keeping(zone = 'Asia/Shanghai', base = aBase()): KeepMonth {
  const rules = zoned(zone, base);
  const past = new MongoPastFacts(connection, rules, counting);
  return new KeepMonth(past, months, customers, rules, new MongoLeases(connection), new FakeIds(), clock);
}

async function fold(): Promise<void> {
  const keeper = new MongoFactKeeper(connection, zoned('Asia/Shanghai'), { each: 4, most: 8 });
  await keeper.ranges(STANDING);
  await keeper.fold({ from: 0, to: PLACES }, STANDING, clock.now());
}

/** What the copy of October says after it was made, or held to the base again. */
async function october(zone?: string, base?: BaseRules): Promise<ReadonlyMap<string, Record<string, unknown>>> {
  await fold();
  await keeping(zone, base).run('2026-10');
  const rows = new Map<string, Record<string, unknown>>();
  const facts = [KNOWN_COLUMN, 'lastRevenue', 'age', 'rechargeCount30d'];
  for await (const block of months.read(OCTOBER, facts)) {
    for (const [row, id] of block.ids.entries()) rows.set(id, sheetAt(block, row));
  }
  return rows;
}

async function withUntold() {
  const [told, untold]: [string[], string[]] = [[], []];
  for await (const part of months.readWithUntold(OCTOBER, ['lastRevenue'])) {
    told.push(...part.block.ids);
    untold.push(...part.untold);
  }
  return { told: told.sort(), untold: untold.sort() };
}

const series = (...known: readonly string[]) => ({
  usage: known.map((month, index) => ({ month, revenue: (index + 1) * 100 })),
});

describe('who is in a copy', () => {
  it('records that were there, records that tell of then, and nobody else', async () => {
    await say('in-time', series('2026-10'), { effectiveAt: IN_TIME });
    await say('later', series('2026-09', '2026-10', '2026-11'));
    await say('joined-later', { ...series('2026-10'), basic: { activationDate: '2026-11-01' } });
    await say('no-history', series('2026-11'));
    const rows = await october();
    expect([...rows].map(([id, row]) => [id, row[KNOWN_COLUMN], row.lastRevenue]).sort()).toEqual([
      ['in-time', 'RECORDED', 100],
      ['later', 'IMPORTED', 200],
    ]);
    expect(await months.counts(OCTOBER)).toEqual({ recorded: 1, imported: 1, untold: 1 });
    // Who joined later is known not to have been there.
    expect(await withUntold()).toEqual({ told: ['in-time', 'later'], untold: ['no-history'] });
    await months.forget('no-history');
    expect(await withUntold()).toEqual({ told: ['in-time', 'later'], untold: [] });
  });

  it('nobody of whom anything is known', async () => {
    await say('no-history', series('2026-11'));
    expect((await october()).size).toBe(0);
    expect(await withUntold()).toEqual({ told: [], untold: ['no-history'] });
  });

  it.each([
    ['Asia/Shanghai', 100],
    ['America/New_York', 100],
    ['Pacific/Kiritimati', 100],
  ])('a month is cut as the operator counts it in %s', async (zone, expected) => {
    await say('c-1', series('2026-10', '2026-11'), { effectiveAt: IN_TIME });
    expect((await october(zone)).get('c-1')?.lastRevenue).toBe(expected);
  });
});

describe('a copy that was made is held to the base', () => {
  beforeEach(async () => {
    for (let index = 0; index < 30; index += 1) {
      await say(`c-${index}`, { ...series('2026-10'), basic: { age: 40 } }, { effectiveAt: IN_TIME });
    }
    expect((await october()).size).toBe(30);
  });

  it.each([
    ['takes in a correction of before its end', IN_TIME, 41],
    ['lets be a change of after its end', NOW, 40],
  ])('%s', async (_case, effectiveAt, age) => {
    await say('c-7', { basic: { age: 41 } }, { effectiveAt });
    const rows = await october();
    expect(rows.get('c-7')?.age).toBe(age);
    expect(rows.get('c-8')?.age).toBe(40);
    expect(rows.size).toBe(30);
  });

  it('takes in a month that came late, and a customer who did', async () => {
    await say('c-7', { usage: [{ month: '2026-10', revenue: 999 }] }, { effectiveAt: IN_TIME });
    await say('c-30', series('2026-10'), { effectiveAt: IN_TIME });
    const rows = await october();
    expect(rows.get('c-7')?.lastRevenue).toBe(999);
    expect(rows.get('c-30')?.[KNOWN_COLUMN]).toBe('RECORDED');
    expect(rows.size).toBe(31);
  });

  it('says IMPORTED no more of whom an earlier word was brought later', async () => {
    await say('c-40', series('2026-10'));
    expect((await october()).get('c-40')?.[KNOWN_COLUMN]).toBe('IMPORTED');
    await say('c-40', { basic: { age: 50 } }, { effectiveAt: IN_TIME });
    expect((await october()).get('c-40')).toMatchObject({ [KNOWN_COLUMN]: 'RECORDED', age: 50 });
  });

  it('knows two who were merged as one, and as two again', async () => {
    const merges = new MongoMergeStore(connection, merging, counting, clock);
    const end = await merges.merge({ id: 'm-1', primaryId: 'c-3', otherId: 'c-4', by: 'ann', at: NOW });
    expect(end.kind).toBe('done');
    expect([...(await october()).keys()].filter((id) => ['c-3', 'c-4'].includes(id))).toEqual(['c-3']);
    await merges.undo('m-1', 'ann', NOW);
    expect((await october()).size).toBe(30);
  });

  it('knows nobody who was forgotten', async () => {
    await new MongoTombstoneStore(connection, clock).bury('c-5');
    expect((await october()).has('c-5')).toBe(false);
    for (const part of await months.parts(OCTOBER)) expect((await months.revs(OCTOBER, part)).has('c-5')).toBe(false);
  });

  it('forgets also whom it passed over', async () => {
    await say('p-1', series('2026-11'));
    await october();
    const known = async () =>
      await Promise.all(
        (await months.parts(OCTOBER)).map(async (part) => (await months.revs(OCTOBER, part)).has('p-1')),
      );
    expect(await known()).toContain(true);
    await months.forget('p-1');
    expect(await known()).not.toContain(true);
  });

  it('counts what had happened by then, however late it is told', async () => {
    const events = new MongoCustomerEventStore(connection, counting, clock);
    const recharge = (id: string, at: string) =>
      ({ id, customerId: 'c-9', kind: 'recharge', at: new Date(at) }) as const;
    await events.record([recharge('e-1', '2026-10-30T00:00:00Z'), recharge('e-2', '2026-11-01T00:00:00Z')]);
    expect((await october()).get('c-9')?.rechargeCount30d).toBe(1);
    await events.record([recharge('e-3', '2026-10-29T00:00:00Z')]);
    expect((await october()).get('c-9')?.rechargeCount30d).toBe(2);
    expect((await october()).get('c-10')?.rechargeCount30d).toBeNull();
  });

  it('is made anew where too much changed to look at it one by one', async () => {
    const many = Array.from({ length: 1_100 }, (_one, index) => index);
    const write = (index: number): CustomerWrite => {
      const customer = aCustomer({ id: `n-${index}`, ...series('2026-10') });
      return { customer, contentHash: `n-${index}`, effectiveAt: IN_TIME };
    };
    await customers.apply(many.map(write));
    // A part that is too small for those who came goes, and the next look fills the place.
    await october();
    expect((await october()).size).toBe(1_130);
    expect((await months.parts(OCTOBER)).length).toBeGreaterThan(1);
  });
});

describe('by themselves', () => {
  const states = async () => (await months.standings()).map(({ month, state }) => `${month} ${state}`);

  it('months are made once a base has come to rest, and told again as it grows', async () => {
    await keeping().run();
    expect(await states()).toEqual([]);
    for (let index = 0; index < 8; index += 1) await say(`c-${index}`, series('2026-09', '2026-10'));
    await fold();
    await keeping().run();
    expect((await states()).at(-1)).toBe('2026-10 making');
    await say('c-8', series('2026-10'));
    await fold();
    await keeping().run();
    expect((await states()).at(-1)).toBe('2026-10 making');
    expect(await keeping().run()).toHaveLength(12);
    const kept = (await months.standings()).slice(-3);
    expect(kept.map(({ month, state, imported }) => [month, state, imported])).toEqual([
      ['2026-08', 'kept', 0],
      ['2026-09', 'kept', 8],
      ['2026-10', 'kept', 9],
    ]);
    expect(await keeping().run()).toEqual([]);
    clock.advance(600_000);
    expect(await keeping().run()).toHaveLength(12);
    await say('c-9', series('2026-10'));
    await fold();
    await keeping().run();
    expect((await states()).at(-1)).toBe('2026-10 making');
  });

  it('as many months as the rules say, of a base that grows by less than they say', async () => {
    const few = aBase({ monthsKept: 3, growing: 0.5 });
    const look = () => keeping('Asia/Shanghai', few).run();
    for (const id of ['c-0', 'c-1']) await say(id, series('2026-10'));
    await fold();
    await look();
    expect(await look()).toHaveLength(3);
    await say('c-2', series('2026-10'));
    await fold();
    await look();
    expect(await states()).toEqual(['2026-08 kept', '2026-09 kept', '2026-10 kept']);
  });

  it.each([
    ['an empty base', '2026-10', 'MONTH_EMPTY'],
    ['a month that has not ended', '2026-11', 'MONTH_NOT_ENDED'],
  ])('%s is refused when asked for', async (_case, month, code) => {
    await expect(keeping().run(month)).rejects.toMatchObject({ problems: [{ code }] });
  });

  it.each([
    ['are kept for ninety days', 90 * 86_400_000, aBase(), 2],
    ['and not longer', 90 * 86_400_000 + 1, aBase(), 1],
    ['or as long as the rules say', 2 * 86_400_000 + 1, aBase({ supersededDays: 2 }), 1],
  ])('copies of other models %s', async (_case, age, base, copies) => {
    await say('c-1', series('2026-10'));
    await october();
    await connection.collection('fact_months').updateMany({}, { $set: { modelsHash: 'b' } });
    const at = new Date(clock.system().getTime() - age);
    await connection.collection('fact_month_standings').deleteMany({});
    await months.note({
      ...{ month: '2026-10', modelsHash: 'b', state: 'kept', recorded: 0, imported: 1, untold: 0, base: 1, at },
    });
    const stored = await connection.collection('fact_months').find({}).toArray();
    await connection.collection('fact_months').deleteMany({});
    await connection
      .collection('fact_months')
      .insertMany(stored.map(({ _id, ...one }) => ({ ...one, _id: `b|${String(_id)}` })) as never[]);
    await october(undefined, base);
    expect(await connection.collection('fact_months').distinct('modelsHash')).toHaveLength(copies);
    expect(await months.standings()).toHaveLength(copies);
  });

  it('two at once are one', async () => {
    await say('c-1', series('2026-10'));
    await new MongoLeases(connection).take('keep-months', 'another', 60_000);
    await expect(keeping().run('2026-10')).rejects.toMatchObject({ problems: [{ code: 'MONTH_BEING_MADE' }] });
    expect(await keeping().run()).toEqual([]);
  });
});
