import { type Condition, factsOf } from '../../condition/condition.js';
import { conditionTest, type Truth } from '../../condition/evaluate-condition.js';
import { type Derivation, derivation } from '../derive-facts.js';
import type { FactSheet } from '../fact-sheet.js';
import { conditionEdges, edgeDays, edgesHold } from './turns.js';

/** The cause of having no class: a question before the answer could not be answered. */
export const NOT_ENOUGH_DATA = 'NOT_ENOUGH_DATA';

export type Verdict = { readonly value: string; readonly cause: string };
export type DecisionRule = Verdict & { readonly conditions: Condition };

/**
 * Ordered rules: the first that holds gives the class, `otherwise` what is left over. A rule that cannot be answered
 * holds everything after it back, so that missing data never moves a customer to another class, only to none, or to
 * `notEnoughData` where the file names one.
 */
export type DecisionModel = {
  readonly gives: { readonly value: string; readonly cause: string };
  readonly rules: readonly DecisionRule[];
  readonly otherwise: Verdict;
  readonly notEnoughData: string | null;
};

/** Finds the class of a customer and the rule that gave it. */
export function decider(model: DecisionModel): (sheet: FactSheet) => { value: string | null; cause: string } {
  const { otherwise, notEnoughData } = model;
  const tested = model.rules.map(({ value, cause, conditions }) => ({ value, cause, test: conditionTest(conditions) }));
  return (sheet) => {
    for (const { value, cause, test } of tested) {
      const truth: Truth = test(sheet);
      if (truth === 'true') return { value, cause };
      if (truth === 'unknown') return { value: notEnoughData, cause: NOT_ENOUGH_DATA };
    }
    return otherwise;
  };
}

/** The class and its cause as facts. */
export function decision(model: DecisionModel): Derivation {
  const { gives, rules, otherwise, notEnoughData } = model;
  const decide = decider(model);
  const edges = conditionEdges(rules.map(({ conditions }) => conditions));
  const verdicts = [...rules, otherwise];
  const spare = notEnoughData === null ? [] : [notEnoughData];
  const step = derivation(
    {
      [gives.value]: { type: 'enum', values: [...new Set([...verdicts.map(({ value }) => value), ...spare])] },
      [gives.cause]: { type: 'enum', values: [...new Set([...verdicts.map(({ cause }) => cause), NOT_ENOUGH_DATA])] },
    },
    {
      facts: [...new Set([...rules.flatMap(({ conditions }) => factsOf(conditions)), ...edgeDays(edges)])],
      profile: [],
    },
    (_source, sheet) => {
      const { value, cause } = decide(sheet);
      return { [gives.value]: value, [gives.cause]: cause };
    },
  );
  if (edges.size === 0) return step;
  return { ...step, holdsUntil: (_source, sheet, asOf) => edgesHold(edges, sheet, asOf) };
}
