import type { Derivation } from '../derive-facts.js';

/** What a block holds of each customer besides facts: the zone, by which it is today there. No fact can have this name. */
export const ZONE_COLUMN = '_zone';

/** Which columns are read to answer for some facts, and what is worked out from them when they are loaded. */
export type LoadPlan = { readonly stored: readonly string[]; readonly steps: readonly Derivation[] };

/** The facts that are kept in blocks: all but those that the clock and other facts give. */
export function storedFacts(derivations: readonly Derivation[]): readonly string[] {
  return derivations.flatMap(({ names, atLoad }) => (atLoad ? [] : names));
}

/** The columns that facts need; those at load need what they build on, and so on back to what is stored. */
export function loadPlan(names: readonly string[], derivations: readonly Derivation[]): LoadPlan {
  const wanted = new Set(names);
  const steps: Derivation[] = [];
  for (const step of [...derivations].reverse()) {
    if (!step.atLoad || !step.names.some((name) => wanted.has(name))) continue;
    steps.unshift(step);
    for (const name of readFacts(step)) wanted.add(name);
  }
  for (const { names: given } of steps) for (const name of given) wanted.delete(name);
  return { stored: [...wanted], steps };
}

/** Throws for a derivation that looks at more than facts: then it cannot be worked out without the profile. */
export function readFacts({ names, reads }: Derivation): readonly string[] {
  if (reads !== undefined && reads.profile.length === 0) return reads.facts;
  throw new Error(`${names.join(', ')}: worked out when a block is loaded, but not from facts alone`);
}
