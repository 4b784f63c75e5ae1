/** Count, mean and sum of squared deviations of a number: enough for a variance, and they add up. */
export type Moments = { readonly n: number; readonly mean: number; readonly m2: number };

export const NO_MOMENTS: Moments = { n: 0, mean: 0, m2: 0 };

/** One value more (Welford 1962). */
export function withValue({ n, mean, m2 }: Moments, value: number): Moments {
  const count = n + 1;
  const delta = value - mean;
  const next = mean + delta / count;
  return { n: count, mean: next, m2: m2 + delta * (value - next) };
}

/** Two groups as one (Chan, Golub and LeVeque 1983). */
export function together(a: Moments, b: Moments): Moments {
  const n = a.n + b.n;
  if (n === 0) return NO_MOMENTS;
  const delta = b.mean - a.mean;
  return { n, mean: a.mean + (delta * b.n) / n, m2: a.m2 + b.m2 + (delta * delta * a.n * b.n) / n };
}

/** Where nothing varies within the groups, a difference is as large as any that is told. */
const LARGEST = 10;

/**
 * Standardised mean difference: (mean of a − mean of b) ÷ √((variance of a + variance of b) ÷ 2), with variances over n − 1
 * (Austin 2009), between −10 and 10. 0.2 is small, 0.5 middling, 0.8 large (Cohen 1988). Null: a group of fewer than two.
 */
export function meanDifference(a: Moments, b: Moments): number | null {
  if (a.n < 2 || b.n < 2) return null;
  const difference = a.mean - b.mean;
  const spread = Math.sqrt((a.m2 / (a.n - 1) + b.m2 / (b.n - 1)) / 2);
  if (difference === 0) return 0;
  return Math.max(-LARGEST, Math.min(LARGEST, spread === 0 ? Math.sign(difference) * LARGEST : difference / spread));
}

export type ValueCounts = ReadonlyMap<string, number>;

const sum = (counts: ValueCounts) => [...counts.values()].reduce((total, count) => total + count, 0);

/**
 * Cramér's V of belonging to the one group or the other with the value, corrected for chance (Bergsma 2013): with
 * φ² = χ² ÷ n, r = 2 groups and k values, √(max(0, φ² − (r − 1)(k − 1) ÷ (n − 1)) ÷ min(r̃ − 1, k̃ − 1)), where
 * r̃ = r − (r − 1)² ÷ (n − 1) and k̃ likewise. 0: the groups have the same values, 1: none in common. Null: a group is empty.
 */
export function association(a: ValueCounts, b: ValueCounts): number | null {
  const [ofA, ofB] = [sum(a), sum(b)];
  const n = ofA + ofB;
  if (ofA === 0 || ofB === 0) return null;
  const values = [...new Set([...a.keys(), ...b.keys()])].filter(
    (value) => (a.get(value) ?? 0) + (b.get(value) ?? 0) > 0,
  );
  const k = values.length;
  if (k < 2 || n < 3) return 0;
  let chi2 = 0;
  for (const value of values) {
    const [inA, inB] = [a.get(value) ?? 0, b.get(value) ?? 0];
    for (const [seen, size] of [[inA, ofA] as const, [inB, ofB] as const]) {
      const expected = ((inA + inB) * size) / n;
      chi2 += (seen - expected) ** 2 / expected;
    }
  }
  const phi2 = Math.max(0, chi2 / n - (k - 1) / (n - 1));
  const least = Math.min(1 - 1 / (n - 1), k - 1 - (k - 1) ** 2 / (n - 1));
  return least <= 0 ? 0 : Math.min(1, Math.sqrt(phi2 / least));
}
