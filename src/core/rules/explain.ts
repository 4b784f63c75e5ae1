import {
  type Condition,
  type ConditionValue,
  type Fold,
  foldTree,
  type Leaf,
  type UnknownMeaning,
} from '../condition/condition.js';
import { kleeneAll, kleeneAny, kleeneNot, leafTest, type Truth } from '../condition/evaluate-condition.js';
import type { Operator } from '../condition/operators.js';
import type { FactSheet, FactValue } from '../facts/fact-sheet.js';
import type { Day } from '../kit/day.js';
import type { CompiledRule } from './program.js';

/**
 * A question with both of the values it compared. `have` null is missing, and then the truth is unknown, or what the
 * author said that means.
 */
export type ExplainedLeaf = {
  readonly kind: 'leaf';
  readonly truth: Truth;
  readonly fact: string;
  readonly have: FactValue;
  readonly operator: Operator;
  readonly need: ConditionValue;
  readonly unknown?: UnknownMeaning;
};

/** A condition with the truth of each of its nodes: plain data, as the API gives it. */
export type Explained =
  | ExplainedLeaf
  | { readonly kind: 'all'; readonly truth: Truth; readonly of: readonly Explained[] }
  | { readonly kind: 'any'; readonly truth: Truth; readonly of: readonly Explained[] }
  | { readonly kind: 'not'; readonly truth: Truth; readonly of: Explained };

const truthsOf = (parts: readonly Explained[]) => parts.map(({ truth }) => truth);

/** The value as data: an element's condition without what its names and patterns were compiled to. */
function needOf({ value }: Leaf): ConditionValue {
  if (typeof value !== 'object' || !('element' in value)) return value;
  const element = foldTree<Leaf, Condition>(value.element, {
    leaf: ({ among: _among, pattern: _pattern, ...leaf }) => ({ kind: 'leaf', leaf }),
    all: (of) => ({ kind: 'all', of }),
    any: (of) => ({ kind: 'any', of }),
    not: (of) => ({ kind: 'not', of }),
  });
  return { element };
}

function explainFold(sheet: FactSheet, today: Day | null): Fold<Leaf, Explained> {
  return {
    leaf: (leaf) => ({
      kind: 'leaf',
      truth: leafTest(leaf, today)(sheet[leaf.fact]),
      fact: leaf.fact,
      have: sheet[leaf.fact] ?? null,
      operator: leaf.operator,
      need: needOf(leaf),
      ...(leaf.unknown === undefined ? {} : { unknown: leaf.unknown }),
    }),
    all: (of) => ({ kind: 'all', truth: kleeneAll(truthsOf(of)), of }),
    any: (of) => ({ kind: 'any', truth: kleeneAny(truthsOf(of)), of }),
    not: (of) => ({ kind: 'not', truth: kleeneNot(of.truth), of }),
  };
}

/**
 * Why a rule matches a customer or does not: every node is answered, also where one alone settled it. The truth of the
 * whole is what `evaluateRow` says of the same sheet and day.
 */
export function explainRule({ condition }: CompiledRule, sheet: FactSheet, today: Day | null = null): Explained {
  return foldTree(condition, explainFold(sheet, today));
}

/** The facts that would have to be known for the truth to be known; empty where it is. */
export function missingFacts(explained: Explained): readonly string[] {
  if (explained.truth !== 'unknown') return [];
  switch (explained.kind) {
    case 'leaf':
      return [explained.fact];
    case 'not':
      return missingFacts(explained.of);
    case 'all':
    case 'any':
      return [...new Set(explained.of.flatMap(missingFacts))];
  }
}
