import { describe, expect, it } from '@jest/globals';
import type { Refusal } from '../../policy/refusal.js';
import { type Choose, chooseBest, Rounds } from './rounds.js';
import { type Fate, standingBlock } from './standing-block.js';

/** Customers with candidates as `priority` or `[priority, fate]`, best first; rule 0, 1 ... each. */
function roundsOf(...customers: readonly (readonly (number | readonly [number, Fate])[])[]): Rounds {
  const standees = customers.map((candidates, index) => ({
    customerId: `c-${index}`,
    householdId: null,
    partyId: null,
    zone: 'Asia/Tokyo',
    candidates: candidates.map((one, rule) => {
      const [priority, fate] = typeof one === 'number' ? [one, 'due' as const] : one;
      return { rule, priority, fate, dueAt: 1, expiresAt: 2 };
    }),
  }));
  const rounds = new Rounds(standees.length, standees.flatMap(({ candidates }) => candidates).length);
  for (const standee of standees) rounds.add(standingBlock([standee]));
  return rounds;
}

const outbid = (have: number, need: number): Refusal => ({ code: 'CAPACITY_OUTBID', component: 'place', have, need });

/** One place in all, for the greatest priority; who goes without is told the greatest that had it. */
const onePlace: Choose = ({ starts, priorities, open, placed }) => {
  const left = 1 - placed.filter(Boolean).length;
  const chosen = new Int32Array(starts.length - 1).fill(-1);
  const byPriority = [...open.keys()].filter((place) => open[place] === 1);
  byPriority.sort((a, b) => (priorities[b] ?? 0) - (priorities[a] ?? 0));
  const customerOf = (place: number) => starts.findIndex((start) => start > place) - 1;
  for (const place of byPriority.slice(0, left)) chosen[customerOf(place)] = place;
  return { chosen, refusalOf: (place) => outbid(priorities[place] ?? 0, priorities[byPriority[0] ?? 0] ?? 0) };
};

describe('rounds of allocating and reserving', () => {
  it('give everybody their best where nothing is scarce', () => {
    const rounds = roundsOf([9, 4], [5]);
    expect([...rounds.allot(chooseBest)]).toEqual([0, 2]);
    rounds.settle([]);
    expect(rounds.ending(0)).toEqual({ winner: 0, control: -1 });
    expect([...rounds.allot(chooseBest)]).toEqual([-1, -1]);
  });

  it('bring a customer whom the caps stopped back with the next, at most once a candidate', () => {
    const rounds = roundsOf([9, 4]);
    rounds.allot(chooseBest);
    rounds.settle([0]);
    expect([...rounds.allot(chooseBest)]).toEqual([1]);
    rounds.settle([1]);
    expect([...rounds.allot(chooseBest)]).toEqual([-1]);
    expect(rounds.ending(0)).toEqual({ winner: -1, control: -1 });
  });

  it('give what a stopped customer would have used to the next best', () => {
    const rounds = roundsOf([9], [5], [3]);
    expect([...rounds.allot(onePlace)]).toEqual([0, -1, -1]);
    expect(rounds.lost(2)).toEqual([{ place: 2, refusal: outbid(3, 9) }]);
    expect(rounds.lost(0)).toEqual([]);
    rounds.settle([0]);
    expect([...rounds.allot(onePlace)]).toEqual([-1, 1, -1]);
    rounds.settle([]);
    expect([...rounds.allot(onePlace)]).toEqual([-1, -1, -1]);
    expect(rounds.ending(1)).toEqual({ winner: 1, control: -1 });
  });

  it.each([
    ['best is never asked for', [[9, 'control'] as const, 4], -1, 0],
    ['second is asked for their best', [9, [4, 'control'] as const], 0, -1],
    ['second comes after one that is too late', [[9, 'late'] as const, [4, 'control'] as const, 3], -1, 1],
  ])('a customer held out of their %s', (_case, candidates, winner, control) => {
    const rounds = roundsOf(candidates);
    rounds.allot(chooseBest);
    rounds.settle([]);
    expect(rounds.ending(0)).toEqual({ winner, control });
  });

  it('reach the hold-out of a customer whose better candidate the caps stopped', () => {
    const rounds = roundsOf([9, [4, 'control'], 3]);
    rounds.allot(chooseBest);
    rounds.settle([0]);
    expect([...rounds.allot(chooseBest)]).toEqual([-1]);
    expect(rounds.ending(0)).toEqual({ winner: -1, control: 1 });
  });

  it('tell what was passed over for a lesser candidate of the same customer', () => {
    const rounds = roundsOf([9, 8, 7]);
    const last: Choose = () => ({
      chosen: Int32Array.of(2),
      refusalOf: (place) => (place === 0 ? outbid(9, 10) : null),
    });
    rounds.allot(last);
    expect(rounds.lost(0)).toEqual([{ place: 0, refusal: outbid(9, 10) }]);
  });

  it('refuse an allocator that chooses what is not open, and a stop of who was not asked for', () => {
    const choose: Choose = () => ({ chosen: Int32Array.of(0), refusalOf: () => null });
    expect(() => roundsOf([[9, 'late']]).allot(choose)).toThrow('not open');
    expect(() => roundsOf([9]).settle([0])).toThrow('not asked for');
  });
});
