import type { Derivation } from './derive-facts.js';

/** Derivations in the order in which facts build on facts; `circling` are those that wait for each other. */
export type Ordered = { readonly ordered: readonly Derivation[]; readonly circling: readonly Derivation[] };

/** Orders derivations so that each comes after those whose facts it reads; else they keep the order they are given in. */
export function orderDerivations(derivations: readonly Derivation[]): Ordered {
  const given = new Set(derivations.flatMap(({ names }) => names));
  const known = new Set<string>();
  const ordered: Derivation[] = [];
  let waiting = [...derivations];
  while (waiting.length > 0) {
    const ready = waiting.filter(({ reads }) =>
      (reads?.facts ?? []).every((fact) => known.has(fact) || !given.has(fact)),
    );
    if (ready.length === 0) break;
    for (const step of ready) {
      ordered.push(step);
      for (const name of step.names) known.add(name);
    }
    waiting = waiting.filter((step) => !ready.includes(step));
  }
  return { ordered, circling: circle(waiting) };
}

/** Of those who wait, one ring: each reads a fact of the next, and the last of the first. */
function circle(waiting: readonly Derivation[]): readonly Derivation[] {
  const path: Derivation[] = [];
  let step = waiting[0];
  while (step !== undefined && !path.includes(step)) {
    path.push(step);
    const reads: readonly string[] = step.reads?.facts ?? [];
    step = waiting.find(({ names }) => names.some((name) => reads.includes(name)));
  }
  return step === undefined ? path : path.slice(path.indexOf(step));
}

/** Derivations with those that build on shared facts worked out at load; `refused` are those that cannot be. */
export type SharedSteps = {
  readonly steps: readonly Derivation[];
  readonly refused: readonly { readonly step: Derivation; readonly fact: string }[];
};

/**
 * What builds on facts that move while the customer stands still moves with them, however far on, so it is worked out at
 * every reading. A step that reads the profile or remembers what it said cannot be. Steps are in their order.
 */
export function sharedAtLoad(ordered: readonly Derivation[]): SharedSteps {
  const moving = new Set<string>();
  const refused: { step: Derivation; fact: string }[] = [];
  const steps = ordered.map((step) => {
    const fact = step.reads?.facts.find((name) => moving.has(name));
    if (fact === undefined && step.shared !== true) return step;
    for (const name of step.names) moving.add(name);
    if (fact === undefined) return step;
    if (step.model !== undefined || step.reads?.profile.length !== 0) refused.push({ step, fact });
    return { ...step, atLoad: true };
  });
  return { steps, refused };
}
