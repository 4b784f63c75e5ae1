import type { Derivation } from '../derive-facts.js';
import { placedDerivation } from '../row/placed-derivation.js';
import { knownOf, MONTHS_READ, type Months, roundedMean } from '../usage/months.js';

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
export function arpuOf(months: Months) {
  const billed = knownOf(months, MONTHS, ({ revenue }) => revenue);
  const costs = knownOf(months, MONTHS, ({ revenue, serviceCost }) =>
    revenue === undefined ? undefined : serviceCost,
  );
  const arpu3m = roundedMean(billed);
  const cost = costs.count === billed.count ? roundedMean(costs) : null;
  return {
    arpu1m: months[0]?.revenue ?? null,
    arpu3m,
    arpuCause: CAUSE_BY_MONTHS[billed.count] ?? null,
    margin: arpu3m === null || cost === null ? null : arpu3m - cost,
  };
}

/** Spend and margin a month, in minor units of the customer's currency. Of those who left, as of when they left. */
export const arpu: Derivation = placedDerivation(
  {
    arpu1m: { type: 'number' },
    arpu3m: { type: 'number' },
    arpuCause: { type: 'enum', values: ARPU_CAUSES },
    margin: { type: 'number' },
  },
  { facts: [], profile: MONTHS_READ },
  (placeOf) => {
    const [newest, mean, cause, margin] = [
      placeOf('arpu1m'),
      placeOf('arpu3m'),
      placeOf('arpuCause'),
      placeOf('margin'),
    ];
    return {
      fill: ({ months }, row) => {
        const told = arpuOf(months);
        row[newest] = told.arpu1m;
        row[mean] = told.arpu3m;
        row[cause] = told.arpuCause;
        row[margin] = told.margin;
        return null;
      },
      holds: ({ monthsHold }) => monthsHold,
    };
  },
);
