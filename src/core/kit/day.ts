/** A calendar date `YYYY-MM-DD`, in no zone. */
export type Day = string;

const DAY_MS = 86_400_000;

/** The number that the digits of a text from one place to another say, or NaN: dates are read by the million. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

function lastOfMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1970-01-01; NaN for what is not a date of the calendar (2026-02-30 is not). */
export function dayNumber(day: Day): number {
  if (day.length !== 10 || day[4] !== '-' || day[7] !== '-') return Number.NaN;
  const [year, month, date] = [digits(day, 0, 4), digits(day, 5, 7), digits(day, 8, 10)];
  const isDate = month >= 1 && month <= 12 && date >= 1 && date <= lastOfMonth(year, month);
  if (!isDate || Number.isNaN(year)) return Number.NaN;
  return daysOf(year, month, date);
}

/** Years begin in March, so that the leap day is the last; an era has 400 years. (H. Hinnant, days_from_civil.) */
function daysOf(year: number, month: number, date: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The other way round (H. Hinnant, civil_from_days); beyond four digits of years as the platform writes it. */
export function dayOfNumber(days: number): Day {
  const fromMarch = days + 719_468;
  const era = Math.floor(fromMarch / 146_097);
  const dayOfEra = fromMarch - era * 146_097;
  const leaps = Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const month = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * month + 2) / 5) + 1;
  const year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0);
  if (!(Number.isInteger(days) && year >= 0 && year <= 9_999))
    return new Date(days * DAY_MS).toISOString().slice(0, 10);
  return `${padded(year, 4)}-${padded(month < 10 ? month + 3 : month - 9, 2)}-${padded(date, 2)}`;
}

export function isDay(text: string): boolean {
  return !Number.isNaN(dayNumber(text));
}

export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

function monthIndex(day: Day): number {
  return digits(day, 0, 4) * 12 + digits(day, 5, 7) - 1;
}

const two = (value: number) => (value < 10 ? `0${value}` : `${value}`);
const padded = (value: number, width: number) => (width === 2 ? two(value) : String(value).padStart(width, '0'));

/** Moves by whole months; a day the month does not have becomes its last (31 January + 1 month = 28 February). */
export function addMonths(day: Day, months: number): Day {
  const { year, month, date } = movedBy(day, months);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(date, 2)}`;
}

/** The number of the day so many months later, NaN for what is none: `dayNumber(addMonths(day, months))` without its text. */
export function dayNumberAfter(day: Day, months: number): number {
  const { year, month, date } = movedBy(day, months);
  return daysOf(year, month, date);
}

function movedBy(day: Day, months: number) {
  const index = monthIndex(day) + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return { year, month, date: Math.min(digits(day, 8, 10), lastOfMonth(year, month)) };
}

/** Whole months from one day to a later one: the greatest n with `addMonths(from, n) <= to`. */
export function fullMonthsBetween(from: Day, to: Day): number {
  const index = monthIndex(to);
  const guess = index - monthIndex(from);
  const last = lastOfMonth(Math.floor(index / 12), (index % 12) + 1);
  return Math.min(digits(from, 8, 10), last) <= digits(to, 8, 10) ? guess : guess - 1;
}
