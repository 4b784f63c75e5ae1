import { type AsOf, type Derivation, deriveFacts, type FactSource } from '../derive-facts.js';
import type { FactSheet } from '../fact-sheet.js';
import { daysAfter, startOf } from '../holds-until.js';
import type { ModelState } from '../model-state.js';

/** A change of state that a model found: to be kept on the customer before it is folded. */
export type FoundChange = { readonly model: string; readonly state: ModelState };

/**
 * All facts of one customer; the instant (milliseconds, or Infinity) until which those that are stored hold if nobody
 * changes the customer; and the states that models that remember have moved to.
 */
export type DerivedRow = {
  readonly sheet: FactSheet;
  readonly validUntil: number;
  readonly changes: readonly FoundChange[];
};

type Holding = (source: FactSource, sheet: FactSheet, asOf: AsOf) => Date | null;

/**
 * Until when what a derivation gives holds. One that builds on a fact that moves with the clock, and does not say how
 * long it holds, is held until the customer's next day: no such fact moves within a day.
 */
function holdingOf(step: Derivation, moving: ReadonlySet<string>): Holding | null {
  if (step.atLoad) return null;
  if (step.holdsUntil !== undefined) return step.holdsUntil;
  const reads = step.reads?.facts;
  const moves = reads === undefined || reads.some((name) => moving.has(name));
  return moves ? (_source, _sheet, asOf) => startOf(daysAfter(asOf.today, 1), asOf) : null;
}

function sameState(a: ModelState, b: ModelState | undefined): boolean {
  if (b === undefined) return false;
  const { value, since, cause, basis, from } = a;
  return value === b.value && since === b.since && cause === b.cause && basis === b.basis && from === b.from;
}

/** Derives customer after customer by the same models. */
export function rowDeriver(derivations: readonly Derivation[]): (source: FactSource, asOf: AsOf) => DerivedRow {
  const moving = new Set(derivations.flatMap(({ atLoad, names }) => (atLoad ? names : [])));
  const holdings = derivations.flatMap((step) => holdingOf(step, moving) ?? []);
  const models = derivations.flatMap(({ model }) => model ?? []);
  return (source, asOf) => {
    const sheet = deriveFacts(source, derivations, asOf);
    const ends = holdings.map((holding) => holding(source, sheet, asOf)?.getTime() ?? Number.POSITIVE_INFINITY);
    const changes = models.flatMap((model): FoundChange[] => {
      const state = model.next(source, sheet, asOf);
      return state === null || sameState(state, source.states?.[model.name]) ? [] : [{ model: model.name, state }];
    });
    return { sheet, validUntil: Math.min(Number.POSITIVE_INFINITY, ...ends), changes };
  };
}
