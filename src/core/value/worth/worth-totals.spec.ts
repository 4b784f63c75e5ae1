import { expect, it } from '@jest/globals';
import { aWorthModel } from '../../../../test/builders/a-worth-model.js';
import type { FactSheet } from '../../facts/fact-sheet.js';
import { worthOf } from './worth-facts.js';
import { WorthTotals } from './worth-totals.js';

const MODEL = aWorthModel();
const sheet = (valueClass: string | null, arpu3m: number | null, currency = 'USD'): FactSheet => ({
  relationship: 'current',
  currency,
  arpu3m,
  valueClass,
});
const SHEETS = [
  sheet('HIGH', 9_000),
  sheet(null, 100),
  sheet('HIGH', 1_000),
  sheet('HIGH', 5, 'CNY'),
  sheet('LOW', null),
];

function totalled(sheets: readonly FactSheet[]) {
  const totals = new WorthTotals('valueClass', MODEL);
  for (const one of sheets) totals.add(one);
  return totals;
}

it('adds up by segment and currency, in whatever order customers come', () => {
  const { totals, size } = totalled(SHEETS);
  expect(size).toBe(4);
  expect(totals.map(({ segment, currency, customers, reckoned }) => [segment, currency, customers, reckoned])).toEqual([
    ['HIGH', 'CNY', 1, 0],
    ['HIGH', 'USD', 2, 2],
    ['LOW', 'USD', 1, 0],
    [null, 'USD', 1, 1],
  ]);
  expect(totalled([...SHEETS].reverse()).totals).toEqual(totals);
});

it('whoever is not reckoned is in no branch, whatever is known of them', () => {
  const left: FactSheet = { ...sheet('HIGH', 7_000), relationship: 'former' };
  const unbilled: FactSheet = { ...sheet('HIGH', null), planPrice: 5_000 };
  for (const one of [left, unbilled]) expect(worthOf(one, MODEL).life).toBeNull();
  const [high] = totalled([sheet('HIGH', 9_000), left, unbilled]).totals;
  expect([high?.customers, high?.reckoned]).toEqual([3, 1]);
  expect(high?.branches.reduce((sum, { amount }) => sum + amount, 0)).toBe(high?.margin);
  for (const { known, assumed, missing } of high?.branches ?? []) expect(known + assumed + missing).toBe(1);
});

it('each sum is that of its customers, each branch too', () => {
  const high = totalled(SHEETS).totals[1];
  const [a, b] = [worthOf(sheet('HIGH', 9_000), MODEL), worthOf(sheet('HIGH', 1_000), MODEL)];
  expect(high?.clv).toBe(Math.round((a.life?.clv ?? 0) + (b.life?.clv ?? 0)));
  expect(high?.margin).toBe(Math.round((a.tree?.margin ?? 0) + (b.tree?.margin ?? 0)));
  expect(high?.branches.reduce((sum, { amount }) => sum + amount, 0)).toBe(high?.margin);
  expect(high?.branches.find(({ name }) => name === 'usage')).toEqual({
    name: 'usage',
    amount: 5_000,
    known: 2,
    assumed: 0,
    missing: 0,
  });
});
