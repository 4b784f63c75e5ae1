/**
 * What is known of a standing candidate before anything is allotted. due: it may have a place. control: its customer is
 * held out of it. late: there is no allowed hour before it expires.
 */
export const FATES = ['due', 'control', 'late'] as const;
export type Fate = (typeof FATES)[number];

/** A candidate that arbitration has ranked. `rule` is its place among the run's rules; instants in milliseconds. */
export type StandingCandidate = {
  readonly rule: number;
  readonly priority: number;
  readonly fate: Fate;
  readonly dueAt: number;
  readonly expiresAt: number;
};

/** One customer for whom something stands, best first. Caps count for the household and the party too. */
export type Standee = {
  readonly customerId: string;
  readonly householdId: string | null;
  readonly partyId: string | null;
  readonly zone: string;
  readonly candidates: readonly StandingCandidate[];
};

/**
 * The standees of a chunk as columns. Candidates of customer i are `[starts[i], starts[i + 1])` of `rules`, `priorities`,
 * `fates` (places in FATES), `dueAts` and `expiresAts`, best first.
 */
export type StandingBlock = {
  readonly customers: readonly string[];
  readonly households: readonly (string | null)[];
  readonly parties: readonly (string | null)[];
  readonly zones: readonly string[];
  readonly starts: Uint32Array;
  readonly rules: Uint32Array;
  readonly priorities: Float64Array;
  readonly fates: Uint8Array;
  readonly dueAts: Float64Array;
  readonly expiresAts: Float64Array;
};

export function standingBlock(standees: readonly Standee[]): StandingBlock {
  const candidates = standees.flatMap((standee) => standee.candidates);
  const starts = new Uint32Array(standees.length + 1);
  for (const [index, standee] of standees.entries()) {
    starts[index + 1] = (starts[index] ?? 0) + standee.candidates.length;
  }
  return {
    customers: standees.map(({ customerId }) => customerId),
    households: standees.map(({ householdId }) => householdId),
    parties: standees.map(({ partyId }) => partyId),
    zones: standees.map(({ zone }) => zone),
    starts,
    rules: Uint32Array.from(candidates, ({ rule }) => rule),
    priorities: Float64Array.from(candidates, ({ priority }) => priority),
    fates: Uint8Array.from(candidates, ({ fate }) => FATES.indexOf(fate)),
    dueAts: Float64Array.from(candidates, ({ dueAt }) => dueAt),
    expiresAts: Float64Array.from(candidates, ({ expiresAt }) => expiresAt),
  };
}
