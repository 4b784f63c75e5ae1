import { addMonths, type Day } from '../../kit/day.js';
import type { FactSource } from '../derive-facts.js';

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
