import { type ConditionValue, type Fold, foldTree, type Leaf } from '../condition/condition.js';
import { kleeneAll, kleeneAny, kleeneNot, leafTruth, type Truth } from '../condition/evaluate-condition.js';
import type { Operator } from '../condition/operators.js';
import type { FactSheet, FactValue } from '../facts/fact-sheet.js';
import type { CompiledRule } from './program.js';

/** A question with both of the values it compared. `have` null is missing, and then the truth is unknown. */
export type ExplainedLeaf = {
  readonly kind: 'leaf';
  readonly truth: Truth;
  readonly fact: string;
  readonly have: FactValue;
  readonly operator: Operator;
  readonly need: ConditionValue;
};

/** A condition with the truth of each of its nodes: plain data, as the API gives it. */
export type Explained =
  | ExplainedLeaf
  | { readonly kind: 'all'; readonly truth: Truth; readonly of: readonly Explained[] }
  | { readonly kind: 'any'; readonly truth: Truth; readonly of: readonly Explained[] }
  | { readonly kind: 'not'; readonly truth: Truth; readonly of: Explained };

const truthsOf = (parts: readonly Explained[]) => parts.map(({ truth }) => truth);

function explainFold(sheet: FactSheet): Fold<Leaf, Explained> {
  return {
    leaf: (leaf) => ({
      kind: 'leaf',
      truth: leafTruth(leaf, sheet),
      fact: leaf.fact,
      have: sheet[leaf.fact] ?? null,
      operator: leaf.operator,
      need: leaf.value,
    }),
    all: (of) => ({ kind: 'all', truth: kleeneAll(truthsOf(of)), of }),
    any: (of) => ({ kind: 'any', truth: kleeneAny(truthsOf(of)), of }),
    not: (of) => ({ kind: 'not', truth: kleeneNot(of.truth), of }),
  };
}

/**
 * Why a rule matches a customer or does not: every node is answered, also where one alone settled it. The truth of the
 * whole is what `evaluateRow` says.
 */
export function explainRule({ condition }: CompiledRule, sheet: FactSheet): Explained {
  return foldTree(condition, explainFold(sheet));
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
