import { describe, expect, it } from '@jest/globals';
import { aFactSource } from '../../../../test/builders/a-customer.js';
import type { FactSheet } from '../fact-sheet.js';
import { clockFacts, nextYearly } from './clock-facts.js';

const asOf = { now: new Date('2026-11-02T18:00:00Z'), today: '2026-11-02' };

function factOf(name: string, sheet: FactSheet) {
  const step = clockFacts.find(({ names }) => names.includes(name));
  return step?.derive(aFactSource(), sheet, asOf)[name];
}

describe('numbers relative to today', () => {
  it.each<[string, string, FactSheet, number | null]>([
    ['a day gone by', 'daysSinceLastRecharge', { lastRechargeOn: '2026-11-01' }, 1],
    ['today', 'daysSinceLastUsage', { lastUsageOn: '2026-11-02' }, 0],
    ['a day ahead has not been', 'daysSinceActivation', { activationDate: '2026-11-03' }, null],
    ['nothing known', 'daysSincePortOutRequest', {}, null],
    ['what is no day', 'daysSinceLastSurvey', { lastSurveyOn: 'soon' }, null],
    ['a day ahead', 'daysToDiscountEnd', { discountEndDate: '2026-11-30' }, 28],
    ['the last day', 'daysToPlanRetirement', { planRetiresOn: '2026-11-02' }, 0],
    ['a day past', 'daysToInstalmentEnd', { instalmentEndDate: '2026-11-01' }, null],
    ['the birthday today', 'daysToBirthday', { birthday: '11-02' }, 0],
    ['the birthday was yesterday', 'daysToBirthday', { birthday: '11-01' }, 364],
    ['what is no birthday', 'daysToBirthday', { birthday: '02-30' }, null],
    ['the anniversary', 'daysToAnniversary', { activationDate: '2020-11-05' }, 3],
    ['the own gap once and a half', 'rechargeGapTimes', { lastRechargeOn: '2026-10-18', meanRechargeGapDays: 10 }, 1.5],
    ['without a habit', 'rechargeGapTimes', { lastRechargeOn: '2026-10-18', meanRechargeGapDays: null }, null],
    ['owed since', 'overdueDays', { overdueSince: '2026-10-03', overdueAmount: 100 }, 30],
    ['nothing owed', 'overdueDays', { overdueSince: '2026-10-03', overdueAmount: 0 }, 0],
    ['owed, and nobody knows since when', 'overdueDays', { overdueAmount: 100 }, null],
    ['not yet due', 'overdueDays', { overdueSince: '2026-11-05' }, 0],
    ['in the stage', 'daysInStage', { lifecycleStageSince: '2026-10-30' }, 3],
  ])('%s', (_case, name, sheet, expected) => {
    expect(factOf(name, sheet)).toBe(expected);
  });

  it('are never stored, and follow from facts alone', () => {
    expect(clockFacts.filter(({ atLoad, reads }) => atLoad !== true || reads?.profile.length !== 0)).toEqual([]);
  });
});

it.each([
  ['02-29', '2026-03-01', '2027-02-28'],
  ['02-29', '2027-12-01', '2028-02-29'],
  ['12-31', '2026-12-31', '2026-12-31'],
])('%s after %s is %s', (day, today, expected) => {
  expect(nextYearly(day, today)).toBe(expected);
});
