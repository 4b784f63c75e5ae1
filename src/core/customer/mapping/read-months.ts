import { addMonths, isDay } from '../../kit/day.js';
import { type FoundProblems, jsonTypeOf, pathTo } from '../../kit/found-problems.js';
import { type ProfileField, specOf } from './profile-field.js';
import type { LineReader } from './read-mapping-line.js';

type Fields = Readonly<Record<string, unknown>>;

const FARTHEST = -120;
const PLACE = /\{(YYYY-MM|YYYYMM|n)\}/g;

function isMonthly(to: ProfileField): boolean {
  const spec = specOf(to);
  return 'monthly' in spec && spec.monthly === true;
}

const monthFrom = (asOf: string, offset: number) => addMonths(`${asOf.slice(0, 7)}-01`, offset).slice(0, 7);

/** A month is named, or counted from the month of the as-of day: -1 is the last full one. Null for what is not monthly. */
export function monthOf(
  line: Fields,
  path: string,
  to: ProfileField,
  reader: LineReader,
  problems: FoundProblems,
): string | null {
  const at = pathTo(path, 'month');
  if (!isMonthly(to)) {
    if (Object.hasOwn(line, 'month')) problems.add(at, 'MAPPING_MONTH_UNFIT', { target: to });
    return null;
  }
  const { month } = line;
  if (typeof month === 'string' && isDay(`${month}-01`)) return month;
  if (typeof month === 'number') return monthFrom(reader.asOf(at), reader.integer(month, at, FARTHEST, 0));
  problems.add(at, 'MAPPING_MONTH_NEEDED', { target: to });
  return null;
}

/**
 * One line for a series: `"month": { "from": -24, "to": -1 }` stands for a line a month, whose `column` is named with
 * `{YYYYMM}`, `{YYYY-MM}` or `{n}` (months back). Any other line is itself.
 */
export function linesOfSeries(
  line: Fields,
  path: string,
  reader: LineReader,
  problems: FoundProblems,
): readonly Fields[] {
  if (jsonTypeOf(line.month) !== 'object') return [line];
  const at = pathTo(path, 'month');
  const range = problems.object(line.month, at, ['from', 'to']);
  const from = reader.integer(range?.from, pathTo(at, 'from'), FARTHEST, 0);
  const to = reader.integer(range?.to, pathTo(at, 'to'), from, 0);
  const { column } = line;
  if (typeof column !== 'string' || column.search(PLACE) < 0) {
    problems.add(pathTo(path, 'column'), 'MAPPING_SERIES_COLUMN');
    return [];
  }
  const asOf = reader.asOf(at);
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const month = monthFrom(asOf, from + index);
    const names: Readonly<Record<string, string>> = {
      'YYYY-MM': month,
      YYYYMM: month.replace('-', ''),
      n: String(-(from + index)),
    };
    const named = column.replace(PLACE, (_whole, name: string) => names[name] ?? '');
    return { ...line, month: from + index, column: named };
  });
}
