import { addMonths, type Day, daysBetween, isDay } from '../../kit/day.js';
import { type Derivation, derivation } from '../derive-facts.js';
import type { FactSheet } from '../fact-sheet.js';
import { dayOf } from '../tenure.js';

function atLoad(
  name: string,
  reads: readonly string[],
  of: (sheet: FactSheet, today: Day) => number | null,
): Derivation {
  const step = derivation(
    { [name]: { type: 'number' } },
    { facts: reads, profile: [] },
    (_source, sheet, { today }) => ({
      [name]: of(sheet, today),
    }),
  );
  return { ...step, atLoad: true };
}

/** Days gone by since the day of a fact; missing while it lies ahead. */
function daysSince(name: string, fact: string): Derivation {
  return atLoad(name, [fact], (sheet, today) => {
    const day = dayOf(sheet, fact);
    return day === null || day > today ? null : daysBetween(day, today);
  });
}

/** Days left until the day of a fact; missing once it is past. */
function daysUntil(name: string, fact: string): Derivation {
  return atLoad(name, [fact], (sheet, today) => {
    const day = dayOf(sheet, fact);
    return day === null || day < today ? null : daysBetween(today, day);
  });
}

/** The next day of the year `MM-DD`, today included; 29 February is the 28th where there is none. */
export function nextYearly(day: string, today: Day): Day | null {
  const leap = `2000-${day}`;
  if (!isDay(leap)) return null;
  const inYear = (year: number) => addMonths(leap, (year - 2000) * 12);
  const year = Number(today.slice(0, 4));
  return inYear(year) >= today ? inYear(year) : inYear(year + 1);
}

function daysToYearly(name: string, fact: string, of: (value: string) => string): Derivation {
  return atLoad(name, [fact], (sheet, today) => {
    const said = sheet[fact];
    const next = typeof said === 'string' ? nextYearly(of(said), today) : null;
    return next === null ? null : daysBetween(today, next);
  });
}

/** How many of the customer's own mean gaps have passed since the last recharge, to two places. */
const rechargeGapTimes = atLoad('rechargeGapTimes', ['lastRechargeOn', 'meanRechargeGapDays'], (sheet, today) => {
  const [day, gap] = [dayOf(sheet, 'lastRechargeOn'), sheet.meanRechargeGapDays];
  if (day === null || day > today || typeof gap !== 'number' || gap <= 0) return null;
  return Math.round((daysBetween(day, today) / gap) * 100) / 100;
});

/** Owed nothing is zero days; owed and nobody knows since when is missing. */
const overdueDays = atLoad('overdueDays', ['overdueSince', 'overdueAmount'], (sheet, today) => {
  if (sheet.overdueAmount === 0) return 0;
  const day = dayOf(sheet, 'overdueSince');
  if (day === null) return null;
  return day > today ? 0 : daysBetween(day, today);
});

/** Numbers relative to today: never stored, worked out from stored days when a block is loaded. */
export const clockFacts: readonly Derivation[] = [
  daysSince('daysSinceActivation', 'activationDate'),
  daysSince('daysSinceLastRecharge', 'lastRechargeOn'),
  daysSince('daysSinceLastUsage', 'lastUsageOn'),
  daysSince('daysSinceComplaintClosed', 'lastComplaintClosedOn'),
  daysSince('daysSinceLastSurvey', 'lastSurveyOn'),
  daysSince('daysSincePortOutRequest', 'portOutRequestAt'),
  daysSince('daysSinceDeviceFirstSeen', 'deviceFirstSeenOn'),
  daysSince('daysInStage', 'lifecycleStageSince'),
  daysUntil('daysToDiscountEnd', 'discountEndDate'),
  daysUntil('daysToInstalmentEnd', 'instalmentEndDate'),
  daysUntil('daysToPlanRetirement', 'planRetiresOn'),
  daysToYearly('daysToBirthday', 'birthday', (value) => value),
  daysToYearly('daysToAnniversary', 'activationDate', (value) => value.slice(5)),
  rechargeGapTimes,
  overdueDays,
];
