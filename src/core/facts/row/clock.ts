import { addMonths, type Day, dayNumber, dayOfNumber } from '../../kit/day.js';
import { wallTimeOf } from '../../kit/zone.js';
import type { AsOf } from '../derive-facts.js';
import { startOf } from '../holds-until.js';
import { servedUntil } from './served-until.js';

const DAY_MS = 86_400_000;
/** Days a clock remembers of each kind: bounds, not budgets. */
const MOST_KEPT = 20_000;

/** `AsOf` with what customer after customer asks of it worked out once. Days are numbers since 1970-01-01. */
export class Clock {
  readonly now: Date;
  readonly today: Day;
  readonly zone: string;
  readonly day: number;
  /** The month that runs, counted from year 0. */
  readonly month: number;
  private readonly starts = new Map<number, number>();
  private readonly served = new Map<string, number>();
  /** The first of the last 30 and 90 days, today among them. */
  readonly from: { readonly 30: Day; readonly 90: Day };
  private readonly days = new Map<number, Day>();
  private readonly offsets = new Map<number, number | null>();
  private monthEnd: number | null = null;

  constructor({ now, today, zone = 'UTC' }: AsOf) {
    this.now = now;
    this.today = today;
    this.zone = zone;
    this.day = dayNumber(today);
    this.month = monthNumber(today);
    this.from = { 30: dayOfNumber(this.day - 29), 90: dayOfNumber(this.day - 89) };
  }

  /** The instant a day begins in the customer's zone, in milliseconds. */
  startOf(day: number): number {
    const known = this.starts.get(day);
    if (known !== undefined) return known;
    const start = startOf(dayOfNumber(day), this).getTime();
    if (this.starts.size >= MOST_KEPT) this.starts.clear();
    this.starts.set(day, start);
    return start;
  }

  /** The instant the month that runs becomes a full one. */
  get nextMonth(): number {
    this.monthEnd ??= this.startOf(dayNumber(addMonths(`${this.today.slice(0, 7)}-01`, 1)));
    return this.monthEnd;
  }

  /** The month service of a former customer is counted to. */
  servedMonth(exitDate: Day): number {
    const known = this.served.get(exitDate);
    if (known !== undefined) return known;
    const month = monthNumber(servedUntil({ relationship: 'former', basic: { exitDate } }, this.today));
    if (this.served.size >= MOST_KEPT) this.served.clear();
    this.served.set(exitDate, month);
    return month;
  }

  /** Whether service is counted to today although the customer left: the month of exit is billed in full. */
  servesStill(exitDate: Day): boolean {
    return servedUntil({ relationship: 'former', basic: { exitDate } }, this.today) === this.today;
  }

  /** The calendar day it is at an instant where the customer lives. */
  dayAt(instant: Date): Day {
    const ms = instant.getTime();
    const number = Math.floor((ms + this.offsetAt(ms)) / DAY_MS);
    const known = this.days.get(number);
    if (known !== undefined) return known;
    const day = dayOfNumber(number);
    if (this.days.size >= MOST_KEPT) this.days.clear();
    this.days.set(number, day);
    return day;
  }

  /** Wall minus UTC. No zone moves its clocks forth and back within a day, so one that begins and ends a day alike stays. */
  private offsetAt(ms: number): number {
    const day = Math.floor(ms / DAY_MS);
    let offset = this.offsets.get(day);
    if (offset === undefined) {
      const [first, last] = [this.offsetOf(day * DAY_MS), this.offsetOf((day + 1) * DAY_MS)];
      offset = first === last ? first : null;
      if (this.offsets.size >= MOST_KEPT) this.offsets.clear();
      this.offsets.set(day, offset);
    }
    return offset ?? this.offsetOf(ms);
  }

  private offsetOf(ms: number): number {
    return wallTimeOf(new Date(ms), this.zone) - ms;
  }
}

/** The number of a month from the digits in front, or NaN. */
function monthNumber(day: Day): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

/** Customers of one zone share their `AsOf`, and so the clock. */
const clocks = new WeakMap<AsOf, Clock>();

export function clockOf(asOf: AsOf): Clock {
  if (asOf instanceof Clock) return asOf;
  const known = clocks.get(asOf);
  if (known !== undefined) return known;
  const clock = new Clock(asOf);
  clocks.set(asOf, clock);
  return clock;
}
