import { dayNumber } from '../kit/day.js';
import type { Derivation } from './derive-facts.js';
import { placedDerivation } from './row/placed-derivation.js';
import { dayOf } from './tenure.js';

/** A window by its name and the days left up to and including which a contract is in it. */
type ContractMark = { readonly window: string; readonly withinDays: number };

/** `marks` in ascending order of days; `none`, `ended` and `later` name what lies outside all of them. */
export type ContractMarks = {
  readonly none: string;
  readonly ended: string;
  readonly later: string;
  /** A term of so many months or fewer renews itself month by month: there is no end to speak of. */
  readonly noTermUpToMonths: number;
  readonly marks: readonly ContractMark[];
};

/** The window of the days left: the smallest that holds them. The end day itself has 0 days left and is not ended. */
export function contractWindowOf(daysLeft: number, marks: ContractMarks): string {
  if (daysLeft < 0) return marks.ended;
  return marks.marks.find(({ withinDays }) => daysLeft <= withinDays)?.window ?? marks.later;
}

/**
 * Days left and their window. No end date is `none` only when the term says so (month to month); otherwise nobody
 * knows, and the window is missing.
 */
export function contractWindow(marks: ContractMarks): Derivation {
  const values = [marks.none, marks.ended, ...marks.marks.map(({ window }) => window), marks.later];
  const step = placedDerivation(
    { contractDaysLeft: { type: 'number' }, contractWindow: { type: 'enum', values } },
    { facts: ['contractEndDate', 'contractTermMonths'], profile: [] },
    (placeOf) => {
      const [end, term] = [placeOf('contractEndDate'), placeOf('contractTermMonths')];
      const [left, window] = [placeOf('contractDaysLeft'), placeOf('contractWindow')];
      return {
        fill: ({ clock }, row) => {
          const until = dayOf(row[end]);
          const months = row[term];
          if (until !== null) {
            const days = dayNumber(until) - clock.day;
            row[left] = days;
            row[window] = contractWindowOf(days, marks);
          } else if (typeof months === 'number' && months <= marks.noTermUpToMonths) row[window] = marks.none;
          return null;
        },
      };
    },
  );
  return { ...step, atLoad: true };
}
