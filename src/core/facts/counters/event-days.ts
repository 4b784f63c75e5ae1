import type { EventKind } from '../../customer/customer-event.js';
import type { Day } from '../../kit/day.js';
import { dayIn } from '../../kit/zone.js';
import type { AsOf, FactSource } from '../derive-facts.js';
import { daysAfter, startOf } from '../holds-until.js';

/** Days that are counted back; what is kept of events reaches no further. */
export type Window = 30 | 90;

/** The calendar day of an instant where the customer lives. */
export function dayAt(instant: Date, { zone = 'UTC' }: AsOf): Day {
  return dayIn(zone, instant);
}

/** The day an event of the kind last happened; undefined if it never did, or nothing is counted here. */
export function lastDay({ counters }: FactSource, kind: EventKind, asOf: AsOf): Day | undefined {
  const last = counters?.last[kind];
  return last === undefined ? undefined : dayAt(last, asOf);
}

/**
 * What was counted in the last so many days, today among them; null where nothing is counted for the customer. A kind
 * without an entry is a zero: events of it would have been kept.
 */
export function countedIn({ counters }: FactSource, kind: EventKind, window: Window, { today }: AsOf) {
  if (counters === undefined) return null;
  const from = daysAfter(today, 1 - window);
  let [count, sum] = [0, 0];
  for (const day of counters.days[kind] ?? []) {
    if (day.day < from || day.day > today) continue;
    count += day.count;
    sum += day.sum;
  }
  return { count, sum };
}

/** When the oldest day that counts leaves the window; null: nothing will leave. */
export function windowHolds({ counters }: FactSource, kind: EventKind, window: Window, asOf: AsOf): Date | null {
  const from = daysAfter(asOf.today, 1 - window);
  let oldest: Day | null = null;
  for (const { day } of counters?.days[kind] ?? []) {
    if (day >= from && (oldest === null || day < oldest)) oldest = day;
  }
  return oldest === null ? null : startOf(daysAfter(oldest, window), asOf);
}
