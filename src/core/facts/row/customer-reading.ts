import type { UsageMonth } from '../../customer/customer.js';
import type { FactSource } from '../derive-facts.js';
import type { Clock } from './clock.js';

/** No series is longer. */
const MOST_MONTHS = 24;

type Months = readonly (UsageMonth | undefined)[];

function digit(text: string, at: number): number {
  const value = text.charCodeAt(at) - 48;
  return value >= 0 && value <= 9 ? value : Number.NaN;
}

/** The number of a month `YYYY-MM`, counted from year 0; NaN for every other text. */
function monthOf(text: string): number {
  if (text.length !== 7 || text.charCodeAt(4) !== 45) return Number.NaN;
  const year = digit(text, 0) * 1_000 + digit(text, 1) * 100 + digit(text, 2) * 10 + digit(text, 3);
  const month = digit(text, 5) * 10 + digit(text, 6);
  return month >= 1 && month <= 12 ? year * 12 + month - 1 : Number.NaN;
}

/**
 * The last full months before a month, newest first; undefined is a gap. The profile's months come in any order; of two
 * for one month the later in the list counts.
 */
export function monthsBefore(usage: readonly UsageMonth[], month: number): Months {
  const months: (UsageMonth | undefined)[] = new Array(MOST_MONTHS).fill(undefined);
  for (const entry of usage) {
    const back = month - 1 - monthOf(entry.month);
    if (back >= 0 && back < MOST_MONTHS) months[back] = entry;
  }
  return months;
}

/** One customer as steps read it, at a clock: what several of them work out is worked out once. */
export class CustomerReading {
  private placed: Months | null = null;
  private held: number | null = null;
  private asked: ((source: FactSource) => unknown) | null = null;
  private answer: unknown;

  constructor(
    readonly source: FactSource,
    readonly clock: Clock,
  ) {}

  /** The last full months of service, newest first, as many as the longest series has: of those who left, before they left. */
  get months(): Months {
    this.placed ??= monthsBefore(this.source.usage, this.servedMonth);
    return this.placed;
  }

  /** What a function says of the source; asked again by the steps that follow, the answer is still there. */
  once<T>(of: (source: FactSource) => T): T {
    if (this.asked !== of) {
      this.answer = of(this.source);
      this.asked = of;
    }
    return this.answer as T;
  }

  private get servedMonth(): number {
    const { source, clock } = this;
    const { exitDate } = source.basic;
    if (source.relationship !== 'former' || exitDate === undefined) return clock.month;
    return clock.servedMonth(exitDate);
  }

  /** Until when what is made of the months holds: they change when a month ends, but not of those who left. */
  get monthsHold(): number {
    this.held ??= this.monthsHoldUntil();
    return this.held;
  }

  private monthsHoldUntil(): number {
    const { source, clock } = this;
    if (source.usage.length === 0) return Number.POSITIVE_INFINITY;
    const { exitDate } = source.basic;
    if (source.relationship !== 'former' || exitDate === undefined || exitDate >= clock.today) return clock.nextMonth;
    return clock.servesStill(exitDate) ? clock.nextMonth : Number.POSITIVE_INFINITY;
  }
}
