import { addMonths, type Day, daysBetween, fullMonthsBetween } from '../kit/day.js';
import { type Derivation, derivation, type FactSource } from './derive-facts.js';

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

/** Full months from activation to the day service is counted to; missing while there is no activation, or it lies ahead. */
export const tenure: Derivation = derivation(
  { tenureMonths: { type: 'number' } },
  { facts: [], profile: ['relationship', 'basic.activationDate', 'basic.exitDate'] },
  (source, _sheet, { today }) => {
    const { activationDate } = source.basic;
    const until = servedUntil(source, today);
    if (activationDate === undefined || activationDate > until) return { tenureMonths: null };
    return { tenureMonths: fullMonthsBetween(activationDate, until) };
  },
);

/** Days since the last exit, also of those who came back; missing for who never left or has yet to leave. */
export const exit: Derivation = derivation(
  { daysSinceExit: { type: 'number' } },
  { facts: [], profile: ['basic.exitDate'] },
  ({ basic }, _sheet, { today }) => {
    if (basic.exitDate === undefined || basic.exitDate > today) return { daysSinceExit: null };
    return { daysSinceExit: daysBetween(basic.exitDate, today) };
  },
);
