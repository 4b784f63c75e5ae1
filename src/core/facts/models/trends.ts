import type { SeriesValue } from '../../condition/operators.js';
import type { Derivation } from '../derive-facts.js';
import { placedDerivation } from '../row/placed-derivation.js';

export const TRENDS = ['FALLING', 'STEADY', 'RISING'] as const;
type Trend = (typeof TRENDS)[number];

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
): Trend | null {
  const from = series.length - periods - baseline;
  if (from < 0) return null;
  let sum = 0;
  let [falls, rises] = [true, true];
  for (let at = from; at < series.length; at += 1) {
    const month = series[at];
    if (month === undefined || month === null) return null;
    if (at < from + baseline) sum += month;
    else {
      falls &&= month * baseline * 100 <= fallToPct * sum;
      rises &&= month > 0 && month * baseline * 100 >= riseToPct * sum;
    }
  }
  if (sum > 0 && falls) return 'FALLING';
  return rises ? 'RISING' : 'STEADY';
}

/** One trend as a fact of the series it is seen in. */
export function trend(model: TrendModel): Derivation {
  const { of, gives } = model;
  return placedDerivation({ [gives]: { type: 'enum', values: TRENDS } }, { facts: [of], profile: [] }, (placeOf) => {
    const [from, place] = [placeOf(of), placeOf(gives)];
    return {
      fill: (_customer, row) => {
        const series = row[from];
        if (Array.isArray(series)) row[place] = trendOf(series as SeriesValue, model);
        return null;
      },
    };
  });
}
