import { describe, expect, it } from '@jest/globals';
import type { Refusal } from '../../policy/refusal.js';
import { type AllottedRow, allottedRow } from './allotment.js';
import { type Choose, chooseBest } from './rounds.js';
import { type StandingBlock, standingBlock } from './standing-block.js';
import { WholeRun } from './whole-run.js';

const candidate = (rule: number, priority: number) => ({
  ...{ rule, priority, fate: 'due' as const },
  dueAt: 10,
  expiresAt: 20,
});
const standee = (customerId: string, householdId: string | null, ...priorities: readonly number[]) => ({
  ...{ customerId, householdId, partyId: null, zone: 'Asia/Tokyo' },
  candidates: priorities.map((priority, rule) => candidate(rule, priority)),
});
const BLOCKS: ReadonlyMap<number, StandingBlock> = new Map([
  [2, standingBlock([standee('c-1', null, 9, 4)])],
  [5, standingBlock([standee('c-2', 'h-1', 5), standee('c-3', 'h-1', 7, 6)])],
]);
const SIZES = [...BLOCKS].map(([seq, { customers, rules }]) => ({
  ...{ seq, customers: customers.length },
  candidates: rules.length,
}));

function aRun(): WholeRun {
  const run = new WholeRun(SIZES);
  for (const [seq, block] of BLOCKS) run.add(seq, block);
  return run;
}

function rowsOf(run: WholeRun) {
  return [...run.allot(chooseBest)].flatMap(([seq, { choices }]) => {
    const block = BLOCKS.get(seq);
    return block ? choices.map(({ customer, candidate }) => allottedRow(block, seq, customer, candidate)) : [];
  });
}

const REFUSALS = [{ code: 'CAP_REACHED' as const, component: 'weekly', have: 1, need: 1 }];

describe('the rounds of a whole run', () => {
  it('tell each chunk whom to ask for, and how its customers ended', () => {
    const run = aRun();
    const asked = rowsOf(run);
    expect(asked.map(({ customerId, seq, candidate }) => [customerId, seq, candidate])).toEqual([
      ['c-1', 2, 0],
      ['c-2', 5, 0],
      ['c-3', 5, 1],
    ]);
    run.replay(asked, [{ row: 2, refusals: REFUSALS }]);
    run.settle();
    expect(rowsOf(run).map(({ customerId, candidate }) => [customerId, candidate])).toEqual([['c-3', 2]]);
    run.settle();
    expect(run.allot(chooseBest).size).toBe(0);
    const [first, second] = SIZES.map((size) => run.resultOf(size));
    expect([...(first?.winners ?? [])]).toEqual([0]);
    expect([...(second?.winners ?? [])]).toEqual([0, 2]);
    expect(second?.without).toEqual([{ candidate: 1, stage: 'cap', refusals: REFUSALS }]);
  });

  it('tell what was too scarce, in the round that passed it over and at the end', () => {
    const run = aRun();
    const scarce: Refusal = { code: 'CAPACITY_OUTBID', component: 'stock', have: 9, need: 10 };
    const refusalOf = (place: number) => (place === 0 || place === 2 ? scarce : null);
    const passing: Choose = () => ({ chosen: Int32Array.of(1, -1, -1), refusalOf });
    const lost = { candidate: 0, stage: 'capacity', refusals: [scarce] };
    expect(run.allot(passing).get(2)).toEqual({ choices: [{ customer: 0, candidate: 1 }], without: [lost] });
    run.settle();
    run.allot(() => ({ chosen: Int32Array.of(-1, -1, -1), refusalOf }));
    const [first, second] = SIZES.map((size) => run.resultOf(size));
    expect(first?.without).toEqual([]);
    expect(second?.without).toEqual([lost]);
  });

  it('are the same when the rounds so far are told again', () => {
    const before = aRun();
    const asked = rowsOf(before);
    const again = aRun();
    again.replay(asked, [{ row: 0, refusals: REFUSALS }]);
    again.settle();
    before.replay(asked, [{ row: 0, refusals: REFUSALS }]);
    before.settle();
    expect(rowsOf(again)).toEqual(rowsOf(before));
  });

  it('take all that a chunk never answered as stopped', () => {
    const run = aRun();
    run.replay(rowsOf(run), null);
    run.settle();
    expect(rowsOf(run).map(({ customerId, candidate }) => [customerId, candidate])).toEqual([
      ['c-1', 1],
      ['c-3', 2],
    ]);
  });

  it('ask for all of a household in one chunk', () => {
    const run = aRun();
    const [lone, ...household] = rowsOf(run);
    expect(new Set(household.map((row) => run.askerOf(row))).size).toBe(1);
    const others = Array.from({ length: 50 }, (_one, index) =>
      run.askerOf({ ...lone, partyId: `p-${index}` } as AllottedRow),
    );
    expect(new Set(others)).toEqual(new Set([2, 5]));
  });
});
