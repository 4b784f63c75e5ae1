import { describe, expect, it } from '@jest/globals';
import { BranchTotals, type MonthKnown, type ProfitRates, profitTree } from './profit-tree.js';

const RATES: ProfitRates = {
  margins: { recurring: 0.6, usage: 0.5, addOns: 0.4 },
  assumed: { service: 0.1, content: 0.02 },
  badDebt: { chance: 0.01, loss: 0.8 },
};
const KNOWN: MonthKnown = {
  recurring: 10_000,
  bill: 11_000,
  addOns: 1_000,
  interconnect: 50,
  content: 200,
  serviceCost: 900,
  discounts: 2_000,
};

it('adds up its branches; the discount is subtracted once', () => {
  const { margin, branches } = profitTree(KNOWN, RATES);
  expect(branches.map(({ name, amount, provenance }) => [name, amount, provenance])).toEqual([
    ['recurring', 6_000, 'KNOWN'],
    ['usage', 1_000, 'KNOWN'],
    ['addOns', 400, 'KNOWN'],
    ['interconnect', 50, 'KNOWN'],
    ['content', -200, 'KNOWN'],
    ['service', -900, 'KNOWN'],
    ['discounts', -2_000, 'KNOWN'],
    ['badDebt', -88, 'ASSUMED'],
  ]);
  expect(margin).toBe(4_262);
});

describe('what is not known', () => {
  it.each<[string, Partial<MonthKnown>, number | null, readonly string[]]>([
    ['costs are assumed from the bill', { serviceCost: null, content: null }, 4_042, []],
    ['add-ons count as nothing', { addOns: null }, 4_362, ['addOns']],
    ['without a plan the bill is usage', { recurring: null }, 2_762, ['recurring']],
    ['without a bill there is no margin', { bill: null }, null, ['usage', 'badDebt']],
  ])('%s', (_case, change, margin, missing) => {
    const tree = profitTree({ ...KNOWN, ...change }, RATES);
    expect(tree.margin).toBe(margin);
    expect(tree.branches.filter(({ provenance }) => provenance === 'MISSING').map(({ name }) => name)).toEqual(missing);
  });
});

it('totals of a segment say how much of them is known', () => {
  const trees = [profitTree(KNOWN, RATES), profitTree({ ...KNOWN, addOns: null, serviceCost: null }, RATES)];
  const sums = new BranchTotals();
  for (const tree of trees) sums.add(tree);
  const { totals } = sums;
  expect(totals.find(({ name }) => name === 'addOns')).toEqual({
    name: 'addOns',
    amount: 400,
    known: 1,
    assumed: 0,
    missing: 1,
  });
  expect(totals.find(({ name }) => name === 'service')).toMatchObject({ amount: -2_000, known: 1, assumed: 1 });
});
