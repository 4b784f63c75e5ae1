import type { UsageMonth } from '../../customer/customer.js';

/** Months of service, newest first; undefined is a gap. */
export type Months = readonly (UsageMonth | undefined)[];

/** What the months' derivations read of a profile. */
export const MONTHS_READ = ['usage', 'relationship', 'basic.exitDate'];

/** Of the newest so many months those of which something is known, and what it is in all. */
export type Known = { readonly count: number; readonly sum: number };

/** One column of the newest months added up, its gaps left out. */
export function knownOf(months: Months, newest: number, of: (month: UsageMonth) => number | undefined): Known {
  let [count, sum] = [0, 0];
  for (let back = 0; back < newest; back += 1) {
    const month = months[back];
    const value = month === undefined ? undefined : of(month);
    if (value === undefined) continue;
    count += 1;
    sum += value;
  }
  return { count, sum };
}

/** The mean of what is known; null over nothing. */
export function meanOf({ count, sum }: Known): number | null {
  return count === 0 ? null : sum / count;
}

/** Half goes up, so that a mean of whole minor units is whole. */
export function roundedMean(known: Known): number | null {
  return known.count === 0 ? null : Math.round(known.sum / known.count);
}
