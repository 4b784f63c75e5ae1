import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allocate, greedy } from '../../src/core/arbitration/allocate/allocate.js';
import { capacityRefusal } from '../../src/core/arbitration/allocate/needed.js';
import { lackOf, type Scarcity, take } from '../../src/core/arbitration/allocate/scarcity.js';
import type { Stand } from '../../src/core/arbitration/allocate/stand.js';
import { chooseUnder } from '../../src/core/decision/rounds/choose-under.js';
import { Rounds } from '../../src/core/decision/rounds/rounds.js';
import { standingBlock } from '../../src/core/decision/rounds/standing-block.js';
import { aScarcity, aStand, type StandCandidate } from '../builders/a-stand.js';

const RULES = 4;

/** Small whole numbers, so that ties are common and limits bite. */
const rule = fc.record({ budget: fc.nat(6), calls: fc.nat(1) });
const scarcities = fc
  .record({
    budget: fc.nat(25),
    calls: fc.nat(5),
    stocks: fc.array(fc.nat(4), { minLength: RULES, maxLength: RULES }),
    rules: fc.array(rule, { minLength: RULES, maxLength: RULES }),
  })
  .map(({ budget, calls, stocks, rules }) => {
    const stock = Object.fromEntries(stocks.map((limit, index) => [`stock-${index}`, limit]));
    return aScarcity({ budget, calls, ...stock }, ...rules.map((uses, index) => ({ ...uses, [`stock-${index}`]: 1 })));
  });
const candidates = fc.uniqueArray(fc.tuple(fc.nat(RULES - 1), fc.integer({ min: 1, max: 20 })), {
  selector: ([number]) => number,
  maxLength: RULES,
});
const customers = fc.array(candidates, { maxLength: 8 });

/** The best there is, by trying everything. */
function optimum({ starts, rules, priorities }: Stand, scarcity: Scarcity): number {
  const left = Float64Array.from(scarcity.limits);
  const from = (customer: number): number => {
    if (customer === starts.length - 1) return 0;
    let best = from(customer + 1);
    for (let place = starts[customer] ?? 0; place < (starts[customer + 1] ?? 0); place += 1) {
      const number = rules[place] ?? 0;
      if (lackOf(scarcity, number, left) >= 0) continue;
      take(scarcity, number, left);
      best = Math.max(best, (priorities[place] ?? 0) + from(customer + 1));
      take(scarcity, number, left, -1);
    }
    return best;
  };
  return from(0);
}

function usedBy(chosen: Iterable<number>, { rules }: Stand, scarcity: Scarcity): Float64Array {
  const left = Float64Array.from(scarcity.limits);
  for (const place of chosen) if (place >= 0) take(scarcity, rules[place] ?? 0, left);
  return left;
}

/** Candidates that their customers would rather have had than what they got. */
function lostBefore(chosen: Int32Array, { starts }: Stand): readonly number[] {
  return [...chosen].flatMap((winner, customer) => {
    const [from, end] = [starts[customer] ?? 0, starts[customer + 1] ?? 0];
    return Array.from({ length: (winner < 0 ? end : winner) - from }, (_, index) => from + index);
  });
}

