import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadRuleFiles } from '../../src/adapters/files/rule-files.js';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoCustomerEventStore } from '../../src/adapters/mongo/customer/customer-events.store.js';
import { MongoCustomerStore } from '../../src/adapters/mongo/customer.store.js';
import { MongoFactKeeper } from '../../src/adapters/mongo/fact-keeper.store.js';
import { MongoFactMonths } from '../../src/adapters/mongo/fact-months.store.js';
import { MongoLeases } from '../../src/adapters/mongo/lease.store.js';
import { MongoPastFacts } from '../../src/adapters/mongo/past-facts.store.js';
import { countEvents, NO_COUNTERS } from '../../src/core/customer/event/count-event.js';
import { rowMapper } from '../../src/core/customer/mapping/map-row.js';
import { readMapping } from '../../src/core/customer/mapping/read-mapping.js';
import { asOfEach, deriveFacts, type FactSource } from '../../src/core/facts/derive-facts.js';
import { PLACES } from '../../src/core/kit/hash.js';
import { endOfMonth } from '../../src/core/lifecycle/month.js';
import { KeepMonth } from '../../src/flows/keep-month.js';
import type { CustomerStore } from '../../src/flows/ports/customer-store.js';
import { ReadMigration } from '../../src/flows/read-migration.js';
import { ReadStageMonths } from '../../src/flows/read-stage-months.js';
import { testDatabase } from '../database.js';
import { FakeAuditLog } from '../fakes/fake-audit-log.js';
import { FakeCipher } from '../fakes/fake-cipher.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeIds } from '../fakes/fake-ids.js';
import { customersOf, rangeOf } from '../golden/synthetic-operator.js';

const TABLE_ROWS = 150;
const SYNTHETIC = 150;
const uri = testDatabase();
const { business, customer: customerRules } = await loadRuleFiles('rules');
const { counting } = customerRules;
const zone = business.policy.operatorZone;
const mapping = readMapping(JSON.parse(readFileSync('samples/telco.mapping.json', 'utf8')));
if (!mapping.ok) throw new Error('the sample mapping cannot be read');
const [head = '', ...lines] = readFileSync('samples/telco-customer-churn.csv', 'utf8').trim().split(/\r?\n/);
const columns = head.split(',');
const rows = lines.slice(0, TABLE_ROWS).map((line) => line.split(','));
const toCustomer = rowMapper(mapping.value, columns);
const synthetic = rangeOf(customersOf(), 1, SYNTHETIC);
const MONTHS = ['2026-07', '2026-08', '2026-09', '2026-10'];

let connection: MongoConnection;
let months: MongoFactMonths;
let migration: ReadMigration;

/** A fresh start: both bases loaded in November, a fold, and the looks that follow it. */
beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  const clock = new FakeClock(new Date('2026-11-22T04:00:00Z'));
  for (const store of [MongoCustomerStore, MongoFactKeeper, MongoFactMonths, MongoCustomerEventStore])
    await store.ensureIndexes(connection);
  const customers = new MongoCustomerStore(connection, new FakeCipher(), clock);
  const table = rows.map((row) => {
    const read = toCustomer(row);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return { ...read.value, contentHash: read.value.customer.id, effectiveAt: new Date('2026-11-01T07:00:00Z') };
  });
  await customers.apply(table);
  await customers.apply(synthetic.map(({ customer }) => ({ customer, contentHash: customer.id })));
  await new MongoCustomerEventStore(connection, counting, clock).record(synthetic.flatMap(({ events }) => events));
  const keeper = new MongoFactKeeper(connection, business);
  const standing = { models: 1, modelsHash: business.modelsHash };
  await keeper.ranges(standing);
  await keeper.fold({ from: 0, to: PLACES }, standing, clock.now());
  months = new MongoFactMonths(connection);
  const past = new MongoPastFacts(connection, business, counting);
  const keep = new KeepMonth(past, months, customers, business, new MongoLeases(connection), new FakeIds(), clock);
  await keep.run();
  await keep.run();
  migration = new ReadMigration(business, months, clock);
});
afterAll(() => connection.close());

