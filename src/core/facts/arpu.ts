import type { UsageMonth } from '../customer/customer.js';
import type { Day } from '../kit/day.js';
import { type Derivation, derivation } from './derive-facts.js';
import { servedUntil } from './tenure.js';

/** How many months the average was made of, or why there is none. */
export const ARPU_CAUSES = ['THREE_MONTHS', 'TWO_MONTHS_ONLY', 'ONE_MONTH_ONLY', 'NO_RECENT_REVENUE'] as const;
type ArpuCause = (typeof ARPU_CAUSES)[number];

const CAUSE_BY_MONTHS: readonly ArpuCause[] = [
  'NO_RECENT_REVENUE',
  'ONE_MONTH_ONLY',
  'TWO_MONTHS_ONLY',
  'THREE_MONTHS',
];
const MONTHS = 3;

function monthOf(index: number): string {
  const year = Math.floor(index / 12);
  return `${String(year).padStart(4, '0')}-${String(index - year * 12 + 1).padStart(2, '0')}`;
}

/** The last full calendar months before a day, newest first, as `YYYY-MM`. */
export function lastFullMonths(until: Day, count: number): readonly string[] {
  const running = Number(until.slice(0, 4)) * 12 + Number(until.slice(5, 7)) - 1;
  return Array.from({ length: count }, (_, back) => monthOf(running - 1 - back));
}

/** Whole minor units; null over nothing. Half goes up. */
function meanOf(amounts: readonly number[]): number | null {
  if (amounts.length === 0) return null;
  return Math.round(amounts.reduce((sum, amount) => sum + amount, 0) / amounts.length);
}

function known(amounts: readonly (number | undefined)[]): readonly number[] {
  return amounts.filter((amount) => amount !== undefined);
}

/**
 * Mean revenue of the months that are known among the last three full ones: a gap is left out, never counted as zero.
 * The margin is over the same months and missing as soon as the service cost of one of them is.
 */
export function arpuOf(usage: readonly UsageMonth[], until: Day) {
  const months = lastFullMonths(until, MONTHS).map((month) => usage.findLast((entry) => entry.month === month));
  const billed = months.filter((entry) => entry?.revenue !== undefined);
  const arpu3m = meanOf(known(billed.map((entry) => entry?.revenue)));
  const costs = known(billed.map((entry) => entry?.serviceCost));
  const cost = costs.length === billed.length ? meanOf(costs) : null;
  return {
    arpu1m: months[0]?.revenue ?? null,
    arpu3m,
    arpuCause: CAUSE_BY_MONTHS[billed.length] ?? null,
    margin: arpu3m === null || cost === null ? null : arpu3m - cost,
  };
}

/** Spend and margin a month, in minor units of the customer's currency. Of those who left, as of when they left. */
export const arpu: Derivation = derivation(
  {
    arpu1m: { type: 'number' },
    arpu3m: { type: 'number' },
    arpuCause: { type: 'enum', values: ARPU_CAUSES },
    margin: { type: 'number' },
  },
  { facts: [], profile: ['usage', 'relationship', 'basic.exitDate'] },
  (source, _sheet, { today }) => arpuOf(source.usage, servedUntil(source, today)),
);
