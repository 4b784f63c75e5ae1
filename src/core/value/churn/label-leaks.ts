import type { Derivation } from '../../facts/derive-facts.js';

/**
 * Fields of the profile that are, or follow from, having left or asked to leave: a scorecard that sees one predicts the
 * past. Who has left makes no events, so what is counted up to today tells leavers by their silence.
 */
const LABEL_FIELDS = [
  'relationship',
  'basic.exitDate',
  'business.lossReason',
  'business.lostTo',
  'business.portOutRequestAt',
  'states.lifecycle',
  'states.phases',
  'counters',
] as const;

/**
 * Facts that read the exit only to stand still at it: tenure and spend of those who left are as of when they left, so
 * they say of both sides the same thing. What builds on them is no leak either.
 */
export const MEASURED_AT_EXIT: readonly string[] = [
  'tenureMonths',
  'arpu1m',
  'arpu3m',
  'arpuCause',
  'margin',
  'ampu',
  'billVsOwnMeanPct',
  'dataRevenueShare',
  'meanRechargeGapDays',
  'mou',
  'smsCount',
  'dataMb',
  'dataAllowanceUsedPct',
  'roamingDays',
  'nightShare',
  'topAppCategory',
  'arpuByMonth',
  'dataMbByMonth',
  'mouByMonth',
  'complaintsByMonth',
];

function readsLabel(profile: readonly string[]): string | null {
  return (
    profile.find((field) => LABEL_FIELDS.some((label) => field === label || field.startsWith(`${label}.`))) ?? null
  );
}

/** The first thing a step reads that leaks; who declares nothing may look at everything, so it leaks too. */
function leakOf(step: Derivation, leaking: ReadonlyMap<string, readonly string[]>): readonly string[] | null {
  if (step.reads === undefined) return ['?'];
  const field = readsLabel(step.reads.profile);
  if (field !== null) return [field];
  const fact = step.reads.facts.find((name) => leaking.has(name));
  return fact === undefined ? null : [fact, ...(leaking.get(fact) ?? [])];
}

/**
 * Facts no scorecard of churn may ask for, each with the way by which the label gets into it: fact → ... → field of the
 * profile. Found by following what derivations read, so that a new fact is judged without being listed. Derivations
 * must be in the order in which facts build on facts.
 */
export function labelLeaks(derivations: readonly Derivation[]): ReadonlyMap<string, readonly string[]> {
  const leaking = new Map<string, readonly string[]>();
  for (const step of derivations) {
    const way = leakOf(step, leaking);
    if (way === null) continue;
    for (const name of step.names) if (!MEASURED_AT_EXIT.includes(name)) leaking.set(name, way);
  }
  return leaking;
}
