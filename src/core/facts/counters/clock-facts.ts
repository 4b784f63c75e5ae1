import { addMonths, type Day, dayNumber, daysBetween, isDay } from '../../kit/day.js';
import type { Derivation } from '../derive-facts.js';
import type { FactValue } from '../fact-sheet.js';
import type { Clock } from '../row/clock.js';
import { placedDerivation } from '../row/placed-derivation.js';

type Said = FactValue | undefined;
type Tell = (clock: Clock, first: Said, second: Said) => number | null;

/** The number of the day a fact says; NaN, which compares with nothing, where it is missing or no day. */
const dayIn = (said: Said) => (typeof said === 'string' ? dayNumber(said) : Number.NaN);

/** Nobody counts days that are still ahead. */
const notAhead = (days: number) => (days >= 0 ? days : null);

function atLoad(name: string, reads: readonly string[], tell: Tell): Derivation {
  const step = placedDerivation({ [name]: { type: 'number' } }, { facts: reads, profile: [] }, (placeOf) => {
    const [place, first, second] = [placeOf(name), placeOf(reads[0] ?? ''), placeOf(reads[1] ?? reads[0] ?? '')];
    return {
      fill: ({ clock }, row) => {
        row[place] = tell(clock, row[first], row[second]);
        return null;
      },
    };
  });
  return { ...step, atLoad: true };
}

/** Days gone by since the day of a fact; missing while it lies ahead. */
function daysSince(name: string, fact: string): Derivation {
  return atLoad(name, [fact], ({ day }, said) => notAhead(day - dayIn(said)));
}

/** Days left until the day of a fact; missing once it is past. */
function daysUntil(name: string, fact: string): Derivation {
  return atLoad(name, [fact], ({ day }, said) => notAhead(dayIn(said) - day));
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
  return atLoad(name, [fact], ({ today }, said) => {
    const next = typeof said === 'string' ? nextYearly(of(said), today) : null;
    return next === null ? null : daysBetween(today, next);
  });
}

/** How many of the customer's own mean gaps have passed since the last recharge, to two places. */
const rechargeGapTimes = atLoad('rechargeGapTimes', ['lastRechargeOn', 'meanRechargeGapDays'], ({ day }, last, gap) => {
  const days = notAhead(day - dayIn(last));
  if (days === null || typeof gap !== 'number' || gap <= 0) return null;
  return Math.round((days / gap) * 100) / 100;
});

/** Owed nothing is zero days; owed and nobody knows since when is missing. */
const overdueDays = atLoad('overdueDays', ['overdueSince', 'overdueAmount'], ({ day }, since, owed) => {
  if (owed === 0) return 0;
  const days = day - dayIn(since);
  return Number.isNaN(days) ? null : Math.max(0, days);
});

/** Numbers relative to today: never stored, worked out from stored days when a block is loaded. */
export const clockFacts: readonly Derivation[] = [
  daysSince('daysSinceActivation', 'activationDate'),
  daysSince('daysSinceLastRecharge', 'lastRechargeOn'),
  daysSince('daysSinceLastUsage', 'lastUsageOn'),
  daysSince('daysSinceComplaintClosed', 'lastComplaintClosedOn'),
  daysSince('daysSinceNetworkIncidentClosed', 'lastNetworkIncidentClosedOn'),
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
