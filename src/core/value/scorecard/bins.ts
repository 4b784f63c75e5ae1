/** What an attribute of a scorecard is worth to a customer; null is missing. */
export type AttributeValue = number | string | boolean | null;

/**
 * How an attribute's values fall into bins. `cuts`: ascending, a number belongs to the bin of the last cut at or below
 * it. `values`: each text or truth a bin of its own. Beyond the bins of values there are always two more: another value, and missing.
 */
export type Bins =
  | { readonly kind: 'cuts'; readonly cuts: readonly number[] }
  | { readonly kind: 'values'; readonly values: readonly (string | boolean)[] };

/** How many bins there are, the one for another value and the one for a missing one counted. */
export function binCount(bins: Bins): number {
  return (bins.kind === 'cuts' ? bins.cuts.length + 1 : bins.values.length) + 2;
}

/** The bin of a value: every value has exactly one. */
export function binOf(bins: Bins, value: AttributeValue): number {
  const count = binCount(bins);
  if (value === null) return count - 1;
  if (bins.kind === 'values') {
    const place = typeof value === 'number' ? -1 : bins.values.indexOf(value);
    return place < 0 ? count - 2 : place;
  }
  if (typeof value !== 'number' || Number.isNaN(value)) return count - 2;
  let bin = 0;
  for (const cut of bins.cuts) if (value >= cut) bin += 1;
  return bin;
}

/** At most this many bins from quantiles; what lies on few values has fewer. */
export function quantileBins(values: readonly AttributeValue[], most: number): Bins {
  const known = values.filter((value) => value !== null);
  const numbers = known.filter((value): value is number => typeof value === 'number');
  if (numbers.length < known.length || known.length === 0) {
    const texts = known.filter((value): value is string | boolean => typeof value !== 'number');
    return { kind: 'values', values: [...new Set(texts)].sort() };
  }
  const ascending = Float64Array.from(numbers).sort();
  const cuts = new Set<number>();
  for (let bin = 1; bin < most; bin += 1) {
    const cut = ascending[Math.floor((bin * ascending.length) / most)];
    if (cut !== undefined && cut > (ascending[0] ?? cut)) cuts.add(cut);
  }
  return { kind: 'cuts', cuts: [...cuts] };
}
