import { type Scarcity, scarcityOf, type Use } from '../../src/core/arbitration/allocate/scarcity.js';
import type { Stand } from '../../src/core/arbitration/allocate/stand.js';

/** A candidate as its rule and its priority. */
export type StandCandidate = readonly [rule: number, priority: number];

/** Customers with their candidates, all open, put in the order of arbitration. */
export function aStand(customers: readonly (readonly StandCandidate[])[], change: Partial<Stand> = {}): Stand {
  const ranked = customers.map((candidates) => candidates.toSorted((a, b) => b[1] - a[1] || a[0] - b[0]));
  const all = ranked.flat();
  const starts = new Uint32Array(customers.length + 1);
  for (const [index, candidates] of ranked.entries()) starts[index + 1] = (starts[index] ?? 0) + candidates.length;
  return {
    starts,
    rules: Uint32Array.from(all, ([rule]) => rule),
    priorities: Float64Array.from(all, ([, priority]) => priority),
    open: new Uint8Array(all.length).fill(1),
    placed: new Uint8Array(all.length),
    ...change,
  };
}

/** Limits by name, and what each rule takes. */
export function aScarcity(
  limits: Readonly<Record<string, number>>,
  ...usesOfRules: readonly Readonly<Record<string, number>>[]
): Scarcity {
  const uses = usesOfRules.map((rule): readonly Use[] =>
    Object.entries(rule).map(([resource, amount]) => ({ resource, amount })),
  );
  return scarcityOf(
    Object.entries(limits).map(([id, limit]) => ({ id, limit })),
    uses,
  );
}
