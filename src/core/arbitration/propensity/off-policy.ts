/** A decision of which it is known how it ended: what it brought, and whether the policy in question would have made it. */
export type Trial = {
  readonly reward: number;
  /** The chance with which it was selected, as logged. */
  readonly logged: number;
  readonly agrees: boolean;
};

/** `plain` is Σwr ÷ n, `selfNormalised` Σwr ÷ Σw, null where the policy agrees with none. */
export type OffPolicyValue = { readonly plain: number; readonly selfNormalised: number | null };

/**
 * What another policy would have brought a decision, from what a logged one did: weights 1 ÷ π_log where they agree, kept
 * at `most` (methods.md section 11), else 0. Null without trials. What was never selected by chance cannot be told from:
 * a logged chance of 0 where they agree is a fault of the log.
 */
export function offPolicyValue(trials: readonly Trial[], most = Number.POSITIVE_INFINITY): OffPolicyValue | null {
  if (trials.length === 0) return null;
  let [weights, rewards] = [0, 0];
  for (const { reward, logged, agrees } of trials) {
    if (!agrees) continue;
    if (!(logged > 0 && logged <= 1)) throw new Error(`a decision was logged with chance ${logged}`);
    const weight = Math.min(most, 1 / logged);
    weights += weight;
    rewards += weight * reward;
  }
  return { plain: rewards / trials.length, selfNormalised: weights === 0 ? null : rewards / weights };
}
