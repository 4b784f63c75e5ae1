/** One past the last bucket. */
const BUCKETS = 10_000;
const PER_PERCENT = BUCKETS / 100;

/** Buckets of an arm, half-open: `from` is in it, `to` is not. */
export type ArmRange = { readonly from: number; readonly to: number };

/** Shares in per cent, in order → their ranges; bounds are round(10,000 · cumulative share). What is left over is in none. */
export function armRanges(sharesPct: readonly number[]): readonly ArmRange[] {
  let sum = 0;
  let from = 0;
  return sharesPct.map((share) => {
    sum += share;
    const range = { from, to: Math.round(sum * PER_PERCENT) };
    from = range.to;
    return range;
  });
}

export function isIn({ from, to }: ArmRange, bucket: number): boolean {
  return from <= bucket && bucket < to;
}

/** The range after a control's: everybody else. */
export function restAfter({ to }: ArmRange): ArmRange {
  return { from: to, to: BUCKETS };
}

/** The planned share of an arm, of one. */
export function shareOf({ from, to }: ArmRange): number {
  return (to - from) / BUCKETS;
}
