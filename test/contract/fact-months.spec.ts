import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoCustomerStore } from '../../src/adapters/mongo/customer.store.js';
import { MongoFactKeeper } from '../../src/adapters/mongo/fact-keeper.store.js';
import { MongoFactMonths } from '../../src/adapters/mongo/fact-months.store.js';
import { MongoLeases } from '../../src/adapters/mongo/lease.store.js';
import { MongoPastFacts } from '../../src/adapters/mongo/past-facts.store.js';
import { derivation } from '../../src/core/facts/derive-facts.js';
import { type FactBlock, sheetAt } from '../../src/core/facts/fact-block.js';
import { PLACES } from '../../src/core/kit/hash.js';
import { KeepMonth } from '../../src/flows/keep-month.js';
import type { BusinessRules } from '../../src/flows/ports/business-rules.js';
import { KNOWN_COLUMN, type PastRows } from '../../src/flows/ports/past-facts.js';
import { aBase } from '../builders/a-base.js';
import { aCatalogue, aFact } from '../builders/a-rule-pack.js';
import { testDatabase } from '../database.js';
import { FakeCipher } from '../fakes/fake-cipher.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeIds } from '../fakes/fake-ids.js';
import { CATALOGUE, CustomerChanges, chance, derivationsWith, NAMES } from '../properties/fact-blocks-world.js';

const uri = testDatabase();
const rules = {
  catalogue: CATALOGUE,
  derivations: derivationsWith(40),
  modelsHash: 'a',
  policy: { operatorZone: 'Asia/Shanghai' },
  base: aBase(),
} as unknown as BusinessRules;
const COUNTING = { zone: 'Asia/Shanghai', keptDays: {} } as never;
const OCTOBER = { month: '2026-10', modelsHash: 'a' };
const END = new Date('2026-10-31T15:59:59.999Z');
let connection: MongoConnection;
let months: MongoFactMonths;
let past: MongoPastFacts;
let keepMonth: KeepMonth;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoCustomerStore.ensureIndexes(connection);
  await MongoFactKeeper.ensureIndexes(connection);
  await MongoFactMonths.ensureIndexes(connection);
});

afterAll(async () => {
  await connection.close();
});

beforeEach(async () => {
  for (const name of [
    ...['customers', 'fact_blocks', 'fact_months', 'fact_month_standings', 'customer_history', 'model_changes'],
  ])
    await connection.collection(name).deleteMany({});
  const by = chance(3);
  for (let index = 0; index < 40; index += 1) await new CustomerChanges(connection).change(`c-${index}`, by);
  const keeper = new MongoFactKeeper(connection, rules, { each: 4, most: 8 });
  const standing = { models: 1, modelsHash: 'a' };
  await keeper.ranges(standing);
  await keeper.fold({ from: 0, to: PLACES }, standing, new Date('2026-11-02T00:00:00Z'));
  months = new MongoFactMonths(connection);
  past = new MongoPastFacts(connection, rules, COUNTING);
  const clock = new FakeClock();
  const customers = new MongoCustomerStore(connection, new FakeCipher(), clock);
  keepMonth = new KeepMonth(past, months, customers, rules, new MongoLeases(connection), new FakeIds(), clock);
});

/** How many customers the copy of October holds after it was made. */
async function keepOctober(): Promise<number> {
  const [standing] = await keepMonth.run('2026-10');
  return (standing?.recorded ?? 0) + (standing?.imported ?? 0);
}

async function* told(read: AsyncIterable<PastRows>): AsyncIterable<FactBlock> {
  for await (const { told: rows } of read) {
    const columns = new Map([...rows.block.columns].filter(([name]) => name !== KNOWN_COLUMN));
    yield { ...rows.block, columns };
  }
}

async function sheets(read: AsyncIterable<FactBlock>): Promise<readonly unknown[]> {
  const all: unknown[] = [];
  for await (const block of read) all.push(...block.ids.map((id, row) => [id, sheetAt(block, row)]));
  return all;
}

