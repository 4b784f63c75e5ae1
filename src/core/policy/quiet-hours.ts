import { CHANNELS, type ChannelName, PURPOSES, type Purpose } from '../customer/consent.js';
import { instantOf, type WallTime, wallTimeOf } from '../kit/zone.js';
import type { AllowedHours, ContactPolicy } from './contact-policy.js';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;
const WEEK_MINUTES = 7 * DAY_MINUTES;
const WEEK_MS = WEEK_MINUTES * MINUTE_MS;
/** 1970-01-05 was a Monday. */
const A_MONDAY = 4 * DAY_MINUTES * MINUTE_MS;
/** Longer than any zone's clock was ever moved. */
const MOST_MOVED_MS = 25 * 60 * MINUTE_MS;

/** Half-open stretch of a week in minutes since Monday 00:00; `to` may lie in the next week. */
type Stretch = { readonly from: number; readonly to: number };

/** Allowed hours as they repeat every week: apart from each other, in order. `always` has no quiet at all. */
export type WeekHours = { readonly always: boolean; readonly stretches: readonly Stretch[] };

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Minutes since midnight of `HH:MM`; `24:00` is the end of the day. NaN for anything else. */
export function minuteOf(time: string): number {
  if (time === '24:00') return DAY_MINUTES;
  const parts = TIME.exec(time);
  return parts ? Number(parts[1]) * 60 + Number(parts[2]) : Number.NaN;
}

function stretchesOf({ days, from, to }: AllowedHours): readonly Stretch[] {
  const start = minuteOf(from);
  const end = minuteOf(to) > start ? minuteOf(to) : minuteOf(to) + DAY_MINUTES;
  return days.map((day) => ({ from: (day - 1) * DAY_MINUTES + start, to: (day - 1) * DAY_MINUTES + end }));
}

/** Merges what touches or overlaps. Looks at the weeks before and after, because Sunday night runs into Monday. */
export function weekHours(allowed: readonly AllowedHours[]): WeekHours {
  const week = allowed.flatMap(stretchesOf);
  const weeks = [-WEEK_MINUTES, 0, WEEK_MINUTES].flatMap((shift) =>
    week.map(({ from, to }) => ({ from: from + shift, to: to + shift })),
  );
  const merged: Stretch[] = [];
  for (const next of weeks.sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && next.from <= last.to) merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
    else merged.push(next);
  }
  return {
    always: merged.some(({ from, to }) => to - from >= WEEK_MINUTES),
    stretches: merged.filter(({ from }) => from >= 0 && from < WEEK_MINUTES),
  };
}

/** Hours in which this channel may speak for this purpose: the union of every entry that names both. None named: never. */
export function allowedHours(policy: ContactPolicy, channel: ChannelName, purpose: Purpose): WeekHours {
  return weekHours(
    policy.hours
      .filter(({ channels, purposes }) => channels.includes(channel) && purposes.includes(purpose))
      .flatMap(({ allowed }) => allowed),
  );
}

/** The hours of every channel and purpose, worked out once for many customers. */
export type HoursTable = { readonly [C in ChannelName]: { readonly [P in Purpose]: WeekHours } };

export function hoursTable(policy: ContactPolicy): HoursTable {
  const row = (channel: ChannelName) =>
    Object.fromEntries(PURPOSES.map((purpose) => [purpose, allowedHours(policy, channel, purpose)]));
  return Object.fromEntries(CHANNELS.map((channel) => [channel, row(channel)])) as HoursTable;
}

/** The first instant from `at` on that lies in one stretch of wall time, or null if the stretch is over by then. */
function firstWithin(from: WallTime, to: WallTime, at: Date, zone: string): Date | null {
  const start = instantOf(from, zone, 'quiet-end');
  const first = start > at ? start : at;
  const wall = wallTimeOf(first, zone);
  return first < instantOf(to, zone, 'earlier') && wall >= from && wall < to ? first : null;
}

/**
 * The first instant from `at` on that is not quiet in the zone; null if there is none, ever. An instant is allowed when
 * the clock shows an allowed time and it is neither before the quiet end nor after the quiet start of a repeated hour.
 */
export function nextAllowed(at: Date, zone: string, hours: WeekHours): Date | null {
  if (hours.always) return at;
  const wall = wallTimeOf(at, zone);
  const monday = Math.floor((wall - A_MONDAY) / WEEK_MS) * WEEK_MS + A_MONDAY;
  for (const week of [-1, 0, 1, 2]) {
    for (const stretch of hours.stretches) {
      const from = monday + week * WEEK_MS + stretch.from * MINUTE_MS;
      const to = monday + week * WEEK_MS + stretch.to * MINUTE_MS;
      const found = to < wall - MOST_MOVED_MS ? null : firstWithin(from, to, at, zone);
      if (found) return found;
    }
  }
  return null;
}
