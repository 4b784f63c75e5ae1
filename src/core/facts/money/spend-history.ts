import type { Derivation } from '../derive-facts.js';
import { placedDerivation } from '../row/placed-derivation.js';
import { knownOf, MONTHS_READ, type Months, meanOf, roundedMean } from '../usage/months.js';

const YEAR = 12;
const RECENT = 3;
const HALF_YEAR = 6;
const DAYS_A_MONTH = 365.25 / 12;

/** Margin of the months whose revenue and cost are both known. */
function ampuOf(months: Months): number | null {
  return roundedMean(
    knownOf(months, YEAR, ({ revenue, serviceCost }) =>
      revenue === undefined || serviceCost === undefined ? undefined : revenue - serviceCost,
    ),
  );
}

/** The last bill beside the mean of the three before it, in per cent more; missing unless all four are known. */
function billVsOwnMean(months: Months): number | null {
  const all = knownOf(months, RECENT + 1, ({ revenue }) => revenue);
  const last = months[0]?.revenue;
  if (last === undefined || all.count !== RECENT + 1) return null;
  const mean = meanOf(knownOf(months.slice(1), RECENT, ({ revenue }) => revenue));
  return mean === null || mean <= 0 ? null : Math.round((last / mean - 1) * 100);
}

/** Data in revenue, of one, over the recent months in which both are known. */
function dataShareOf(months: Months): number | null {
  const revenue = knownOf(months, RECENT, (month) => (month.dataRevenue === undefined ? undefined : month.revenue));
  const data = knownOf(months, RECENT, (month) => (month.revenue === undefined ? undefined : month.dataRevenue));
  return revenue.sum <= 0 ? null : Math.round((data.sum / revenue.sum) * 1_000) / 1_000;
}

/** Days between two recharges by the customer's own habit of half a year; one who never recharges has none. */
function rechargeGapOf(months: Months): number | null {
  const { count, sum } = knownOf(months, HALF_YEAR, ({ topUps }) => topUps);
  return sum === 0 ? null : Math.round(((count * DAYS_A_MONTH) / sum) * 10) / 10;
}

/** What a year of bills says beyond the mean of three months. */
export const spendHistory: Derivation = placedDerivation(
  {
    ampu: { type: 'number' },
    billVsOwnMeanPct: { type: 'number' },
    dataRevenueShare: { type: 'number' },
    meanRechargeGapDays: { type: 'number' },
  },
  { facts: [], profile: MONTHS_READ },
  (placeOf) => {
    const [ampu, bill, data, gap] = [
      placeOf('ampu'),
      placeOf('billVsOwnMeanPct'),
      placeOf('dataRevenueShare'),
      placeOf('meanRechargeGapDays'),
    ];
    return {
      fill: ({ months }, row) => {
        row[ampu] = ampuOf(months);
        row[bill] = billVsOwnMean(months);
        row[data] = dataShareOf(months);
        row[gap] = rechargeGapOf(months);
        return null;
      },
      holds: ({ monthsHold }) => monthsHold,
    };
  },
);
