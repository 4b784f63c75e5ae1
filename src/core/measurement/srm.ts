import type { SampleRatioMarks } from '../policy/holdout/holdouts.js';
import { exactRatio } from './exact-ratio.js';
import { chiSquareTail } from './upper-tail.js';

/** Units of each arm, and the arms' planned shares of one. A share that changed (a ramp) begins another phase. */
export type Phase = { readonly observed: readonly number[]; readonly shares: readonly number[] };

/** Only the overall test at the planned read-out stops anything; a look in between and a part of the base (one of so many) warn. */
export type Look = { readonly kind: 'read-out' } | { readonly kind: 'interim' | 'stratum'; readonly tests: number };

export const RATIO_GAPS = ['NO_UNITS', 'SHARES_NOT_WHOLE', 'ARMS_DIFFER'] as const;

export type SampleRatio =
  | { readonly kind: 'missing'; readonly reason: (typeof RATIO_GAPS)[number] }
  | {
      readonly kind: 'tested';
      readonly expected: readonly number[];
      readonly chiSquare: number;
      readonly df: number;
      readonly p: number;
      /** χ², or the exact test where a cell expects too few. */
      readonly method: 'chi-square' | 'exact';
      readonly verdict: 'fits' | 'warns' | 'blocks';
    };

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
/** What floating-point sums of planned shares may be off by. */
const ROUNDING = 1e-9;

function verdictOf(p: number, look: Look, { blocksBelow, warnsBelow }: SampleRatioMarks): 'fits' | 'warns' | 'blocks' {
  if (look.kind !== 'read-out') return p < blocksBelow / Math.max(1, look.tests) ? 'warns' : 'fits';
  if (p < blocksBelow) return 'blocks';
  return p < warnsBelow ? 'warns' : 'fits';
}

function gapIn(phases: readonly Phase[]): (typeof RATIO_GAPS)[number] | null {
  const arms = phases[0]?.shares.length ?? 0;
  const isEven = ({ observed, shares }: Phase) => observed.length === arms && shares.length === arms;
  if (arms < 2 || !phases.every(isEven)) return 'ARMS_DIFFER';
  if (phases.some(({ shares }) => Math.abs(sumOf(shares) - 1) > ROUNDING)) return 'SHARES_NOT_WHOLE';
  return sumOf(phases.flatMap(({ observed }) => observed)) === 0 ? 'NO_UNITS' : null;
}

/** (o − e)²/e; an arm that was planned empty and is not cannot be explained by chance. */
function cell(observed: number, expected: number): number {
  if (expected === 0) return observed === 0 ? 0 : Number.POSITIVE_INFINITY;
  return (observed - expected) ** 2 / expected;
}

/**
 * Whether the arms came out as planned (methods.md section 4): χ² = Σ(o − e)²/e with e = Σ over phases of N·w, df = arms − 1.
 * A mismatch means that something else than the draw decides who is in which arm, and that no effect can be read off.
 */
export function sampleRatio(phases: readonly Phase[], look: Look, marks: SampleRatioMarks): SampleRatio {
  const reason = gapIn(phases);
  if (reason !== null) return { kind: 'missing', reason };
  const arms = phases[0]?.shares ?? [];
  const observed = arms.map((_share, arm) => sumOf(phases.map((phase) => phase.observed[arm] ?? 0)));
  const expected = arms.map((_share, arm) =>
    sumOf(phases.map((phase) => sumOf(phase.observed) * (phase.shares[arm] ?? 0))),
  );
  const all = sumOf(observed);
  const chiSquare = sumOf(observed.map((count, arm) => cell(count, expected[arm] ?? 0)));
  const df = arms.length - 1;
  const method = expected.some((count) => count < marks.exactBelow) ? 'exact' : 'chi-square';
  const shares = expected.map((count) => count / all);
  const p = method === 'exact' ? exactRatio(observed, shares) : chiSquareTail(chiSquare, df);
  return { kind: 'tested', expected, chiSquare, df, p, method, verdict: verdictOf(p, look, marks) };
}
