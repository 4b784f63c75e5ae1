import { instantOf, wallTimeOf } from '../../kit/zone.js';
import { nextAllowed, type WeekHours } from './quiet-hours.js';
import { DAY_MINUTES } from './week.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const HOURS = 24;
/** A week of hours repeats, so a preferred hour that is ever allowed is so within one. */
const DAYS_AHEAD = 8;

/** How a preferred hour is learned: from how many responses on, and what a response an hour earlier or later is worth. */
export type SendTimeRules = { readonly minResponses: number; readonly neighbourWeight: number };

/** Hours of the day, 0 to 23, that are allowed from their first minute to their last on some day of the week. */
export function openHours({ always, stretches }: WeekHours): ReadonlySet<number> {
  const open = new Set<number>();
  for (let hour = 0; hour < HOURS; hour += 1) {
    const whole = stretches.some(({ from, to }) => {
      const first = Math.ceil((from - hour * 60) / DAY_MINUTES) * DAY_MINUTES + hour * 60;
      return first + 60 <= to;
    });
    if (always || whole) open.add(hour);
  }
  return open;
}

/**
 * The hour of the day at which a customer answers most, in their zone and among the open hours; null where too few answers
 * are known. Each answer counts for its hour and, at `neighbourWeight`, for the two beside it; the earlier of equals.
 */
export function preferredHour(
  responses: readonly Date[],
  zone: string,
  open: ReadonlySet<number>,
  { minResponses, neighbourWeight }: SendTimeRules,
): number | null {
  if (responses.length < Math.max(1, minResponses)) return null;
  const counts = new Array<number>(HOURS).fill(0);
  for (const at of responses) {
    const hour = Math.floor((wallTimeOf(at, zone) % DAY_MS) / HOUR_MS);
    counts[hour] = (counts[hour] ?? 0) + 1;
  }
  let best: { readonly hour: number; readonly score: number } | null = null;
  for (const hour of [...open].sort((a, b) => a - b)) {
    const beside = (counts[(hour + 23) % HOURS] ?? 0) + (counts[(hour + 1) % HOURS] ?? 0);
    const score = (counts[hour] ?? 0) + neighbourWeight * beside;
    if (score > (best?.score ?? 0)) best = { hour, score };
  }
  return best?.hour ?? null;
}

/** The first allowed instant from `from` on at which the zone's clocks show the hour; null if that is after `until`. */
export function nextAtHour(from: Date, zone: string, hours: WeekHours, hour: number, until: Date): Date | null {
  const wall = wallTimeOf(from, zone);
  const midnight = Math.floor(wall / DAY_MS) * DAY_MS;
  for (let day = 0; day < DAYS_AHEAD; day += 1) {
    const begin = midnight + day * DAY_MS + hour * HOUR_MS;
    const start = instantOf(begin, zone, 'earlier');
    const at = nextAllowed(start > from ? start : from, zone, hours);
    if (at === null || at > until) return null;
    const shown = wallTimeOf(at, zone);
    if (shown >= begin && shown < begin + HOUR_MS) return at;
  }
  return null;
}
