import type { MongoConnection } from '../src/adapters/mongo/connection.js';
import { lookedUpBy } from '../src/adapters/mongo/customer/customer-record.js';
import type { FactDocument } from '../src/adapters/mongo/facts/fact-documents.js';
import { type FactRules, RowMaker } from '../src/adapters/mongo/facts/row-maker.js';
import { storedFacts } from '../src/core/facts/block/load-plan.js';
import { addMonths, dayNumber, dayOfNumber } from '../src/core/kit/day.js';
import { placeOf } from '../src/core/kit/hash.js';

const BATCH = 1_000;
const IN_FLIGHT = 3;

/** Today of the bench: customers have twelve months before it. */
export const BENCH_NOW = new Date('2026-11-02T18:00:00Z');
const TODAY = dayNumber('2026-11-02');

/** Mulberry32, seeded with the customer's number: the same customer whatever the base. */
function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One customer as the store keeps it, but for what identifies a person. */
function customerOf(index: number): Readonly<Record<string, unknown>> & { readonly _id: string } {
  const chance = chanceOf(index + 1);
  const below = (limit: number) => Math.floor(chance() * limit);
  const of = <T>(items: readonly T[]) => items[below(items.length)] as T;
  const id = `cust-${String(index).padStart(9, '0')}`;
  const level = 2_000 + below(15_000);
  const former = chance() < 0.15;
  return {
    _id: id,
    h: placeOf(id),
    rev: 1,
    stale: false,
    relationship: former ? 'former' : 'current',
    origin: 'bench',
    basic: {
      age: 18 + below(70),
      sex: of(['Female', 'Male']),
      senior: chance() < 0.2,
      customerClass: of(['public', 'public', 'commercial']),
      region: of(['north', 'south', 'east', 'west']),
      brand: of(['tide', 'wave', 'reef']),
      activationDate: dayOfNumber(TODAY - below(3_000)),
      ...(former && { exitDate: dayOfNumber(TODAY - below(300)) }),
    },
    business: {
      planCode: `plan-${below(40)}`,
      currency: 'CNY',
      paymentMethod: of(['auto', 'counter', 'app']),
      contractTermMonths: of([0, 12, 24]),
      contractEndDate: dayOfNumber(TODAY - 200 + below(900)),
      productsHeld: ['mobile', ...(chance() < 0.4 ? ['broadband'] : [])],
    },
    usage: Array.from({ length: 12 }, (_month, back) => ({
      month: addMonths('2026-10-01', back - 11).slice(0, 7),
      revenue: Math.round(level * (0.7 + chance() * 0.6)),
      dataMb: below(40_000),
    })),
    preference: { language: of(['zh', 'en']), timeZone: of(['Asia/Shanghai', 'Asia/Urumqi']) },
    consents: [
      { channel: 'sms', purpose: 'marketing', granted: chance() < 0.7, at: BENCH_NOW, source: 'bench' },
      { channel: 'email', purpose: 'marketing', granted: chance() < 0.3, at: BENCH_NOW, source: 'bench' },
    ],
    ...lookedUpBy({ msisdn: `look-up-${index}`, ...(chance() < 0.5 && { email: `look-up-e-${index}` }) }),
    contentHash: 'bench',
  };
}

/** The base as it stands on any day but its first: models that remember have said where each customer is. */
function withStates(maker: RowMaker, customers: readonly ReturnType<typeof customerOf>[]) {
  return maker.derived(customers as readonly FactDocument[]).map(({ document, derived }) => ({
    ...document,
    states: Object.fromEntries(derived.changes.map(({ model, state }) => [model, { ...state, rev: document.rev }])),
  }));
}

/**
 * Puts so many customers into the base, batch by batch; with the states models moved to where their rules are given. `told`
 * hears how many are there.
 */
export async function putCustomers(
  mongo: MongoConnection,
  customers: number,
  rules?: FactRules,
  told: (put: number) => void = () => undefined,
): Promise<void> {
  const collection = mongo.collection<{ _id: string }>('customers');
  const maker = rules && new RowMaker(rules, storedFacts(rules.derivations), BENCH_NOW);
  let next = 0;
  const lane = async () => {
    while (next < customers) {
      const from = next;
      next = Math.min(customers, from + BATCH);
      const rows = Array.from({ length: next - from }, (_row, index) => customerOf(from + index));
      await collection.insertMany(maker ? withStates(maker, rows) : rows, { ordered: false });
      told(next);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
}
