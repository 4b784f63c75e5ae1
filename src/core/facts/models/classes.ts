import { type Condition, factsOf } from '../../condition/condition.js';
import { TRUE } from '../../condition/evaluate-condition.js';
import type { ListValue } from '../../condition/operators.js';
import type { Derivation } from '../derive-facts.js';
import { rowTest } from '../row/fact-row.js';
import { placedDerivation } from '../row/placed-derivation.js';
import { type Bin, binOf } from './bins.js';
import { conditionEdges, edgeDays, edgesInRow } from './turns.js';

/**
 * Classes that may overlap, each by its own condition, and a grade by how many of them hold. What cannot be answered
 * gives no class.
 */
export type ClassesModel = {
  readonly gives: { readonly list: string; readonly field: string; readonly grade: string };
  readonly classes: readonly { readonly class: string; readonly conditions: Condition }[];
  readonly grades: readonly Bin<string>[];
};

/** The classes as a list that a rule asks with `some`, in the order of the file, and their grade. */
export function classes(model: ClassesModel): Derivation {
  const { gives, grades } = model;
  const conditions = model.classes.map((one) => one.conditions);
  const edges = conditionEdges(conditions);
  return placedDerivation(
    {
      [gives.list]: { type: 'list', fields: { [gives.field]: 'enum' } },
      [gives.grade]: { type: 'enum', values: grades.map(({ means }) => means) },
    },
    { facts: [...new Set([...conditions.flatMap(factsOf), ...edgeDays(edges)])], profile: [] },
    (placeOf) => {
      const [list, grade] = [placeOf(gives.list), placeOf(gives.grade)];
      const tested = model.classes.map((one) => ({
        element: { [gives.field]: one.class },
        test: rowTest(one.conditions, placeOf),
      }));
      const hold = edgesInRow(edges, placeOf);
      return {
        fill: (_customer, row) => {
          const found: ListValue[number][] = [];
          for (const { element, test } of tested) if (test(row) === TRUE) found.push(element);
          row[list] = found;
          row[grade] = binOf(grades, found.length);
          return null;
        },
        ...(hold !== null && { holds: ({ clock }, row) => hold(clock, row) }),
      };
    },
  );
}
