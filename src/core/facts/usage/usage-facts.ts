import type { UsageMonth } from '../../customer/customer.js';
import { type Derivation, derivation } from '../derive-facts.js';
import type { SeriesMonths } from '../fact-catalogue.js';
import { knownOf, MONTHS_READ, meanOf, monthsHold, roundedMean, servedMonths } from './months.js';

const RECENT = 3;

/** The newest month's data beside what the plan grants, in per cent. */
function allowanceUsed(month: UsageMonth | undefined): number | null {
  const { dataMb, dataAllowanceMb = 0 } = month ?? {};
  return dataMb === undefined || dataAllowanceMb <= 0 ? null : Math.round((dataMb / dataAllowanceMb) * 100);
}

/** The category that takes most data; of equals the first by name, so that it does not depend on the order. */
function topCategory(month: UsageMonth | undefined): string | null {
  const entries = Object.entries(month?.appMb ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const [first] = entries.sort(([, a], [, b]) => b - a);
  return first?.[0] ?? null;
}

function sumOf(amounts: readonly number[]): number | null {
  return amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount, 0);
}

function nightOf(amounts: readonly number[]): number | null {
  const mean = meanOf(amounts);
  return mean === null ? null : Math.round(mean * 1_000) / 1_000;
}

/** What the network saw in the last three full months: means a month, gaps left out; roaming in all. */
export const usage: Derivation = {
  ...derivation(
    {
      mou: { type: 'number' },
      smsCount: { type: 'number' },
      dataMb: { type: 'number' },
      dataAllowanceUsedPct: { type: 'number' },
      roamingDays: { type: 'number' },
      nightShare: { type: 'number' },
      topAppCategory: { type: 'text' },
    },
    { facts: [], profile: MONTHS_READ },
    (source, _sheet, asOf) => {
      const months = servedMonths(source, asOf, RECENT);
      return {
        mou: roundedMean(knownOf(months, ({ voiceMinutes }) => voiceMinutes)),
        smsCount: roundedMean(knownOf(months, ({ messages }) => messages)),
        dataMb: roundedMean(knownOf(months, ({ dataMb }) => dataMb)),
        dataAllowanceUsedPct: allowanceUsed(months[0]),
        roamingDays: sumOf(knownOf(months, ({ roamingDays }) => roamingDays)),
        nightShare: nightOf(knownOf(months, ({ nightShare }) => nightShare)),
        topAppCategory: topCategory(months[0]),
      };
    },
  ),
  holdsUntil: monthsHold,
};

function series(name: string, months: SeriesMonths, of: (month: UsageMonth) => number | undefined): Derivation {
  const step = derivation(
    { [name]: { type: 'series', months } },
    { facts: [], profile: MONTHS_READ },
    (source, _, asOf) => {
      const seen = servedMonths(source, asOf, months).map((month) =>
        month === undefined ? null : (of(month) ?? null),
      );
      return { [name]: seen.some((value) => value !== null) ? seen.reverse() : null };
    },
  );
  return { ...step, holdsUntil: monthsHold };
}

/** Full months, the newest last, their gaps null; a customer of whom no month is known has no series. */
export const usageSeries: readonly Derivation[] = [
  series('arpuByMonth', 24, ({ revenue }) => revenue),
  series('dataMbByMonth', 12, ({ dataMb }) => dataMb),
  series('mouByMonth', 12, ({ voiceMinutes }) => voiceMinutes),
  series('complaintsByMonth', 12, ({ complaints }) => complaints),
];
