/** A calendar date `YYYY-MM-DD`, in no zone. */
export type Day = string;

const DAY_MS = 86_400_000;
const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01; NaN for what is not a date of the calendar (2026-02-30 is not). */
export function dayNumber(day: Day): number {
  const parts = PATTERN.exec(day);
  if (!parts) return Number.NaN;
  const ms = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  return new Date(ms).toISOString().slice(0, 10) === day ? ms / DAY_MS : Number.NaN;
}

export function dayOfNumber(days: number): Day {
  return new Date(days * DAY_MS).toISOString().slice(0, 10);
}

export function isDay(text: string): boolean {
  return !Number.isNaN(dayNumber(text));
}

export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

function monthIndex(day: Day): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

/** Moves by whole months; a day the month does not have becomes its last (31 January + 1 month = 28 February). */
export function addMonths(day: Day, months: number): Day {
  const index = monthIndex(day) + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12;
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const date = Math.min(Number(day.slice(8, 10)), lastOfMonth);
  return new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
}

/** Whole months from one day to a later one: the greatest n with `addMonths(from, n) <= to`. */
export function fullMonthsBetween(from: Day, to: Day): number {
  const guess = monthIndex(to) - monthIndex(from);
  return addMonths(from, guess) <= to ? guess : guess - 1;
}
