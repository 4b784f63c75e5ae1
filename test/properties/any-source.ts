import fc from 'fast-check';
import { CUSTOMER_CLASSES, RELATIONSHIPS } from '../../src/core/customer/customer.js';
import type { Counters } from '../../src/core/customer/customer-event.js';
import type { FactSource } from '../../src/core/facts/derive-facts.js';
import { dayOfNumber } from '../../src/core/kit/day.js';
import { aFactSource } from '../builders/a-customer.js';

/** 2026-11-02, the day of the properties. */
export const TODAY = 20_759;
export const AS_OF = { now: new Date('2026-11-02T18:00:00Z'), today: dayOfNumber(TODAY), zone: 'UTC' };

const near = fc.integer({ min: TODAY - 130, max: TODAY + 130 });
export const day = fc.oneof(near, fc.integer({ min: TODAY - 3_000, max: TODAY + 1_200 })).map(dayOfNumber);
const past = fc.integer({ min: TODAY - 400, max: TODAY }).map(dayOfNumber);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** Fields come and go: what is undefined is not there at all. */
function present<T extends object>(group: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const known = Object.entries(group).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

const month = fc.record({
  back: fc.integer({ min: 0, max: 13 }),
  revenue: maybe(fc.nat(20_000)),
  serviceCost: maybe(fc.nat(9_000)),
  dataMb: maybe(fc.nat(5_000)),
  voiceMinutes: maybe(fc.nat(900)),
  topUps: maybe(fc.nat(4)),
});

/** Of a whole year, so that trends are seen; the months of one that falls, stays or rises. */
const year = fc
  .tuple(fc.constantFrom(0.4, 0.7, 1, 1.4), fc.integer({ min: 100, max: 15_000 }), fc.nat(9_000))
  .map(([change, revenue, serviceCost]) =>
    Array.from({ length: 13 }, (_month, back) => ({
      back,
      revenue: Math.round(back < 3 ? revenue * change : revenue),
      serviceCost,
      dataMb: 1_000,
      voiceMinutes: 100,
      topUps: 2,
    })),
  );

const usage = fc.oneof(fc.array(month, { maxLength: 8 }), year).map((months) => {
  const byMonth = new Map(months.map(({ back, ...rest }) => [back, rest]));
  return [...byMonth].map(([back, rest]) => {
    const index = 2026 * 12 + 10 - back;
    const name = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
    return { ...present(rest), month: name };
  });
});

const dayCounts = fc
  .uniqueArray(past, { maxLength: 4 })
  .map((days) => days.sort().map((one) => ({ day: one, count: 1, sum: 3_000 })));
const instant = past.map((one) => new Date(`${one}T09:00:00Z`));
const score = fc.nat(100).map((value) => ({ score: value, at: new Date('2026-10-01T09:00:00Z') }));

const counters: fc.Arbitrary<Counters> = fc.record({
  days: fc.record({ recharge: dayCounts, 'complaint-opened': dayCounts, 'care-call': dayCounts, referral: dayCounts }),
  last: fc.record({ recharge: maybe(instant), usage: maybe(instant) }).map(present),
  scores: fc.dictionary(fc.constantFrom('satisfaction', 'need-type-price'), score),
  open: fc.record({
    complaints: fc.constantFrom<readonly string[]>([], ['c-1']),
    incidents: fc.constantFrom<readonly string[]>([]),
  }),
  matters: fc.constant({ complaints: [], incidents: [] }),
});

const basic = fc.record({
  activationDate: maybe(day),
  exitDate: maybe(day),
  influential: maybe(fc.boolean()),
  customerClass: maybe(fc.constantFrom(...CUSTOMER_CLASSES)),
  age: maybe(fc.integer({ min: 10, max: 90 })),
  brand: maybe(fc.constantFrom('qingchao', 'jiahe')),
});

const business = fc.record({
  currency: maybe(fc.constantFrom('USD', 'CNY', 'EUR')),
  contractTermMonths: maybe(fc.constantFrom(0, 1, 12, 24)),
  contractEndDate: maybe(day),
  overdueAmount: maybe(fc.constantFrom(0, 5_000)),
  overdueSince: maybe(past),
  badDebt: maybe(fc.boolean()),
  portOutRequestAt: maybe(past),
  productsHeld: maybe(fc.subarray(['mobile-voice', 'broadband-100m', 'iptv', 'second-line', 'online-security'])),
  discounts: maybe(
    fc.array(fc.record({ code: fc.constant('x'), amount: fc.nat(900), endDate: day }), { maxLength: 2 }),
  ),
});

/** Anybody: every field that models look at may be there or not. */
export const anySource: fc.Arbitrary<FactSource> = fc
  .record({ relationship: fc.constantFrom(...RELATIONSHIPS), basic, business, usage, counters: maybe(counters) })
  .map(({ relationship, usage: months, ...said }) => ({
    ...aFactSource(),
    relationship,
    usage: months,
    basic: present(said.basic),
    business: present(said.business),
    ...(said.counters === undefined ? {} : { counters: said.counters }),
  }));