const TERM: Readonly<Record<string, number>> = { 'Month-to-month': 0, 'One year': 12, 'Two year': 24 };

/** The stage at the end of October straight from the table, which shows the first of November. */
function stageInTable(cells: readonly string[]): string | null {
  const cell = (name: string) => cells[columns.indexOf(name)] ?? '';
  const [tenure, term] = [Number(cell('tenure')), TERM[cell('Contract')] ?? 0];
  if (tenure === 0) return null;
  if (cell('Churn') === 'Yes') return 'E';
  if (tenure - 1 <= 3) return 'A';
  if (term > 0 && term - (tenure % term) <= 2) return 'D';
  return tenure - 1 >= 24 ? 'C' : 'B';
}

type Synthetic = (typeof synthetic)[number];

/** Whether a customer's own dates and months say that they were with us by a day, and whether they had left. */
function standingOf({ customer }: Synthetic, day: string): 'here' | 'gone' | null {
  const { basic, relationship, usage } = customer;
  const seen = usage.filter(({ month }) => month <= day.slice(0, 7));
  if (basic.activationDate === undefined || basic.activationDate > day || seen.length === 0) return null;
  if (relationship === 'recalled') return seen.at(-1)?.month === day.slice(0, 7) ? 'here' : null;
  if (relationship === 'former') return (basic.exitDate ?? '') <= day ? 'gone' : 'here';
  return relationship === 'current' ? 'here' : null;
}

function businessBy({ customer: { business } }: Synthetic, day: string) {
  const later = [
    ...((business.contractStartDate ?? '') > day ? ['contractStartDate', 'contractEndDate', 'contractTermMonths'] : []),
    ...((business.overdueSince ?? '9999') > day ? ['overdueSince', 'overdueAmount'] : []),
    ...((business.portOutRequestAt ?? '') > day ? ['portOutRequestAt'] : []),
  ];
  return Object.fromEntries(Object.entries(business).filter(([name]) => !later.includes(name)));
}

/** The stage of one of the synthetic operator at a month's end, from what its own dates and months said by then. */
function stageOfSynthetic(one: Synthetic, month: string): string | null {
  const end = endOfMonth(month, zone);
  const day = `${month}-${new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate()}`;
  const standing = standingOf(one, day);
  if (standing === null) return null;
  const { personal, ...known } = one.customer;
  const { exitDate: _exit, ...basic } = known.basic;
  const before = one.events.filter(({ at }) => at <= end);
  const source = {
    ...known,
    usage: known.usage.filter((each) => each.month <= month),
    ...(standing === 'here' && { basic, relationship: known.relationship === 'recalled' ? 'recalled' : 'current' }),
    business: businessBy(one, day),
    has: new Set(Object.keys(personal)),
    ...(before.length > 0 && { counters: countEvents(NO_COUNTERS, before, counting) }),
  } as FactSource;
  const stage = deriveFacts(source, business.derivations, asOfEach(end, zone)(source)).lifecycleStage;
  return typeof stage === 'string' ? stage : 'NONE';
}

function told(matrix: Readonly<Record<string, Readonly<Record<string, number>>>>): Readonly<Record<string, number>> {
  const cells = Object.entries(matrix).flatMap(([from, row]) =>
    Object.entries(row).flatMap(([to, count]) => (count === 0 ? [] : [[`${from}>${to}`, count] as const])),
  );
  return Object.fromEntries(cells);
}

/** Of whom no stage is known: they came later, or nothing is known of then. */
function without(activated: string | undefined, month: string): string {
  return activated !== undefined && activated.slice(0, 7) > month ? 'ABSENT' : 'NOT_KNOWN';
}

function outside(row: readonly string[], month: string): string {
  const read = toCustomer(row);
  return without(read.ok ? read.value.customer.basic.activationDate : undefined, month);
}

