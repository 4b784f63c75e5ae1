import type { Leaf, Trend } from './condition.js';

/** The newest months of one customer, oldest first; null is a month nobody knows. */
export type Months = readonly (number | null)[];

function isTrend(value: Leaf['value']): value is Trend {
  return typeof value === 'object' && 'months' in value;
}

/** From zero nothing falls; amounts are compared by multiplying, so that 70 to 63 is 10 % exactly. */
function fell(before: number, after: number, pct: number): boolean {
  return before > 0 && (before - after) * 100 >= pct * before;
}

function fellEveryMonth(months: readonly number[], pct: number): boolean {
  return months.slice(1).every((after, index) => fell(months[index] ?? 0, after, pct));
}

/** The newest month below the average of those before it, and by at least so many per cent of it. */
function belowAverage(months: readonly number[], pct: number): boolean {
  const before = months.slice(0, -1);
  const sum = before.reduce((total, month) => total + month, 0);
  const newest = (months.at(-1) ?? 0) * before.length;
  return newest < sum && fell(sum, newest, pct);
}

/** How many months, newest last, a trend must see: those it speaks of and the one they are compared with. */
export function monthsSeen({ fact, value }: Leaf): number {
  if (!isTrend(value)) throw new Error(`the condition on ${fact} is no trend`);
  return value.months + 1;
}

/**
 * Whether a trend holds over the months it must see (`monthsSeen`, the newest last); null where one of them is missing:
 * a gap is no zero, so nobody can know. `fellByPct`: each of the newest `months` is at least `pct` % below the month before it.
 * `belowOwnAverage`: the newest is below the mean of the `months` before it, by at least `pct` % of it if that is given.
 */
export function trendHolds({ fact, operator, value }: Leaf, months: Months): boolean | null {
  if (!isTrend(value)) throw new Error(`the condition on ${fact} is no trend`);
  const known = months.filter((month) => month !== null);
  if (known.length !== value.months + 1) return null;
  const pct = value.pct ?? 0;
  return operator === 'fellByPct' ? fellEveryMonth(known, pct) : belowAverage(known, pct);
}
