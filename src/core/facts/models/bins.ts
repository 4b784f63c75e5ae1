import { type FoundProblems, pathTo } from '../../kit/found-problems.js';

/** A half-open range `[from, to)` and what it means; an open end is infinite. */
export type Bin<T> = { readonly from: number; readonly to: number; readonly means: T };

type Fields = Readonly<Record<string, unknown>>;

/** The bin a number is in; bins that were read cover every number once. */
export function binOf<T>(bins: readonly Bin<T>[], value: number): T | null {
  for (const { from, to, means } of bins) if (value >= from && value < to) return means;
  return null;
}

/** The marks between bins: where one ends the next begins. */
export function edgesOf(bins: readonly Bin<unknown>[]): readonly number[] {
  return bins.map(({ from }) => from).filter(Number.isFinite);
}

function endOf(fields: Fields, name: 'from' | 'to', open: number, path: string, problems: FoundProblems): number {
  const value = Object.hasOwn(fields, name) ? fields[name] : open;
  if (typeof value === 'number' && !Number.isNaN(value)) return value;
  problems.wrongType(pathTo(path, name), 'number', value);
  return Number.NaN;
}

const shown = (end: number) => (Number.isFinite(end) ? end : end < 0 ? '-∞' : '∞');

/** What lies before this bin and after the one before it must be nothing, and nothing twice. */
function checkJoint(before: number, from: number, path: string, problems: FoundProblems): void {
  if (from > before) problems.add(path, 'BAND_GAP', { from: shown(before), to: shown(from) });
  if (from < before) problems.add(path, 'BAND_OVERLAP', { from: shown(from), to: shown(before) });
}

/**
 * Reads bins in ascending order: `from` is left out of the first and `to` of the last, and each begins where the one
 * before ends. A gap, an overlap or an empty bin is a problem at its place. `means` reads what a bin stands for.
 */
export function readBins<T>(
  json: unknown,
  path: string,
  problems: FoundProblems,
  names: readonly string[],
  means: (fields: Fields, path: string) => T,
): readonly Bin<T>[] {
  if (!Array.isArray(json) || json.length === 0) {
    if (Array.isArray(json)) problems.add(path, 'EMPTY_LIST');
    else problems.wrongType(path, 'array', json);
    return [];
  }
  let before = Number.NEGATIVE_INFINITY;
  const bins = json.map((one, index) => {
    const at = pathTo(path, index);
    const fields = problems.object(one, at, names, ['from', 'to']) ?? {};
    const from = endOf(fields, 'from', Number.NEGATIVE_INFINITY, at, problems);
    const to = endOf(fields, 'to', Number.POSITIVE_INFINITY, at, problems);
    checkJoint(before, from, at, problems);
    if (to <= from) problems.add(at, 'BAND_EMPTY', { from: shown(from), to: shown(to) });
    before = to;
    return { from, to, means: means(fields, at) };
  });
  if (before < Number.POSITIVE_INFINITY) {
    problems.add(pathTo(path, json.length - 1), 'BAND_GAP', { from: before, to: shown(Number.POSITIVE_INFINITY) });
  }
  return bins;
}