it("keeps every fact of everybody as of the month's last instant, and keeps it when they change", async () => {
  const before = await sheets(told(past.read({ from: 0, to: PLACES }, NAMES, END)));
  expect(await keepOctober()).toBe(40);
  await new CustomerChanges(connection).change('c-1', chance(99));
  expect(await sheets(months.read(OCTOBER, NAMES))).toEqual(before);
  expect(await sheets(months.read({ ...OCTOBER, modelsHash: 'b' }, NAMES))).toEqual([]);
});

const SYSTEM = { recordedAt: new Date('2026-11-05T08:00:00Z'), source: 'test' };
type Change = { readonly age: number; readonly was: number; readonly on: string };

/** Changes of a customer's age one after another, recorded in November, as their store keeps them. */
async function changeAge(id: string, changes: readonly Change[]): Promise<void> {
  const customers = connection.collection<{ _id: string; rev: number }>('customers');
  const history = connection.collection<{ _id: string }>('customer_history');
  for (const [index, { age, was, on }] of changes.entries()) {
    const rev = ((await customers.findOne({ _id: id }))?.rev ?? 0) + 1;
    const field = { field: 'basic.age', before: was, after: age };
    const change = { rev, effectiveAt: new Date(on), ...SYSTEM };
    const isLast = index === changes.length - 1;
    const lastChange = { ...change, fields: [field] };
    const set = { 'basic.age': age, rev, stale: true, ...(isLast && { lastChange }) };
    await customers.updateOne({ _id: id }, { $set: set });
    if (!isLast)
      await history.insertOne({ _id: `${id}|${rev}|basic.age`, customerId: id, ...field, ...change } as never);
  }
}

/** Age 20 is below the mark of the band. */
const FIRST_SAID = { band: 'LOW', bandSince: '2026-10-31' };

const kept = async (names: readonly string[]) =>
  new Map((await sheets(months.read(OCTOBER, names))) as readonly [string, Record<string, unknown>][]);

it.each<[string, readonly Change[], number]>([
  ['took effect before its end', [{ age: 41, was: 40, on: '2026-10-30T00:00:00Z' }], 41],
  ['took effect in its last instant', [{ age: 41, was: 40, on: '2026-10-31T15:59:59.999Z' }], 41],
  ['took effect after its end', [{ age: 41, was: 40, on: '2026-10-31T16:00:00Z' }], 40],
  [
    'took effect after its end, and another before it',
    [
      { age: 41, was: 40, on: '2026-10-30T00:00:00Z' },
      { age: 42, was: 41, on: '2026-11-03T00:00:00Z' },
    ],
    41,
  ],
  [
    'took effect after its end, twice',
    [
      { age: 41, was: 40, on: '2026-11-02T00:00:00Z' },
      { age: 42, was: 41, on: '2026-11-03T00:00:00Z' },
    ],
    40,
  ],
  [
    'took effect before its end and corrects one that did not',
    [
      { age: 41, was: 40, on: '2026-11-02T00:00:00Z' },
      { age: 42, was: 41, on: '2026-10-03T00:00:00Z' },
    ],
    42,
  ],
])('of a change recorded after the month that %s', async (_case, changes, age) => {
  await connection.collection<{ _id: string }>('customers').updateOne({ _id: 'c-7' }, { $set: { 'basic.age': 40 } });
  const before = await kept(['age']);
  expect(before.size).toBe(0);
  await changeAge('c-7', changes);
  expect(await keepOctober()).toBe(40);
  expect((await kept(['age'])).get('c-7')).toEqual({ age });
});

