import type { AsOf, Derivation, FactSource } from '../derive-facts.js';
import type { FactValue } from '../fact-sheet.js';
import type { ModelState } from '../model-state.js';
import { clockOf } from '../row/clock.js';
import { CustomerReading } from '../row/customer-reading.js';
import type { FactRow, RowStep } from '../row/fact-row.js';
import { sheetStep } from '../row/placed-derivation.js';

/** A change of state that a model found: to be kept on the customer before it is folded. */
export type FoundChange = { readonly model: string; readonly state: ModelState };

/**
 * All facts of one customer, by place; the instant (milliseconds, or Infinity) until which those that are stored hold if
 * nobody changes the customer; and the states that models that remember have moved to.
 */
export type DerivedRow = {
  readonly facts: readonly FactValue[];
  readonly validUntil: number;
  readonly changes: readonly FoundChange[];
};

type Holding = NonNullable<RowStep['holds']>;
type Bound = { readonly fill: RowStep['fill']; readonly holds: Holding | null; readonly model: string | null };

const NO_CHANGES: readonly FoundChange[] = [];

const untilNextDay: Holding = ({ clock }) => clock.startOf(clock.day + 1);

/**
 * Until when what a derivation gives holds. One that builds on a fact that moves with the clock, and does not say how
 * long it holds, is held until the customer's next day: no such fact moves within a day.
 */
function holdingOf(step: Derivation, { holds }: RowStep, moving: ReadonlySet<string>): Holding | null {
  if (step.atLoad) return null;
  if (holds !== undefined) return holds;
  const reads = step.reads?.facts;
  return reads === undefined || reads.some((name) => moving.has(name)) ? untilNextDay : null;
}

function sameState(a: ModelState, b: ModelState | undefined): boolean {
  if (b === undefined) return false;
  const { value, since, cause, basis, from } = a;
  return value === b.value && since === b.since && cause === b.cause && basis === b.basis && from === b.from;
}

/** A row that is being made. */
type Deriving = { -readonly [K in keyof DerivedRow]: DerivedRow[K] } & {
  readonly customer: CustomerReading;
  readonly facts: FactRow;
};

function deriveStep({ fill, holds, model }: Bound, rows: readonly Deriving[]): void {
  for (const row of rows) {
    const { customer, facts } = row;
    const state = fill(customer, facts);
    if (holds !== null) {
      const until = holds(customer, facts, state);
      if (until < row.validUntil) row.validUntil = until;
    }
    if (state === null || model === null || sameState(state, customer.source.states?.[model])) continue;
    row.changes = [...row.changes, { model, state }];
  }
}

/** Derives customer after customer by the same models, as rows: facts by their places. */
export class RowDeriver {
  /** The place of every fact that is given or read. */
  readonly places: ReadonlyMap<string, number>;
  private readonly steps: readonly Bound[];
  private readonly empty: FactRow;

  constructor(derivations: readonly Derivation[]) {
    const names = [...new Set(derivations.flatMap((step) => [...(step.reads?.facts ?? []), ...step.names]))];
    const places = new Map(names.map((name, place) => [name, place]));
    const moving = new Set(derivations.flatMap(({ atLoad, names: given }) => (atLoad ? given : [])));
    this.places = places;
    this.empty = names.map(() => null);
    const placeOf = (fact: string) => {
      const place = places.get(fact);
      if (place === undefined) throw new Error(`${fact} is read without saying so`);
      return place;
    };
    this.steps = derivations.map((one): Bound => {
      const step = one.inRow?.(placeOf) ?? sheetStep(one, names, placeOf);
      return { fill: step.fill, holds: holdingOf(one, step, moving), model: one.model?.name ?? null };
    });
  }

  derive(source: FactSource, asOf: AsOf): DerivedRow {
    const [row] = this.deriveAll([source], () => asOf);
    if (row === undefined) throw new Error('a customer without a row');
    return row;
  }

  /**
   * The rows of several customers. Step by step, each for all of them: a processor is several times as fast at what it did a
   * moment ago.
   */
  deriveAll(sources: readonly FactSource[], asOf: (source: FactSource) => AsOf): readonly DerivedRow[] {
    const rows = sources.map(
      (source): Deriving => ({
        customer: new CustomerReading(source, clockOf(asOf(source))),
        facts: this.empty.slice(),
        validUntil: Number.POSITIVE_INFINITY,
        changes: NO_CHANGES,
      }),
    );
    for (const step of this.steps) deriveStep(step, rows);
    return rows;
  }

  /** The facts alone: for who keeps nothing of them. */
  factsOfAll(sources: readonly FactSource[], asOf: (source: FactSource) => AsOf): readonly (readonly FactValue[])[] {
    const customers = sources.map((source) => new CustomerReading(source, clockOf(asOf(source))));
    const rows = sources.map(() => this.empty.slice());
    for (const { fill } of this.steps) {
      for (let at = 0; at < rows.length; at += 1) fill(customers[at] as CustomerReading, rows[at] as FactRow);
    }
    return rows;
  }
}
