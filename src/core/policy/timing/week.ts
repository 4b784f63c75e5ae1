import type { AllowedHours } from './hours.js';

export const DAY_MINUTES = 1_440;
export const WEEK_MINUTES = 7 * DAY_MINUTES;

/** Half-open stretch in minutes since Monday 00:00. */
export type Stretch = { readonly from: number; readonly to: number };

/** Stretches of one week, apart from each other and in order, all within it: what passes Sunday midnight is in two parts. */
export type Week = readonly Stretch[];

export const WHOLE_WEEK: Week = [{ from: 0, to: WEEK_MINUTES }];

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
  return days.flatMap((day) => withinWeek((day - 1) * DAY_MINUTES + start, (day - 1) * DAY_MINUTES + end));
}

/** Sunday night runs into Monday of the week, which repeats. */
function withinWeek(from: number, to: number): readonly Stretch[] {
  if (to <= WEEK_MINUTES) return [{ from, to }];
  return [
    { from, to: WEEK_MINUTES },
    { from: 0, to: to - WEEK_MINUTES },
  ];
}

/** Merges what touches or overlaps. */
export function weekOf(hours: readonly AllowedHours[]): Week {
  const merged: Stretch[] = [];
  for (const next of hours.flatMap(stretchesOf).sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && next.from <= last.to) merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
    else merged.push(next);
  }
  return merged;
}

/** All of the week that is not in it. */
export function complementOf(week: Week): Week {
  const edges = [0, ...week.flatMap(({ from, to }) => [from, to]), WEEK_MINUTES];
  const gaps: Stretch[] = [];
  for (let at = 0; at < edges.length; at += 2) {
    const [from = 0, to = 0] = [edges[at], edges[at + 1]];
    if (to > from) gaps.push({ from, to });
  }
  return gaps;
}

/** `HH:MM` of a minute of the day, its end as `24:00`. */
function timeAt(minute: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** A week as it is written: each stretch day by day. */
export function daysOf(week: Week): readonly AllowedHours[] {
  return week.flatMap(({ from, to }) => {
    const first = Math.floor(from / DAY_MINUTES);
    const days = Math.ceil(to / DAY_MINUTES) - first;
    return Array.from({ length: days }, (_day, index): AllowedHours => {
      const midnight = (first + index) * DAY_MINUTES;
      const [begin, end] = [Math.max(from, midnight) - midnight, Math.min(to - midnight, DAY_MINUTES)];
      return { days: [first + index + 1], from: timeAt(begin), to: timeAt(end) };
    });
  });
}

/** What is in both. */
export function commonOf(one: Week, other: Week): Week {
  return one.flatMap((a) =>
    other.flatMap((b) => {
      const [from, to] = [Math.max(a.from, b.from), Math.min(a.to, b.to)];
      return to > from ? [{ from, to }] : [];
    }),
  );
}

/**
 * Minutes at which hours begin at midnight though the time before was quiet: nobody starts to speak at midnight, so two
 * quiet windows were meant to meet there (methods.md section 18, trap 6: Monday 00:00–09:00 after a weekend). Weekdays, 1 is Monday.
 */
export function midnightHoles(week: Week): readonly number[] {
  return week
    .filter(({ from, to }) => from % DAY_MINUTES === 0 && to - from < WEEK_MINUTES)
    .filter(({ from }) => !(from === 0 && week.some(({ to }) => to === WEEK_MINUTES)))
    .map(({ from }) => from / DAY_MINUTES + 1);
}