it.each<[string, string | null, string | null, string, boolean]>([
  ['came after the month', null, 'sealed', '2026-11-03T00:00:00Z', false],
  ['came within it', null, 'sealed', '2026-10-03T00:00:00Z', true],
  ['went after the month', 'sealed', null, '2026-11-03T00:00:00Z', true],
  ['went within it', 'sealed', null, '2026-10-03T00:00:00Z', false],
])('whether there was an e-mail address that %s', async (_case, before, after, on, expected) => {
  const contactEmail = derivation(
    { contactEmail: { type: 'boolean' } },
    { facts: [], profile: ['has.email'] },
    ({ has }) => ({ contactEmail: has.has('email') }),
  );
  const fields = [{ field: 'personal.email', before, after }];
  const lastChange = { rev: 5, effectiveAt: new Date(on), ...SYSTEM, fields };
  const has = after === null ? {} : { email: true };
  const customers = connection.collection<{ _id: string }>('customers');
  await customers.updateOne({ _id: 'c-7' }, { $set: { rev: 5, has, lastChange } });
  const catalogue = aCatalogue(
    aFact({ name: 'contactEmail', type: 'boolean' }),
    aFact({ name: '_zone', type: 'text' }),
  );
  const then = new MongoPastFacts(connection, { ...rules, catalogue, derivations: [contactEmail] }, COUNTING);
  const read = new Map<string, unknown>();
  for await (const block of told(then.read({ from: 0, to: PLACES }, ['contactEmail'], END))) {
    for (const [row, id] of block.ids.entries()) read.set(id, sheetAt(block, row).contactEmail);
  }
  expect(read.get('c-7')).toBe(expected);
  expect(read.get('c-8')).toBe(false);
});

it.each([
  ['later, the state before it stands', 'c-8', '2026-11-03', ['2026-09-01'], { band: 'LOW', bandSince: '2026-09-01' }],
  ['later for the first time, it is asked as if for the first', 'c-9', '2026-11-03', [], FIRST_SAID],
  ['before its end, that stands', 'c-10', '2026-10-30', ['2026-09-01'], { band: 'HIGH', bandSince: '2026-10-30' }],
  [
    'later, twice, the newest before its end stands',
    'c-11',
    '2026-11-04',
    ['2026-11-03', '2026-10-02', '2026-09-01'],
    { band: 'LOW', bandSince: '2026-10-02' },
  ],
])('where a model that remembers moved %s', async (_case, id, since, before, expected) => {
  const state = (value: string, on: string) => ({ value, since: on, cause: 'X', basis: null, from: null });
  const set = {
    'basic.age': 20,
    'preference.timeZone': 'Asia/Shanghai',
    states: { band: { ...state('HIGH', since), rev: 9 } },
  };
  await connection.collection<{ _id: string }>('customers').updateOne({ _id: id }, { $set: set });
  await connection.collection('model_changes').deleteMany({ customerId: id });
  const rows = before.map((on, place) => ({
    _id: `${id}|band|${8 - place}`,
    ...{ customerId: id, model: 'band', ...state('LOW', on) },
  }));
  if (rows.length > 0) await connection.collection('model_changes').insertMany(rows as never);
  expect(await keepOctober()).toBe(40);
  expect((await kept(['band', 'bandSince'])).get(id)).toEqual(expected);
});

it('goes on where it was interrupted', async () => {
  await keepMonth.run('2026-10');
  const all = await sheets(months.read(OCTOBER, NAMES));
  const stored = await connection.collection('fact_months').find({}).sort({ from: 1 }).toArray();
  await connection.collection('fact_months').deleteMany({ _id: { $in: stored.slice(3).map(({ _id }) => _id) } });
  expect(await keepOctober()).toBe(40);
  expect(await sheets(months.read(OCTOBER, NAMES))).toEqual(all);
});

it('drops who is forgotten, also who was forgotten while the copy was made', async () => {
  const early = await sheets(told(past.read({ from: 0, to: PLACES }, NAMES, END)));
  await keepMonth.run('2026-10');
  await months.forget('c-5');
  await months.forget('nobody');
  const kept = await sheets(months.read(OCTOBER, NAMES));
  expect(kept).toEqual(early.filter((row) => (row as readonly unknown[])[0] !== 'c-5'));

  await connection.collection('fact_months').deleteMany({});
  const read: PastRows[] = [];
  for await (const rows of past.read({ from: 0, to: PLACES }, NAMES, END)) read.push(rows);
  await new CustomerChanges(connection).forget('c-6');
  for (const rows of read) await months.keep(OCTOBER, { from: 0, to: PLACES, seen: '' }, rows);
  expect(JSON.stringify(await sheets(months.read(OCTOBER, NAMES)))).not.toContain('"c-6"');
});
