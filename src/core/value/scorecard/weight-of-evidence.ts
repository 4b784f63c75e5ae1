/** Customers of each bin: those who stayed and those who left, in the order of the bins. */
export type BinCounts = { readonly stay: readonly number[]; readonly churn: readonly number[] };

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

/** A bin's share of a count, smoothed so that no share is nothing: (count + 0.5) ÷ (total + 0.5 · B). */
export function smoothedShares(counts: readonly number[]): readonly number[] {
  const total = sum(counts) + 0.5 * counts.length;
  return counts.map((count) => (count + 0.5) / total);
}

/** WoE of each bin: ln(share of those who stayed ÷ share of those who left); positive is safer than the rest. */
export function weightsOfEvidence({ stay, churn }: BinCounts): readonly number[] {
  const [staying, leaving] = [smoothedShares(stay), smoothedShares(churn)];
  return staying.map((share, bin) => Math.log(share / (leaving[bin] ?? share)));
}

/**
 * Population stability index: Σ (a − e) · ln(a ÷ e) over the shares of the same bins then (`expected`) and now
 * (`actual`). 0.1 is worth watching, 0.25 worth acting on.
 */
export function stabilityIndex(expected: readonly number[], actual: readonly number[]): number {
  return expected.reduce((index, e, bin) => {
    const a = actual[bin] ?? 0;
    return index + (a - e) * Math.log(a / e);
  }, 0);
}
