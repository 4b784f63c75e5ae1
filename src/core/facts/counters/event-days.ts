import type { EventKind } from '../../customer/customer-event.js';
import { type Day, dayNumber } from '../../kit/day.js';
import type { FactSource } from '../derive-facts.js';
import type { Clock } from '../row/clock.js';

/** Days that are counted back; what is kept of events reaches no further. */
export type Window = 30 | 90;

/** The day an event of the kind last happened; undefined if it never did, or nothing is counted here. */
export function lastDay({ counters }: FactSource, kind: EventKind, clock: Clock): Day | undefined {
  const last = counters?.last[kind];
  return last === undefined ? undefined : clock.dayAt(last);
}

/**
 * What was counted in the last so many days, today among them; null where nothing is counted for the customer. A kind
 * without an entry is a zero: events of it would have been kept.
 */
export function countedIn({ counters }: FactSource, kind: EventKind, window: Window, { from, today }: Clock) {
  if (counters === undefined) return null;
  const first = from[window];
  let [count, sum] = [0, 0];
  for (const day of counters.days[kind] ?? []) {
    if (day.day < first || day.day > today) continue;
    count += day.count;
    sum += day.sum;
  }
  return { count, sum };
}

/** What was counted since the first of the month that runs; null where nothing is counted for the customer. */
export function countedThisMonth({ counters }: FactSource, kind: EventKind, { today }: Clock): number | null {
  if (counters === undefined) return null;
  const month = today.slice(0, 7);
  let count = 0;
  for (const one of counters.days[kind] ?? []) if (one.day.startsWith(month) && one.day <= today) count += one.count;
  return count;
}

/** When (milliseconds) the oldest day that counts leaves the window; Infinity: nothing will leave. */
export function windowHolds({ counters }: FactSource, kind: EventKind, window: Window, clock: Clock): number {
  const first = clock.from[window];
  let oldest: Day | null = null;
  for (const { day } of counters?.days[kind] ?? []) {
    if (day >= first && (oldest === null || day < oldest)) oldest = day;
  }
  return oldest === null ? Number.POSITIVE_INFINITY : clock.startOf(dayNumber(oldest) + window);
}
