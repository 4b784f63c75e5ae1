import type { UsageMonth } from '../../api/types.ts';

type Field = Exclude<keyof UsageMonth, 'month' | 'appMb'>;

/** A chart of the monthly series: lines of one unit. */
export type Series = {
  readonly key: string;
  readonly fields: readonly Field[];
  readonly unit: 'money' | 'count';
  readonly shape: 'line' | 'bar';
};

export const SERIES: readonly Series[] = [
  { key: 'money', fields: ['revenue', 'dataRevenue', 'serviceCost'], unit: 'money', shape: 'line' },
  { key: 'data', fields: ['dataMb', 'dataAllowanceMb'], unit: 'count', shape: 'line' },
  { key: 'voice', fields: ['voiceMinutes'], unit: 'count', shape: 'line' },
  { key: 'messages', fields: ['messages'], unit: 'count', shape: 'line' },
  { key: 'topUps', fields: ['topUpAmount'], unit: 'money', shape: 'bar' },
  { key: 'care', fields: ['complaints', 'hotlineCalls'], unit: 'count', shape: 'bar' },
  { key: 'roaming', fields: ['roamingDays'], unit: 'count', shape: 'bar' },
];

function following(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const next = number === 12 ? [year + 1, 1] : [year, number + 1];
  return `${String(next[0]).padStart(4, '0')}-${String(next[1]).padStart(2, '0')}`;
}

const MOST_MONTHS = 240;

/** Every month from the first that is known to the last, also those of which nothing is. */
export function monthsOf(usage: readonly Pick<UsageMonth, 'month'>[]): readonly string[] {
  const known = usage.map(({ month }) => month).sort();
  const last = known.at(-1);
  const months: string[] = [];
  for (let month = known[0]; month !== undefined && last !== undefined; month = following(month)) {
    if (month > last || months.length >= MOST_MONTHS) break;
    months.push(month);
  }
  return months;
}

/** A value a month, null where nothing is known: a gap is a gap, and not a nought. */
export function valuesOf(
  usage: readonly UsageMonth[],
  field: Field,
  months: readonly string[],
): readonly (number | null)[] {
  const known = new Map(usage.map((month) => [month.month, month[field]]));
  return months.map((month) => known.get(month) ?? null);
}

/** Stretches of months without a value in any of these series, as first and last month. */
export function gapsIn(
  months: readonly string[],
  series: readonly (readonly (number | null)[])[],
): readonly (readonly [string, string])[] {
  const gaps: [string, string][] = [];
  months.forEach((month, index) => {
    if (series.some((values) => values[index] !== null)) return;
    const last = gaps.at(-1);
    if (last !== undefined && last[1] === months[index - 1]) last[1] = month;
    else gaps.push([month, month]);
  });
  return gaps;
}
