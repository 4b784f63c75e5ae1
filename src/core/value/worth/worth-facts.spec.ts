import { describe, expect, it } from '@jest/globals';
import { aWorthModel } from '../../../../test/builders/a-worth-model.js';
import { deriveFacts, type FactSource } from '../../facts/derive-facts.js';
import type { FactSheet } from '../../facts/fact-sheet.js';
import { worthFacts, worthOf } from './worth-facts.js';

const MODEL = aWorthModel();
const SHEET: FactSheet = {
  relationship: 'current',
  currency: 'USD',
  arpu3m: 10_000,
  margin: 8_000,
  planPrice: 9_000,
  discountPerMonth: 1_000,
  lifecycleStage: 'C',
  churnProbability: 0.2,
};
const branchesOf = (change: FactSheet) =>
  Object.fromEntries(
    (worthOf({ ...SHEET, ...change }, MODEL).tree?.branches ?? []).map(({ name, amount, provenance }) => [
      name,
      `${Math.round(amount)} ${provenance}`,
    ]),
  );

describe('the profit tree of what the facts know', () => {
  it('a plan, its discount and a service cost', () => {
    expect(branchesOf({})).toMatchObject({
      recurring: '5400 KNOWN',
      usage: '1000 KNOWN',
      service: '-2000 KNOWN',
      discounts: '-1000 KNOWN',
      badDebt: '-80 ASSUMED',
      addOns: '0 MISSING',
    });
  });
  it('add-ons, interconnection and content, where a source tells them apart', () => {
    const told = { addOnSpend: 500, interconnectIn: 300, interconnectOut: 450, contentCost: 120 };
    const { addOns, interconnect, content, usage } = branchesOf(told) as Record<string, string>;
    expect({ interconnect, content }).toEqual({ interconnect: '-150 KNOWN', content: '-120 KNOWN' });
    expect(addOns).toMatch(/^\d+ KNOWN$/);
    expect(usage).toBe('750 KNOWN');
    expect(branchesOf({ interconnectIn: 300 })).toMatchObject({ interconnect: '0 MISSING', content: '-200 ASSUMED' });
  });
  it('a bill alone: it is usage, and the service cost is assumed', () => {
    expect(branchesOf({ planPrice: null, margin: null, discountPerMonth: null })).toMatchObject({
      recurring: '0 MISSING',
      usage: '5000 KNOWN',
      service: '-1000 ASSUMED',
      discounts: '0 MISSING',
    });
  });
});

describe('why there is a value, or none', () => {
  it.each<[string, FactSheet, string]>([
    ['by the score', {}, 'CHURN_SCORE'],
    ['by the stage', { churnProbability: null, lifecycleStage: 'D' }, 'STAGE_ASSUMED'],
    ['assumed', { churnProbability: null, lifecycleStage: null }, 'ASSUMED'],
    ['no customer', { relationship: 'former' }, 'NOT_A_CUSTOMER'],
    ['no spend', { arpu3m: null }, 'SPEND_UNKNOWN'],
    ['no currency', { currency: null }, 'CURRENCY_UNKNOWN'],
    ['no rates', { currency: 'EUR' }, 'NO_MARKS_FOR_CURRENCY'],
  ])('%s', (_case, change, cause) => {
    const worth = worthOf({ ...SHEET, ...change }, MODEL);
    expect(worth.cause).toBe(cause);
    expect(worth.life === null).toBe(
      ['NOT_A_CUSTOMER', 'SPEND_UNKNOWN', 'CURRENCY_UNKNOWN', 'NO_MARKS_FOR_CURRENCY'].includes(cause),
    );
  });
});

it('gives whole minor units, and null where nothing is known', () => {
  const facts = (change: FactSheet) =>
    deriveFacts(
      {} as FactSource,
      [{ names: Object.keys(SHEET), derive: () => ({ ...SHEET, ...change }) }, worthFacts(MODEL)],
      {
        now: new Date(0),
        today: '1970-01-01',
      },
    );
  const { treeMargin, clv, valueAtRisk, saveBudget } = facts({});
  expect([treeMargin, clv, valueAtRisk, saveBudget].every(Number.isInteger)).toBe(true);
  expect(Number(valueAtRisk)).toBeCloseTo(0.2 * Number(clv), -1);
  expect(facts({ arpu3m: null })).toMatchObject({ treeMargin: null, clv: null, valueAtRisk: null, saveBudget: null });
});
