import { addMonths, type Day, daysBetween, fullMonthsBetween, isDay } from '../kit/day.js';
import { type Derivation, derivation, type FactSource } from './derive-facts.js';
import type { FactSheet } from './fact-sheet.js';

/**
 * The day service is counted to. For a former customer it ends with the month of exit, which is billed in full, so
 * that tenure and spend of those who left stand still; for all others it is today.
 */
export function servedUntil(source: Pick<FactSource, 'relationship' | 'basic'>, today: Day): Day {
  const { exitDate } = source.basic;
  if (source.relationship !== 'former' || exitDate === undefined || exitDate >= today) return today;
  const monthAfter = addMonths(`${exitDate.slice(0, 7)}-01`, 1);
  return monthAfter < today ? monthAfter : today;
}

/** The day a fact says; null where it is missing or no day, as a column has it. */
export function dayOf(sheet: FactSheet, fact: string): Day | null {
  const day = sheet[fact];
  return typeof day === 'string' && isDay(day) ? day : null;
}

function servedUntilOf(sheet: FactSheet, today: Day): Day {
  const exitDate = dayOf(sheet, 'exitDate');
  const relationship = sheet.relationship === 'former' ? 'former' : 'current';
  return servedUntil({ relationship, basic: exitDate === null ? {} : { exitDate } }, today);
}

/** Full months from activation to the day service is counted to; missing while there is no activation, or it lies ahead. */
export const tenure: Derivation = {
  ...derivation(
    { tenureMonths: { type: 'number' } },
    { facts: ['relationship', 'activationDate', 'exitDate'], profile: [] },
    (_source, sheet, { today }) => {
      const activationDate = dayOf(sheet, 'activationDate');
      const until = servedUntilOf(sheet, today);
      if (activationDate === null || activationDate > until) return { tenureMonths: null };
      return { tenureMonths: fullMonthsBetween(activationDate, until) };
    },
  ),
  atLoad: true,
};

/** Days since the last exit, also of those who came back; missing for who never left or has yet to leave. */
export const exit: Derivation = {
  ...derivation(
    { daysSinceExit: { type: 'number' } },
    { facts: ['exitDate'], profile: [] },
    (_source, sheet, { today }) => {
      const exitDate = dayOf(sheet, 'exitDate');
      if (exitDate === null || exitDate > today) return { daysSinceExit: null };
      return { daysSinceExit: daysBetween(exitDate, today) };
    },
  ),
  atLoad: true,
};
