import type { UsageMonth } from '../../customer/customer.js';
import type { Derivation } from '../derive-facts.js';
import type { SeriesMonths } from '../fact-catalogue.js';
import { placedDerivation } from '../row/placed-derivation.js';
import { type Known, knownOf, MONTHS_READ, type Months, meanOf, roundedMean } from './months.js';

const RECENT = 3;

/** The newest month's data beside what the plan grants, in per cent. */
function allowanceUsed(month: UsageMonth | undefined): number | null {
  const { dataMb, dataAllowanceMb = 0 } = month ?? {};
  return dataMb === undefined || dataAllowanceMb <= 0 ? null : Math.round((dataMb / dataAllowanceMb) * 100);
}

/** The category that takes most data; of equals the first by name, so that it does not depend on the order. */
function topCategory(month: UsageMonth | undefined): string | null {
  const categories = month?.appMb;
  if (categories === undefined) return null;
  let top: string | null = null;
  let most = Number.NaN;
  for (const name in categories) {
    const data = categories[name] ?? 0;
    if (top !== null && (data < most || (data === most && name > top))) continue;
    top = name;
    most = data;
  }
  return top;
}

const sumOf = ({ count, sum }: Known) => (count === 0 ? null : sum);

function nightOf(known: Known): number | null {
  const mean = meanOf(known);
  return mean === null ? null : Math.round(mean * 1_000) / 1_000;
}

/** What the network saw in the last three full months: means a month, gaps left out; roaming in all. */
export const usage: Derivation = placedDerivation(
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
  (placeOf) => {
    const [mou, sms, data, used] = ['mou', 'smsCount', 'dataMb', 'dataAllowanceUsedPct'].map(placeOf) as Four;
    const [roaming, night, top] = ['roamingDays', 'nightShare', 'topAppCategory'].map(placeOf) as Four;
    return {
      fill: ({ months }, row) => {
        row[mou] = roundedMean(knownOf(months, RECENT, ({ voiceMinutes }) => voiceMinutes));
        row[sms] = roundedMean(knownOf(months, RECENT, ({ messages }) => messages));
        row[data] = roundedMean(knownOf(months, RECENT, ({ dataMb }) => dataMb));
        row[used] = allowanceUsed(months[0]);
        row[roaming] = sumOf(knownOf(months, RECENT, ({ roamingDays }) => roamingDays));
        row[night] = nightOf(knownOf(months, RECENT, ({ nightShare }) => nightShare));
        row[top] = topCategory(months[0]);
        return null;
      },
      holds: ({ monthsHold }) => monthsHold,
    };
  },
);

type Four = [number, number, number, number];

/** So many months of one column, the newest last, gaps null; null where no month is known. */
function seriesOf(months: Months, width: number, of: (month: UsageMonth) => number | undefined) {
  const told: (number | null)[] = new Array(width).fill(null);
  let known = false;
  for (let back = 0; back < width; back += 1) {
    const month = months[back];
    const value = month === undefined ? undefined : of(month);
    if (value === undefined) continue;
    told[width - 1 - back] = value;
    known = true;
  }
  return known ? told : null;
}

function series(name: string, width: SeriesMonths, of: (month: UsageMonth) => number | undefined): Derivation {
  return placedDerivation(
    { [name]: { type: 'series', months: width } },
    { facts: [], profile: MONTHS_READ },
    (placeOf) => {
      const place = placeOf(name);
      return {
        fill: ({ months }, row) => {
          row[place] = seriesOf(months, width, of);
          return null;
        },
        holds: ({ monthsHold }) => monthsHold,
      };
    },
  );
}

/** Full months, the newest last, their gaps null; a customer of whom no month is known has no series. */
export const usageSeries: readonly Derivation[] = [
  series('arpuByMonth', 24, ({ revenue }) => revenue),
  series('dataMbByMonth', 12, ({ dataMb }) => dataMb),
  series('mouByMonth', 12, ({ voiceMinutes }) => voiceMinutes),
  series('complaintsByMonth', 12, ({ complaints }) => complaints),
];
