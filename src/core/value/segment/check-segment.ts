import { isThere, type Migration } from '../../lifecycle/migration.js';
import { smoothedShares, stabilityIndex } from '../scorecard/weight-of-evidence.js';
import type { Difference, SegmentCounts } from './segment-counts.js';
import type { SegmentPlan } from './segment-plan.js';

export const SEGMENT_FLAGS = ['TOO_SMALL', 'UNSTABLE', 'NOT_DIFFERENT', 'NOT_MEASURED'] as const;
export type SegmentFlag = (typeof SEGMENT_FLAGS)[number];

/**
 * A segment against its marks. `stay`: of those who were in it at a month's end and are still here at the next, the share that
 * is still in it; null where two months are not kept, or nobody was in it. `needs` and `responses`: the most different first.
 */
export type SegmentChecked = {
  readonly segment: string;
  readonly customers: number;
  readonly share: number;
  readonly stay: number | null;
  readonly needs: readonly Difference[];
  readonly responses: readonly Difference[];
  readonly flags: readonly SegmentFlag[];
};

/** `shift`: the population stability index of all segments between the two months, of those who are in both; `shifted` is whether it is above its mark. */
export type SegmentsChecked = {
  readonly shift: number | null;
  readonly shifted: boolean;
  readonly segments: readonly SegmentChecked[];
};

const byValue = (a: Difference, b: Difference) => Math.abs(b.value ?? 0) - Math.abs(a.value ?? 0);

/** Too few on either side say nothing. */
function told(difference: Difference, { leastKnown }: SegmentPlan): Difference {
  const few = difference.inside < leastKnown || difference.outside < leastKnown;
  return few ? { ...difference, value: null } : difference;
}

function isLarge({ measure, value }: Difference, plan: SegmentPlan): boolean {
  return Math.abs(value ?? 0) >= (measure === 'mean' ? plan.leastMeanDifference : plan.leastAssociation);
}

function stayIn(segment: string, moved: Migration): number | null {
  const row = Object.entries(moved[segment] ?? {}).filter(([to]) => isThere(to));
  const here = row.reduce((sum, [, count]) => sum + count, 0);
  return here === 0 ? null : (moved[segment]?.[segment] ?? 0) / here;
}

/**
 * Shares of the segments then and now, smoothed, of those who are in both copies: a base that grew, or of which less is known
 * the further back one looks, has not shifted. Whoever was in no segment counts as in one more.
 */
function shiftOf(moved: Migration): number {
  const names = Object.keys(moved).filter(isThere);
  const cell = (from: string, to: string) => moved[from]?.[to] ?? 0;
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  const before = names.map((from) => sum(names.map((to) => cell(from, to))));
  const after = names.map((to) => sum(names.map((from) => cell(from, to))));
  return stabilityIndex(smoothedShares(before), smoothedShares(after));
}

function flagsOf(
  { customers, share, stay, needs, responses }: Omit<SegmentChecked, 'flags'>,
  plan: SegmentPlan,
): readonly SegmentFlag[] {
  const measured = [...needs, ...responses].filter(({ value }) => value !== null);
  const flags: SegmentFlag[] = [];
  if (customers < plan.leastCustomers || share < plan.leastShare) flags.push('TOO_SMALL');
  if (stay !== null && stay < plan.leastStay) flags.push('UNSTABLE');
  if (measured.length === 0) flags.push('NOT_MEASURED');
  else if (!measured.some((one) => isLarge(one, plan))) flags.push('NOT_DIFFERENT');
  return flags;
}

/**
 * Checks the segments of one fact: large enough, stable between the last two months (`moved`, null where there are not
 * two), and different from the rest in what they need or how they respond. A segment of which nothing can be measured is
 * not called alike.
 */
export function checkSegments(
  names: readonly string[],
  counts: SegmentCounts,
  moved: Migration | null,
  plan: SegmentPlan,
): SegmentsChecked {
  const segments = names.map((segment): SegmentChecked => {
    const customers = counts.size(segment);
    const compared = (facts: readonly string[]) =>
      facts.map((fact) => told(counts.difference(segment, fact), plan)).sort(byValue);
    const one = {
      segment,
      customers,
      share: counts.customers === 0 ? 0 : customers / counts.customers,
      stay: moved === null ? null : stayIn(segment, moved),
      needs: compared(plan.needs),
      responses: compared(plan.responses),
    };
    return { ...one, flags: flagsOf(one, plan) };
  });
  const shift = moved === null ? null : shiftOf(moved);
  return { shift, shifted: shift !== null && shift > plan.mostShift, segments };
}
