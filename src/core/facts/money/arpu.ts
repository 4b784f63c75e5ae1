import type { UsageMonth } from '../../customer/customer.js';
import type { Day } from '../../kit/day.js';
import { type Derivation, derivation } from '../derive-facts.js';
import { servedUntil } from '../tenure.js';
import { knownMonths, knownOf, MONTHS_READ, monthsHold, roundedMean } from '../usage/months.js';

/** How many months the average was made of, or why there is none. */
const ARPU_CAUSES = ['THREE_MONTHS', 'TWO_MONTHS_ONLY', 'ONE_MONTH_ONLY', 'NO_RECENT_REVENUE'] as const;
type ArpuCause = (typeof ARPU_CAUSES)[number];

const CAUSE_BY_MONTHS: readonly ArpuCause[] = [
  'NO_RECENT_REVENUE',
  'ONE_MONTH_ONLY',
  'TWO_MONTHS_ONLY',
  'THREE_MONTHS',
];
const MONTHS = 3;

/**
 * Mean revenue of the months that are known among the last three full ones: a gap is left out, never counted as zero.
 * The margin is over the same months and missing as soon as the service cost of one of them is.
 */
export function arpuOf(usage: readonly UsageMonth[], until: Day) {
  const months = knownMonths(usage, until, MONTHS);
  const billed = months.filter((month) => month?.revenue !== undefined);
  const arpu3m = roundedMean(knownOf(billed, ({ revenue }) => revenue));
  const costs = knownOf(billed, ({ serviceCost }) => serviceCost);
  const cost = costs.length === billed.length ? roundedMean(costs) : null;
  return {
    arpu1m: months[0]?.revenue ?? null,
    arpu3m,
    arpuCause: CAUSE_BY_MONTHS[billed.length] ?? null,
    margin: arpu3m === null || cost === null ? null : arpu3m - cost,
  };
}

/** Spend and margin a month, in minor units of the customer's currency. Of those who left, as of when they left. */
export const arpu: Derivation = {
  ...derivation(
    {
      arpu1m: { type: 'number' },
      arpu3m: { type: 'number' },
      arpuCause: { type: 'enum', values: ARPU_CAUSES },
      margin: { type: 'number' },
    },
    { facts: [], profile: MONTHS_READ },
    (source, _sheet, { today }) => arpuOf(source.usage, servedUntil(source, today)),
  ),
  holdsUntil: monthsHold,
};
