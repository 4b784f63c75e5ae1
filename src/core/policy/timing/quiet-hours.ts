import { CHANNELS, type ChannelName, PURPOSES, type Purpose } from '../../customer/consent.js';
import { instantOf, type WallTime, wallTimeOf } from '../../kit/zone.js';
import type { ContactPolicy } from '../contact-policy.js';
import type { AllowedHours, ContactHours } from './hours.js';
import {
  commonOf,
  complementOf,
  DAY_MINUTES,
  type Stretch,
  WEEK_MINUTES,
  type Week,
  WHOLE_WEEK,
  weekOf,
} from './week.js';

const MINUTE_MS = 60_000;
const WEEK_MS = WEEK_MINUTES * MINUTE_MS;
/** 1970-01-05 was a Monday. */
const A_MONDAY = 4 * DAY_MINUTES * MINUTE_MS;
/** Longer than any zone's clock was ever moved. */
const MOST_MOVED_MS = 25 * 60 * MINUTE_MS;

/** Allowed hours as they repeat every week: apart from each other, in order; `to` may lie in the next week. `always` has no quiet at all. */
export type WeekHours = { readonly always: boolean; readonly stretches: readonly Stretch[] };

/** A week that repeats: what ends on Sunday at midnight and goes on there is one stretch. */
function repeating(week: Week): WeekHours {
  const [first, last] = [week[0], week.at(-1)];
  if (!first || !last) return { always: false, stretches: [] };
  if (first.from > 0 || last.to < WEEK_MINUTES) return { always: false, stretches: week };
  if (first === last) return { always: true, stretches: week };
  return { always: false, stretches: [...week.slice(1, -1), { from: last.from, to: WEEK_MINUTES + first.to }] };
}

/** Merges what touches or overlaps, also over Sunday night. */
export function weekHours(allowed: readonly AllowedHours[]): WeekHours {
  return repeating(weekOf(allowed));
}

/** What hours say of a channel and purpose: the union of the allowed ones, without those that are quiet. Null: nothing at all. */
export function weekFor(hours: readonly ContactHours[], channel: ChannelName, purpose: Purpose): Week | null {
  const named = hours.filter(({ channels, purposes }) => channels.includes(channel) && purposes.includes(purpose));
  if (named.length === 0) return null;
  const allowed = named.flatMap((entry) => entry.allowed ?? []);
  const quiet = weekOf(named.flatMap((entry) => entry.quiet ?? []));
  return commonOf(allowed.length === 0 ? WHOLE_WEEK : weekOf(allowed), complementOf(quiet));
}

/**
 * Hours in which this channel may speak for this purpose; where nobody named them, never. A jurisdiction narrows what the
 * policy allows, and never widens it; one that has nothing to say on them leaves them as they are.
 */
export function allowedHours(
  policy: Pick<ContactPolicy, 'hours' | 'jurisdictions'>,
  channel: ChannelName,
  purpose: Purpose,
  jurisdiction?: string,
): WeekHours {
  const own = weekFor(policy.hours, channel, purpose) ?? [];
  const law = policy.jurisdictions?.find(({ id }) => id === jurisdiction)?.hours ?? [];
  return repeating(commonOf(own, weekFor(law, channel, purpose) ?? WHOLE_WEEK));
}

/** The hours of every channel and purpose, worked out once for many customers. */
export type HoursTable = { readonly [C in ChannelName]: { readonly [P in Purpose]: WeekHours } };

export function hoursTable(policy: Pick<ContactPolicy, 'hours' | 'jurisdictions'>, jurisdiction?: string): HoursTable {
  const row = (channel: ChannelName) =>
    Object.fromEntries(PURPOSES.map((purpose) => [purpose, allowedHours(policy, channel, purpose, jurisdiction)]));
  return Object.fromEntries(CHANNELS.map((channel) => [channel, row(channel)])) as HoursTable;
}

/** The first instant from `at` on that lies in one stretch of wall time, or null if the stretch is over by then. */
function firstWithin(from: WallTime, to: WallTime, at: Date, zone: string): Date | null {
  const start = instantOf(from, zone, 'quiet-end');
  const first = start > at ? start : at;
  const wall = wallTimeOf(first, zone);
  return first < instantOf(to, zone, 'earlier') && wall >= from && wall < to ? first : null;
}

type Found = { readonly at: Date; readonly until: WallTime };

function firstAllowed(at: Date, zone: string, hours: WeekHours): Found | null {
  const wall = wallTimeOf(at, zone);
  const monday = Math.floor((wall - A_MONDAY) / WEEK_MS) * WEEK_MS + A_MONDAY;
  for (const week of [-1, 0, 1, 2]) {
    for (const stretch of hours.stretches) {
      const from = monday + week * WEEK_MS + stretch.from * MINUTE_MS;
      const to = monday + week * WEEK_MS + stretch.to * MINUTE_MS;
      const found = to < wall - MOST_MOVED_MS ? null : firstWithin(from, to, at, zone);
      if (found) return { at: found, until: to };
    }
  }
  return null;
}

/**
 * The first instant from `at` on that is not quiet in the zone; null if there is none, ever. An instant is allowed when
 * the clock shows an allowed time and it is neither before the quiet end nor after the quiet start of a repeated hour.
 */
export function nextAllowed(at: Date, zone: string, hours: WeekHours): Date | null {
  return hours.always ? at : (firstAllowed(at, zone, hours)?.at ?? null);
}

/** When the hours that hold at an allowed instant are over; null if they never are, or do not hold. */
export function allowedUntil(at: Date, zone: string, hours: WeekHours): Date | null {
  if (hours.always) return null;
  const found = firstAllowed(at, zone, hours);
  return found === null || found.at > at ? null : instantOf(found.until, zone, 'earlier');
}
