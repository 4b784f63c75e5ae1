import type { UsageMonth } from '../../customer/customer.js';
import { type Derivation, derivation } from '../derive-facts.js';
import { knownOf, MONTHS_READ, meanOf, monthsHold, roundedMean, servedMonths } from '../usage/months.js';

const YEAR = 12;
const RECENT = 3;
const HALF_YEAR = 6;
const DAYS_A_MONTH = 365.25 / 12;

type Months = readonly (UsageMonth | undefined)[];

/** Margin of the months whose revenue and cost are both known. */
function ampuOf(months: Months): number | null {
  return roundedMean(
    knownOf(months, ({ revenue, serviceCost }) =>
      revenue === undefined || serviceCost === undefined ? undefined : revenue - serviceCost,
    ),
  );
}

/** The last bill beside the mean of the three before it, in per cent more; missing unless all four are known. */
function billVsOwnMean(months: Months): number | null {
  const [last, ...before] = knownOf(months.slice(0, RECENT + 1), ({ revenue }) => revenue);
  const mean = before.length === RECENT ? meanOf(before) : null;
  if (last === undefined || mean === null || mean <= 0) return null;
  return Math.round((last / mean - 1) * 100);
}

/** Data in revenue, of one, over the recent months in which both are known. */
function dataShareOf(months: Months): number | null {
  const both = months.filter((month) => month?.revenue !== undefined && month.dataRevenue !== undefined);
  const revenue = knownOf(both, (month) => month.revenue).reduce((sum, one) => sum + one, 0);
  const data = knownOf(both, (month) => month.dataRevenue).reduce((sum, one) => sum + one, 0);
  return revenue <= 0 ? null : Math.round((data / revenue) * 1_000) / 1_000;
}

/** Days between two recharges by the customer's own habit of half a year; one who never recharges has none. */
function rechargeGapOf(months: Months): number | null {
  const counts = knownOf(months.slice(0, HALF_YEAR), ({ topUps }) => topUps);
  const recharges = counts.reduce((sum, count) => sum + count, 0);
  return recharges === 0 ? null : Math.round(((counts.length * DAYS_A_MONTH) / recharges) * 10) / 10;
}

/** What a year of bills says beyond the mean of three months. */
export const spendHistory: Derivation = {
  ...derivation(
    {
      ampu: { type: 'number' },
      billVsOwnMeanPct: { type: 'number' },
      dataRevenueShare: { type: 'number' },
      meanRechargeGapDays: { type: 'number' },
    },
    { facts: [], profile: MONTHS_READ },
    (source, _sheet, asOf) => {
      const months = servedMonths(source, asOf, YEAR);
      return {
        ampu: ampuOf(months),
        billVsOwnMeanPct: billVsOwnMean(months),
        dataRevenueShare: dataShareOf(months.slice(0, RECENT)),
        meanRechargeGapDays: rechargeGapOf(months),
      };
    },
  ),
  holdsUntil: monthsHold,
};
