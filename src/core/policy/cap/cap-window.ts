import { type Day, dayNumber, dayOfNumber } from '../../kit/day.js';
import { dayIn } from '../../kit/zone.js';
import type { CalendarWindow, CapWindow, RollingWindow } from './cap.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** 1970-01-01 was a Thursday, 4 in ISO. */
const EPOCH_WEEKDAY = 4;
const MONDAY = 1;
const LONGEST_MONTH = 31;
/** Local days may lie a day off UTC's, at either end of a window. */
const ZONE_DAYS = 2;

const ROLLING_MS: { readonly [U in RollingWindow['unit']]: number } = {
  minute: MINUTE_MS,
  hour: 60 * MINUTE_MS,
  day: DAY_MS,
  week: 7 * DAY_MS,
};
const CALENDAR_DAYS: { readonly [U in CalendarWindow['unit']]: number } = { day: 1, week: 7, month: LONGEST_MONTH };

/** Length of a rolling window, milliseconds. */
export function rollingMs({ unit, n }: RollingWindow): number {
  return n * ROLLING_MS[unit];
}

/** The first day of the n weeks a day is in; several weeks are counted from the one that 1970-01-01 is in. */
function firstOfWeeks(day: Day, n: number, weekStart: number): Day {
  const first = -((EPOCH_WEEKDAY - weekStart + 7) % 7);
  const weeks = Math.floor((dayNumber(day) - first) / 7);
  return dayOfNumber(first + Math.floor(weeks / n) * n * 7);
}

function monthsSinceZero(day: Day): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

/**
 * Which window of the calendar an instant is in (methods.md section 12): days since 1970-01-01 div n, the local date of
 * the week's first day, (year × 12 + month − 1) div n; all of the zone's local date. Equal keys, same window.
 */
export function calendarKey({ unit, n, weekStart = MONDAY }: CalendarWindow, at: Date, zone: string): string {
  const day = dayIn(zone, at);
  if (unit === 'week') return firstOfWeeks(day, n, weekStart);
  const count = unit === 'day' ? dayNumber(day) : monthsSinceZero(day);
  return String(Math.floor(count / n));
}

/** Milliseconds beyond which no contact can share the window with another, in any zone. */
export function reachMs(window: CapWindow): number {
  if (window.kind === 'rolling') return rollingMs(window);
  return (window.n * CALENDAR_DAYS[window.unit] + ZONE_DAYS) * DAY_MS;
}