describe('allocation', () => {
  it('never takes more than there is, never does worse than greed, and is as near to the best as it says', () => {
    fc.assert(
      fc.property(customers, scarcities, (people, scarcity) => {
        const stand = aStand(people);
        const { chosen, sum, bound } = allocate(stand, scarcity);
        expect(Math.min(0, ...usedBy(chosen, stand, scarcity))).toBe(0);
        const best = optimum(stand, scarcity);
        expect(sum).toBeGreaterThanOrEqual(greedy(stand, scarcity).sum);
        expect(sum).toBeLessThanOrEqual(best);
        expect(best).toBeLessThanOrEqual(bound + 1e-6);
      }),
      { numRuns: 150 },
    );
  });

  it('comes within one part in a hundred of the best on the whole, and finds it four times in five', () => {
    const sums = { best: 0, chosen: 0, greedy: 0 };
    let [asked, found] = [0, 0];
    for (const [people, scarcity] of fc.sample(fc.tuple(customers, scarcities), { seed: 7, numRuns: 300 })) {
      const stand = aStand(people);
      const [best, { sum }] = [optimum(stand, scarcity), allocate(stand, scarcity)];
      sums.best += best;
      sums.chosen += sum;
      sums.greedy += greedy(stand, scarcity).sum;
      asked += 1;
      if (sum === best) found += 1;
    }
    expect(sums.chosen / sums.best).toBeGreaterThanOrEqual(0.99);
    expect(sums.chosen).toBeGreaterThan(sums.greedy);
    expect(found / asked).toBeGreaterThanOrEqual(0.8);
  });

  it('chooses the same whatever the order in which customers come', () => {
    const shuffled = customers.chain((people) => {
      const turns = people.map((_, index) => index);
      return fc.tuple(fc.constant(people), fc.shuffledSubarray(turns, { minLength: turns.length }));
    });
    fc.assert(
      fc.property(shuffled, scarcities, ([people, order], scarcity) => {
        const ruleOf = (stand: Stand, place: number) => (place < 0 ? -1 : (stand.rules[place] ?? -1));
        const straight = aStand(people);
        const mixed = aStand(
          order.map((index) => people[index] ?? []),
          { turns: Uint32Array.from(order) },
        );
        const expected = [...allocate(straight, scarcity).chosen].map((place) => ruleOf(straight, place));
        const { chosen } = allocate(mixed, scarcity);
        const actual = people.map((_, index) => ruleOf(mixed, chosen[order.indexOf(index)] ?? -1));
        expect(actual).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });

  it('asks of everybody who stood before a winner, or in vain, at least what they scored', () => {
    fc.assert(
      fc.property(customers, scarcities, (people, scarcity) => {
        const stand = aStand(people);
        const { needed, ...allocation } = allocate(stand, scarcity);
        for (const place of lostBefore(allocation.chosen, stand)) {
          const [priority, need] = [stand.priorities[place] ?? 0, needed[place] ?? 0];
          expect(need).toBeGreaterThanOrEqual(priority - 1e-9);
          const refusal = capacityRefusal({ ...allocation, scarcity }, stand.rules[place] ?? 0, priority, need);
          expect(refusal?.code).toBe(need === Infinity ? 'CAPACITY_TOO_SMALL' : 'CAPACITY_OUTBID');
        }
      }),
      { numRuns: 150 },
    );
  });
});

/** Rounds until one stops nobody; `capped` says whom the caps stop, `mixed` in which order workers say so. */
function ended(
  people: readonly (readonly StandCandidate[])[],
  scarcity: Scarcity,
  capped: ReadonlySet<number>,
  mixed: (stops: readonly number[]) => readonly number[],
) {
  const stand = aStand(people);
  const rounds = new Rounds(people.length, stand.rules.length);
  const standees = people.map((_, customer) => ({
    customerId: `c-${customer}`,
    householdId: null,
    partyId: null,
    zone: 'UTC',
    candidates: [...stand.rules.keys()].slice(stand.starts[customer], stand.starts[customer + 1]).map((place) => ({
      rule: stand.rules[place] ?? 0,
      priority: stand.priorities[place] ?? 0,
      fate: 'due' as const,
      dueAt: 1,
      expiresAt: 2,
    })),
  }));
  if (standees.length > 0) rounds.add(standingBlock(standees));
  let asked = 0;
  for (;;) {
    const places = [...rounds.allot(chooseUnder(scarcity))].filter((place) => place >= 0);
    asked += places.length;
    const stops = places.filter((place) => capped.has(place));
    rounds.settle(mixed(stops));
    if (stops.length === 0) break;
  }
  const winners = people.map((_, customer) => rounds.ending(customer).winner);
  return { stand, winners, asked };
}

describe('rounds of allocation', () => {
  const caps = fc.uniqueArray(fc.nat(40), { maxLength: 12 }).map((places) => new Set(places));

  it('end, keep the limits, place nobody whom the caps stop, and do not depend on which worker was faster', () => {
    fc.assert(
      fc.property(customers, scarcities, caps, (people, scarcity, capped) => {
        const { stand, winners, asked } = ended(people, scarcity, capped, (stops) => stops);
        expect(Math.min(0, ...usedBy(winners, stand, scarcity))).toBe(0);
        expect(winners.filter((place) => capped.has(place))).toEqual([]);
        expect(asked).toBeLessThanOrEqual(stand.rules.length);
        expect(ended(people, scarcity, capped, (stops) => stops.toReversed()).winners).toEqual(winners);
      }),
      { numRuns: 100 },
    );
  });
});
