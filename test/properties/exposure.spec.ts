import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ContactTrace, ExposureTable } from '../../src/core/measurement/fatigue/exposure.js';

const DAY_MS = 86_400_000;
const RULES = { windowDays: 28, levels: [0, 1, 2, 4] };
const OBSERVED = { from: new Date(40 * DAY_MS), until: new Date(100 * DAY_MS) };
const days = fc.array(
  fc.integer({ min: 0, max: 120 }).map((day) => new Date(day * DAY_MS)),
  { maxLength: 12 },
);
const anyTrace: fc.Arbitrary<ContactTrace> = fc.record({
  contacts: days,
  engagements: days,
  optOuts: days,
  complaints: days,
});

/** Day by day, by looking at each: contacts, engagements and events of this model fall on midnights. */
function plainly({ contacts, engagements, optOuts, complaints }: ContactTrace) {
  const sums = {
    days: new Map<string, number>(),
    optOuts: new Map<string, number>(),
    complaints: new Map<string, number>(),
  };
  const add = (to: Map<string, number>, key: string, by: number) => to.set(key, (to.get(key) ?? 0) + by);
  const first = Math.min(...contacts.map(Number));
  let subscribed = true;
  for (let day = 40; day < 100; day += 1) {
    const now = day * DAY_MS;
    if (now < first) continue;
    const inWindow = (at: Date) => Number(at) <= now && now < Number(at) + 28 * DAY_MS;
    const level = RULES.levels.findLastIndex((edge) => edge <= contacts.filter(inWindow).length);
    const key = `${level} ${engagements.some(inWindow)}`;
    add(sums.days, key, 1);
    add(sums.complaints, key, complaints.filter((at) => Number(at) === now).length);
    if (subscribed && optOuts.some((at) => Number(at) === now)) {
      add(sums.optOuts, key, 1);
      subscribed = false;
    }
  }
  return sums;
}

it('exposure is what looking at every day by itself finds', () => {
  fc.assert(
    fc.property(fc.array(anyTrace, { maxLength: 4 }), (traces) => {
      const table = new ExposureTable(RULES, OBSERVED);
      for (const one of traces) table.add(one);
      const plain = traces.map(plainly);
      for (const level of RULES.levels.keys()) {
        for (const engaged of [true, false]) {
          const cell = table.cell(level, engaged);
          const sum = (of: 'days' | 'optOuts' | 'complaints') =>
            plain.reduce((all, one) => all + (one[of].get(`${level} ${engaged}`) ?? 0), 0);
          expect([cell.days, cell.optOuts, cell.complaints]).toEqual([sum('days'), sum('optOuts'), sum('complaints')]);
          expect(cell.daysSubscribed).toBeLessThanOrEqual(cell.days);
          expect(cell.customers).toBeLessThanOrEqual(table.customers);
        }
      }
    }),
    { numRuns: 200 },
  );
});

it('exposure does not depend on the order of customers, nor on that of what happened to each', () => {
  fc.assert(
    fc.property(fc.array(anyTrace, { maxLength: 5 }), (traces) => {
      const [one, other] = [new ExposureTable(RULES, OBSERVED), new ExposureTable(RULES, OBSERVED)];
      for (const trace of traces) one.add(trace);
      for (const { contacts, engagements, optOuts, complaints } of traces.toReversed()) {
        other.add({
          contacts: contacts.toReversed(),
          engagements: engagements.toReversed(),
          optOuts: optOuts.toReversed(),
          complaints: complaints.toReversed(),
        });
      }
      for (const level of RULES.levels.keys()) {
        for (const engaged of [true, false]) expect(one.cell(level, engaged)).toEqual(other.cell(level, engaged));
      }
    }),
    { numRuns: 100 },
  );
});
