import { type Condition, factsOf } from '../../condition/condition.js';
import { type CodeTest, TRUE, UNKNOWN } from '../../condition/evaluate-condition.js';
import type { Derivation } from '../derive-facts.js';
import { type FactRow, rowTest } from '../row/fact-row.js';
import { placedDerivation } from '../row/placed-derivation.js';
import { conditionEdges, edgeDays, edgesInRow } from './turns.js';

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

type Tested = Verdict & { readonly test: CodeTest<FactRow> };
type Decided = { readonly value: string | null; readonly cause: string };

/** Finds the class of a customer and the rule that gave it. */
function decided(tested: readonly Tested[], row: FactRow, otherwise: Verdict, nobodyKnows: Decided): Decided {
  for (const rule of tested) {
    const truth = rule.test(row);
    if (truth === TRUE) return rule;
    if (truth === UNKNOWN) return nobodyKnows;
  }
  return otherwise;
}

/** The class and its cause as facts. */
export function decision(model: DecisionModel): Derivation {
  const { gives, rules, otherwise, notEnoughData } = model;
  const edges = conditionEdges(rules.map(({ conditions }) => conditions));
  const verdicts = [...rules, otherwise];
  const spare = notEnoughData === null ? [] : [notEnoughData];
  const nobodyKnows = { value: notEnoughData, cause: NOT_ENOUGH_DATA };
  return placedDerivation(
    {
      [gives.value]: { type: 'enum', values: [...new Set([...verdicts.map(({ value }) => value), ...spare])] },
      [gives.cause]: { type: 'enum', values: [...new Set([...verdicts.map(({ cause }) => cause), NOT_ENOUGH_DATA])] },
    },
    {
      facts: [...new Set([...rules.flatMap(({ conditions }) => factsOf(conditions)), ...edgeDays(edges)])],
      profile: [],
    },
    (placeOf) => {
      const [value, cause] = [placeOf(gives.value), placeOf(gives.cause)];
      const tested = rules.map((rule) => ({ ...rule, test: rowTest(rule.conditions, placeOf) }));
      const hold = edgesInRow(edges, placeOf);
      return {
        fill: (_customer, row) => {
          const found = decided(tested, row, otherwise, nobodyKnows);
          row[value] = found.value;
          row[cause] = found.cause;
          return null;
        },
        ...(hold !== null && { holds: ({ clock }, row) => hold(clock, row) }),
      };
    },
  );
}
