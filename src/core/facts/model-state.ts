import type { Day } from '../kit/day.js';
import type { AsOf, FactSource } from './derive-facts.js';
import type { FactSheet } from './fact-sheet.js';

/**
 * What a model that remembers says of a customer now, since when and why. `from` is what it said before, null at first.
 * It lives on the customer, because the present alone does not tell it: a band within its hysteresis, a stage within
 * its minimum stay.
 */
export type ModelState = {
  readonly value: string;
  readonly since: Day;
  readonly cause: string;
  readonly basis: string | null;
  readonly from: string | null;
};

/** By name of the model: `lifecycle`, `phases`, `arpu-band`, `value-class` ... */
export type ModelStates = Readonly<Record<string, ModelState>>;

/**
 * The next state of a customer, from the state before (`source.states`), the facts so far and the clock; null: nobody
 * can know yet, and nothing is remembered. Pure, and stable: asked again with its own answer at the same instant it gives that answer.
 */
export type StatefulModel = {
  readonly name: string;
  readonly next: (source: FactSource, sheet: FactSheet, asOf: AsOf) => ModelState | null;
};
