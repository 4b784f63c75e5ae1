import { describe, expect, it } from '@jest/globals';
import { aFactSource } from '../../../../test/builders/a-customer.js';
import type { UsageMonth } from '../../customer/customer.js';
import { deriveFacts } from '../derive-facts.js';
import { spendHistory } from './spend-history.js';

const asOf = { now: new Date('2026-11-02T18:00:00Z'), today: '2026-11-02' };
const factsOf = (...months: readonly UsageMonth[]) =>
  deriveFacts({ ...aFactSource(), usage: months }, [spendHistory], asOf);
const bills = (...revenues: readonly number[]) =>
  revenues.map((revenue, back): UsageMonth => ({ month: `2026-${String(10 - back).padStart(2, '0')}`, revenue }));

describe('what a year of bills says', () => {
  it.each<[string, readonly UsageMonth[], string, number | null]>([
    ['half as much again', bills(150, 100, 100, 100), 'billVsOwnMeanPct', 50],
    ['less than before', bills(50, 100, 100, 100), 'billVsOwnMeanPct', -50],
    ['a month of the four is missing', bills(150, 100, 100), 'billVsOwnMeanPct', null],
    ['nothing before', bills(150, 0, 0, 0), 'billVsOwnMeanPct', null],
    [
      'margin of the months that know it',
      [
        { month: '2026-10', revenue: 9, serviceCost: 4 },
        { month: '2026-09', revenue: 9 },
      ],
      'ampu',
      5,
    ],
    ['margin nobody knows', bills(100), 'ampu', null],
    ['data in revenue', [{ month: '2026-10', revenue: 300, dataRevenue: 100 }], 'dataRevenueShare', 0.333],
    ['no revenue, no share', [{ month: '2026-10', revenue: 0, dataRevenue: 0 }], 'dataRevenueShare', null],
    [
      'two recharges a month',
      [
        { month: '2026-10', topUps: 2 },
        { month: '2026-09', topUps: 2 },
      ],
      'meanRechargeGapDays',
      15.2,
    ],
    ['never recharges', [{ month: '2026-10', topUps: 0 }], 'meanRechargeGapDays', null],
  ])('%s', (_case, months, fact, expected) => {
    expect(factsOf(...months)[fact]).toBe(expected);
  });
});
