import { addMonths, dayNumber } from '../kit/day.js';
import { dayIn, instantOf } from '../kit/zone.js';

const DAY_MS = 86_400_000;

/** The last instant of a month (`YYYY-MM`) in the operator's zone. */
export function endOfMonth(month: string, operatorZone: string): Date {
  const next = dayNumber(addMonths(`${month}-01`, 1)) * DAY_MS;
  return new Date(instantOf(next, operatorZone, 'earlier').getTime() - 1);
}

/** The last months that have ended in the operator's zone, the newest first. */
export function endedMonths(now: Date, operatorZone: string, count: number): readonly string[] {
  const first = `${dayIn(operatorZone, now).slice(0, 7)}-01`;
  return Array.from({ length: count }, (_month, index) => addMonths(first, -1 - index).slice(0, 7));
}

/**
 * How customers of a month's copy are known: by records that were there, or from the history that records brought along when
 * they came later. `untold` are customers of today of whom nothing is known of then though they may have been here.
 */
export type MonthCounts = { readonly recorded: number; readonly imported: number; readonly untold: number };

/**
 * How the copy of a month by some models stands. making: it is not whole, or many customers came since it was held to the
 * base. `base` is how many the base had then; `at` is system time.
 */
export type MonthStanding = MonthCounts & {
  readonly month: string;
  readonly modelsHash: string;
  readonly state: 'making' | 'kept';
  readonly base: number;
  readonly at: Date;
};

/** A month somebody asks about: `whole` is whether its parts cover everybody; `now` is business time. */
export type MonthAsked = {
  readonly month: string;
  readonly modelsHash: string;
  readonly end: Date;
  readonly now: Date;
  readonly whole: boolean;
};

export type MonthFault =
  | 'MONTH_NOT_ENDED'
  | 'MONTH_NOT_KEPT'
  | 'MONTH_OF_OTHER_MODELS'
  | 'MONTH_BEING_MADE'
  | 'MONTH_EMPTY';

/**
 * Why a month cannot be asked about; null where it can. Copies of other models say other things and are never read in the
 * place of one's own; of a month of which nobody's record tells anything, nothing is counted rather than zero.
 */
export function monthFault(asked: MonthAsked, standings: readonly MonthStanding[]): MonthFault | null {
  if (asked.end >= asked.now) return 'MONTH_NOT_ENDED';
  const ofMonth = standings.filter(({ month }) => month === asked.month);
  const own = ofMonth.find(({ modelsHash }) => modelsHash === asked.modelsHash);
  if (own === undefined) return ofMonth.length === 0 ? 'MONTH_NOT_KEPT' : 'MONTH_OF_OTHER_MODELS';
  if (own.state === 'making' || !asked.whole) return 'MONTH_BEING_MADE';
  return own.recorded + own.imported === 0 ? 'MONTH_EMPTY' : null;
}

/** The months these models can be asked about, the oldest first. */
export function monthsKept(modelsHash: string, standings: readonly MonthStanding[]): readonly MonthStanding[] {
  return standings
    .filter((one) => one.modelsHash === modelsHash && one.state === 'kept' && one.recorded + one.imported > 0)
    .sort((a, b) => (a.month < b.month ? -1 : 1));
}
