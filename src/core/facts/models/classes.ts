import { type Condition, factsOf } from '../../condition/condition.js';
import { conditionTest } from '../../condition/evaluate-condition.js';
import { type Derivation, derivation } from '../derive-facts.js';
import type { FactSheet } from '../fact-sheet.js';
import { type Bin, binOf } from './bins.js';
import { conditionEdges, edgeDays, edgesHold } from './turns.js';

/**
 * Classes that may overlap, each by its own condition, and a grade by how many of them hold. What cannot be answered
 * gives no class.
 */
export type ClassesModel = {
  readonly gives: { readonly list: string; readonly field: string; readonly grade: string };
  readonly classes: readonly { readonly class: string; readonly conditions: Condition }[];
  readonly grades: readonly Bin<string>[];
};

/** Lists the classes that hold for a customer, in the order of the file. */
export function classifier({ classes }: ClassesModel): (sheet: FactSheet) => readonly string[] {
  const tested = classes.map(({ class: name, conditions }) => ({ name, test: conditionTest(conditions) }));
  return (sheet) => tested.filter(({ test }) => test(sheet) === 'true').map(({ name }) => name);
}

/** The classes as a list that a rule asks with `some`, and their grade. */
export function classes(model: ClassesModel): Derivation {
  const { gives, grades } = model;
  const classify = classifier(model);
  const conditions = model.classes.map((one) => one.conditions);
  const edges = conditionEdges(conditions);
  const step = derivation(
    {
      [gives.list]: { type: 'list', fields: { [gives.field]: 'enum' } },
      [gives.grade]: { type: 'enum', values: grades.map(({ means }) => means) },
    },
    { facts: [...new Set([...conditions.flatMap(factsOf), ...edgeDays(edges)])], profile: [] },
    (_source, sheet) => {
      const found = classify(sheet);
      return {
        [gives.list]: found.map((name) => ({ [gives.field]: name })),
        [gives.grade]: binOf(grades, found.length),
      };
    },
  );
  if (edges.size === 0) return step;
  return { ...step, holdsUntil: (_source, sheet, asOf) => edgesHold(edges, sheet, asOf) };
}