function counted(from: string, to: string): Readonly<Record<string, number>> {
  const moves = [
    ...rows.map((row) =>
      [from, to].map((month) => (month === '2026-10' ? stageInTable(row) : null) ?? outside(row, month)),
    ),
    ...synthetic.map((one) =>
      [from, to].map((month) => stageOfSynthetic(one, month) ?? without(one.customer.basic.activationDate, month)),
    ),
  ];
  const counts: Record<string, number> = {};
  for (const [before, after] of moves) {
    if ([before, after].every((end) => end === 'ABSENT' || end === 'NOT_KNOWN')) continue;
    const move = `${before}>${after}`;
    counts[move] = (counts[move] ?? 0) + 1;
  }
  return counts;
}

describe('a base that was loaded today', () => {
  it('has every month that its records tell of, and says that they do so afterwards', async () => {
    const kept = (await months.standings()).slice(-MONTHS.length);
    expect(kept.map(({ month, state, recorded }) => [month, state, recorded])).toEqual(
      MONTHS.map((month) => [month, 'kept', 0]),
    );
    const inTable = rows.filter((row) => stageInTable(row) !== null).length;
    for (const { month, imported, untold } of kept) {
      const own = synthetic.filter((one) => stageOfSynthetic(one, month) !== null).length;
      expect([month, imported]).toEqual([month, own + (month === '2026-10' ? inTable : 0)]);
      expect(untold).toBeGreaterThan(0);
    }
  });

  it.each(MONTHS.slice(1).map((to, index) => [MONTHS[index] ?? '', to]))(
    'the migration from the end of %s to the end of %s is what an independent count says',
    async (from, to) => {
      const found = await migration.run({ model: 'lifecycle', from, to });
      expect(told(found.migration)).toEqual(counted(from, to));
      expect(Object.keys(counted(from, to)).length).toBeGreaterThan(6);
    },
  );

  it('has both models', async () => {
    const { stages, migration: matrix } = await migration.run({
      ...{ model: 'phases', from: '2026-09', to: '2026-10' },
    });
    expect(stages.length).toBeGreaterThanOrEqual(4);
    expect(Object.keys(told(matrix)).length).toBeGreaterThan(4);
  });

  it('tells of one customer where they stood, why, and how that was found', async () => {
    const clock = new FakeClock();
    const ids = { presentIdOf: async (id: string) => id } as unknown as CustomerStore;
    const read = new ReadStageMonths(ids, business, months, new FakeAuditLog(), clock);
    const inTable = rows.find((row) => stageInTable(row) === 'C')?.[0]?.toLowerCase() ?? '';
    const [id = ''] = (await connection.collection('customers').distinct('_id')).filter(
      (one) => String(one).toLowerCase() === inTable,
    ) as unknown as string[];
    const lifecycle = await read.run({ id, model: 'lifecycle', by: 'ann' });
    expect(lifecycle.months).toEqual([
      { month: '2026-10', known: 'IMPORTED', stage: 'C', cause: 'LONG_TENURE', basis: 'FALLBACK' },
    ]);
    const whole = synthetic.find(({ customer }) => customer.relationship === 'current' && customer.usage.length === 24);
    for (const model of ['lifecycle', 'phases']) {
      const told = await read.run({ id: whole?.customer.id ?? '', model, by: 'ann' });
      expect(told.months.length).toBeGreaterThanOrEqual(MONTHS.length);
      for (const { stage, cause, basis } of told.months) expect([stage, cause, basis]).not.toContain(null);
    }
    const ofWhole = await read.run({ id: whole?.customer.id ?? '', model: 'lifecycle', by: 'ann' });
    expect(ofWhole.months.map(({ basis }) => basis)).toContain('SERIES');
  });

  it.each([
    ['2026-10', '2026-11', 'MONTH_NOT_ENDED'],
    ['2024-01', '2026-10', 'MONTH_NOT_KEPT'],
    ['2026-10', '2026-09', 'MONTHS_REVERSED'],
  ])('from %s to %s is refused: %s', async (from, to, code) => {
    const asked = migration.run({ model: 'lifecycle', from, to });
    await expect(asked).rejects.toMatchObject({ problems: [{ code }] });
  });
});
