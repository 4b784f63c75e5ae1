import type { Condition } from '../../condition/condition.js';
import { type CodeTest, codeTest, leafCode } from '../../condition/evaluate-condition.js';
import type { FactValue } from '../fact-sheet.js';
import type { ModelState } from '../model-state.js';
import type { CustomerReading } from './customer-reading.js';

/** One customer's facts by place: what a sheet has by name. Null is missing; a new row is null all through. */
export type FactRow = FactValue[];

/** The place of a fact in the rows of one deriving. */
export type PlaceOf = (fact: string) => number;

/** A step of the derivation that knows the places of what it reads and gives. */
export type RowStep = {
  /** Writes what is known of its facts; a model that remembers answers with its next state, null: nobody can know. */
  readonly fill: (customer: CustomerReading, row: FactRow) => ModelState | null;
  /** Until when (milliseconds) what it gives holds, Infinity: for ever. `state` is what `fill` answered. */
  readonly holds?: (customer: CustomerReading, row: FactRow, state: ModelState | null) => number;
};

/** Gives a step its places. */
export type InRow = (placeOf: PlaceOf) => RowStep;

/** A condition asked of rows. */
export function rowTest(condition: Condition, placeOf: PlaceOf): CodeTest<FactRow> {
  return codeTest<FactRow>(condition, (leaf) => {
    const code = leafCode(leaf);
    const place = placeOf(leaf.fact);
    return (row) => code(row[place]);
  });
}
