import { type Day, daysBetween, fullMonthsBetween, isDay } from '../kit/day.js';
import type { Derivation } from './derive-facts.js';
import type { FactValue } from './fact-sheet.js';
import { placedDerivation } from './row/placed-derivation.js';
import { servedUntil } from './row/served-until.js';

/** The day a fact says; null where it is missing or no day, as a column has it. */
export function dayOf(day: FactValue | undefined): Day | null {
  return typeof day === 'string' && isDay(day) ? day : null;
}

function servedUntilOf(left: boolean, exitDate: Day | null, today: Day): Day {
  return left && exitDate !== null ? servedUntil({ relationship: 'former', basic: { exitDate } }, today) : today;
}

/** Full months from activation to the day service is counted to; missing while there is no activation, or it lies ahead. */
export const tenure: Derivation = {
  ...placedDerivation(
    { tenureMonths: { type: 'number' } },
    { facts: ['relationship', 'activationDate', 'exitDate'], profile: [] },
    (placeOf) => {
      const [relationship, activated] = [placeOf('relationship'), placeOf('activationDate')];
      const [left, place] = [placeOf('exitDate'), placeOf('tenureMonths')];
      return {
        fill: ({ clock: { today } }, row) => {
          const from = dayOf(row[activated]);
          if (from === null) return null;
          const until = servedUntilOf(row[relationship] === 'former', dayOf(row[left]), today);
          if (from <= until) row[place] = fullMonthsBetween(from, until);
          return null;
        },
      };
    },
  ),
  atLoad: true,
};

/** Days since the last exit, also of those who came back; missing for who never left or has yet to leave. */
export const exit: Derivation = {
  ...placedDerivation({ daysSinceExit: { type: 'number' } }, { facts: ['exitDate'], profile: [] }, (placeOf) => {
    const [left, place] = [placeOf('exitDate'), placeOf('daysSinceExit')];
    return {
      fill: ({ clock: { today } }, row) => {
        const day = dayOf(row[left]);
        if (day !== null && day <= today) row[place] = daysBetween(day, today);
        return null;
      },
    };
  }),
  atLoad: true,
};
