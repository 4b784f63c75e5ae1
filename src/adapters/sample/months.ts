import { addMonths, type Day, dayNumber, dayOfNumber } from '../../core/kit/day.js';

/** The days a base is made of are few thousand, and asked for by the million. */
const MOST_KEPT = 20_000;
const kept = new Map<number, Day>();

export function daysAfter(day: Day, days: number): Day {
  const number = dayNumber(day) + days;
  const known = kept.get(number);
  if (known !== undefined) return known;
  const text = dayOfNumber(number);
  if (kept.size < MOST_KEPT) kept.set(number, text);
  return text;
}

/** An instant on a day, in hours of UTC: office hours of the operator's zones lie between 1 and 13. */
export function instantOn(day: Day, hours: number): Date {
  return new Date((dayNumber(day) * 86_400 + Math.round(hours * 3_600)) * 1_000);
}

/** The full months before a day, the oldest first, as `YYYY-MM`. */
export function monthsBefore(asOf: Day, count: number): readonly string[] {
  const first = `${asOf.slice(0, 7)}-01`;
  return Array.from({ length: count }, (_, index) => addMonths(first, index - count).slice(0, 7));
}

export const isBefore = (day: Day, other: Day) => day < other;
