import { type Day, dayNumber } from '../kit/day.js';
import { instantOf } from '../kit/zone.js';
import type { AsOf } from './derive-facts.js';

const DAY_MS = 86_400_000;

/** Beginnings of days a process remembers: customers of one zone ask for the same few again and again. */
const MOST_KEPT = 20_000;
const kept = new Map<string, number>();

/** The instant a day begins in the customer's zone: what changes with the day changes then. */
export function startOf(day: Day, { zone = 'UTC' }: AsOf): Date {
  const key = `${day}${zone}`;
  const known = kept.get(key);
  if (known !== undefined) return new Date(known);
  const start = instantOf(dayNumber(day) * DAY_MS, zone, 'earlier');
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, start.getTime());
  return start;
}
