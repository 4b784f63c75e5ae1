import type { UsageMonth } from '../../customer/customer.js';
import type { Day } from '../../kit/day.js';
import type { AsOf, FactSource } from '../derive-facts.js';
import { nextMonth } from '../holds-until.js';
import { servedUntil } from '../tenure.js';

/** No series is longer. */
const MOST_MONTHS = 24;
/** Customers of one run are served until the same few months. */
const MOST_KEPT = 500;

type Month = UsageMonth | undefined;
type Names = { readonly names: readonly string[]; readonly places: ReadonlyMap<string, number> };

const kept = new Map<string, Names>();
/** The months of one customer are asked for by several derivations, one after another. */
const placed = new WeakMap<readonly UsageMonth[], { readonly until: string; readonly months: readonly Month[] }>();

function monthOf(index: number): string {
  const year = Math.floor(index / 12);
  return `${String(year).padStart(4, '0')}-${String(index - year * 12 + 1).padStart(2, '0')}`;
}

function namesBefore(month: string): Names {
  const known = kept.get(month);
  if (known !== undefined) return known;
  const running = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
  const names = Array.from({ length: MOST_MONTHS }, (_, back) => monthOf(running - 1 - back));
  const made = { names, places: new Map(names.map((name, place) => [name, place])) };
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(month, made);
  return made;
}

/** The last full calendar months before a day, newest first, as `YYYY-MM`; 24 at most. */
export function lastFullMonths(until: Day, count: number): readonly string[] {
  return namesBefore(until.slice(0, 7)).names.slice(0, count);
}

/**
 * What is known of the last full months of service, newest first; undefined is a gap. The profile's months come in any
 * order; of two for one month the later in the list counts.
 */
export function knownMonths(usage: readonly UsageMonth[], until: Day, count: number): readonly Month[] {
  const month = until.slice(0, 7);
  const before = placed.get(usage);
  if (before?.until === month) return before.months.slice(0, count);
  const { places } = namesBefore(month);
  const months: Month[] = new Array(MOST_MONTHS).fill(undefined);
  for (const entry of usage) {
    const place = places.get(entry.month);
    if (place !== undefined) months[place] = entry;
  }
  placed.set(usage, { until: month, months });
  return months.slice(0, count);
}

/** The same as of when service is counted to: of those who left, the months before they left. */
export function servedMonths(source: FactSource, { today }: AsOf, count: number): readonly Month[] {
  return knownMonths(source.usage, servedUntil(source, today), count);
}

/** Means over months change when a month ends; of those who left they stand still once the month of exit is over. */
export function monthsHold(source: FactSource, _sheet: unknown, asOf: AsOf): Date | null {
  if (source.usage.length === 0 || servedUntil(source, asOf.today) !== asOf.today) return null;
  return nextMonth(asOf);
}

/** What the months' derivations read of a profile. */
export const MONTHS_READ = ['usage', 'relationship', 'basic.exitDate'];

/** The mean of what is known; null over nothing. */
export function meanOf(amounts: readonly number[]): number | null {
  if (amounts.length === 0) return null;
  return amounts.reduce((sum, amount) => sum + amount, 0) / amounts.length;
}

/** Half goes up, so that a mean of whole minor units is whole. */
export function roundedMean(amounts: readonly number[]): number | null {
  const mean = meanOf(amounts);
  return mean === null ? null : Math.round(mean);
}

/** One column of the months, its gaps left out. */
export function knownOf(months: readonly Month[], of: (month: UsageMonth) => number | undefined): number[] {
  return months.flatMap((month) => (month === undefined ? [] : (of(month) ?? [])));
}
