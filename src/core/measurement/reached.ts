/** Units of an arm that were assigned, and those of them that were reached. */
export type ReachedArm = { readonly assigned: number; readonly reached: number };
export type ReachedArms = { readonly treated: ReachedArm; readonly control: ReachedArm };

/** Treated minus control per assigned unit, with its interval. */
export type Effect = { readonly at: number; readonly low: number; readonly high: number };

export const REACHED_GAPS = [
  'EMPTY_ARM',
  'COUNTS_IMPOSSIBLE',
  'CONTROL_REACHED_MORE',
  'REACHED_ALIKE',
  'NO_NUMBER',
] as const;
type Missing = { readonly kind: 'missing'; readonly reason: (typeof REACHED_GAPS)[number] };

const missing = (reason: (typeof REACHED_GAPS)[number]): Missing => ({ kind: 'missing', reason });

function isCount({ assigned, reached }: ReachedArm): boolean {
  return [assigned, reached].every((count) => Number.isInteger(count) && count >= 0) && reached <= assigned;
}

/**
 * How much further the treated arm was reached than the control: share of treated reached − share of control reached, or
 * why nothing can be divided by it. `leastGap`: nearer than so an effect would be blown up beyond what was measured.
 */
export function reachedGap(
  { treated, control }: ReachedArms,
  leastGap: number,
): Missing | { readonly kind: 'gap'; readonly gap: number } {
  if (![treated, control].every(isCount)) return missing('COUNTS_IMPOSSIBLE');
  if (treated.assigned === 0 || control.assigned === 0) return missing('EMPTY_ARM');
  const gap = treated.reached / treated.assigned - control.reached / control.assigned;
  if (gap < 0) return missing('CONTROL_REACHED_MORE');
  return gap < leastGap ? missing('REACHED_ALIKE') : { kind: 'gap', gap };
}

/**
 * The effect on those reached: the effect by assignment ÷ how much further the treated arm was reached, the same divisor on
 * the interval (methods.md section 2). Valid only if assignment acts through delivery alone: whoever shows it says so.
 */
export function effectOnReached(
  { at, low, high }: Effect,
  arms: ReachedArms,
  leastGap: number,
): Missing | { readonly kind: 'effect'; readonly effect: Effect; readonly gap: number } {
  const found = reachedGap(arms, leastGap);
  if (found.kind === 'missing') return found;
  if (!(low <= at && at <= high) || ![at, low, high].every(Number.isFinite)) return missing('NO_NUMBER');
  const { gap } = found;
  return { kind: 'effect', gap, effect: { at: at / gap, low: low / gap, high: high / gap } };
}
