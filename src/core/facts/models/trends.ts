import type { SeriesValue } from '../../condition/operators.js';
import { type Derivation, derivation } from '../derive-facts.js';

export const TRENDS = ['FALLING', 'STEADY', 'RISING'] as const;

/**
 * A customer against their own baseline: the mean of the `baseline` months before the newest `periods`. Falling when
 * each of the newest is at most `fallToPct` per cent of it, rising when each is at least `riseToPct` (methods.md 9).
 */
export type TrendModel = {
  readonly of: string;
  readonly gives: string;
  readonly periods: number;
  readonly baseline: number;
  readonly fallToPct: number;
  readonly riseToPct: number;
};

/** Null where one of the months is missing: a gap is no zero. From nothing, nothing falls. */
export function trendOf(
  series: SeriesValue,
  { periods, baseline, fallToPct, riseToPct }: Omit<TrendModel, 'of' | 'gives'>,
) {
  const seen = series.slice(-(periods + baseline)).filter((month) => month !== null);
  if (seen.length !== periods + baseline) return null;
  const sum = seen.slice(0, baseline).reduce((total, month) => total + month, 0);
  const newest = seen.slice(baseline);
  if (sum > 0 && newest.every((month) => month * baseline * 100 <= fallToPct * sum)) return 'FALLING';
  return newest.every((month) => month > 0 && month * baseline * 100 >= riseToPct * sum) ? 'RISING' : 'STEADY';
}

/** One trend as a fact of the series it is seen in. */
export function trend(model: TrendModel): Derivation {
  const { of, gives } = model;
  return derivation({ [gives]: { type: 'enum', values: TRENDS } }, { facts: [of], profile: [] }, (_source, sheet) => {
    const series = sheet[of];
    return { [gives]: Array.isArray(series) ? trendOf(series as SeriesValue, model) : null };
  });
}
