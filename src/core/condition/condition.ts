import type { AskedType, Operator, Scalar } from './operators.js';
import type { Pattern } from './terms.js';

/** A day told by its distance from the run's: 0 is today, 30 is in thirty days, -1 was yesterday. */
export type DaysFromToday = { readonly daysFromToday: number };

/** What a trend looks at: so many months, and how far below in per cent. */
export type Trend = { readonly months: number; readonly pct?: number };

/**
 * What a leaf compares with; a day is its ISO date. Several values for `in`, `notIn` and `between`; the name of a list
 * for `inList` and `notInList`; for `some` the condition on one element, whose facts are the element's fields.
 */
export type ConditionValue =
  | Scalar
  | readonly string[]
  | readonly number[]
  | DaysFromToday
  | Trend
  | { readonly element: Condition };

/** What an author may say an unknown answer means; unsaid, it is unknown, and unknown chooses nobody. */
export const UNKNOWN_MEANINGS = ['matches', 'fails'] as const;
export type UnknownMeaning = (typeof UNKNOWN_MEANINGS)[number];

/** One question about one fact. `type` is the fact's: an answer of another type is no answer. */
export type Leaf = {
  readonly fact: string;
  readonly type: AskedType;
  readonly operator: Operator;
  readonly value: ConditionValue;
  readonly unknown?: UnknownMeaning;
  /** The entries of the list that `inList` and `notInList` name, as it stood when the condition was read. */
  readonly among?: ReadonlySet<string | number>;
  /** What `matches` asks, compiled when the condition was read. */
  readonly pattern?: Pattern;
};

/** json-rules-engine's shape over leaves of any kind: questions, numbers of questions, explained questions. */
export type Tree<L> =
  | { readonly kind: 'leaf'; readonly leaf: L }
  | { readonly kind: 'all'; readonly of: readonly Tree<L>[] }
  | { readonly kind: 'any'; readonly of: readonly Tree<L>[] }
  | { readonly kind: 'not'; readonly of: Tree<L> };

/**
 * A condition read and checked; what is stored is the JSON as its author wrote it. The `priority` and `name` that
 * json-rules-engine allows on a node change no truth and are not kept.
 */
export type Condition = Tree<Leaf>;

export type Fold<L, R> = {
  readonly leaf: (leaf: L) => R;
  readonly all: (parts: readonly R[]) => R;
  readonly any: (parts: readonly R[]) => R;
  readonly not: (part: R) => R;
};

/** The one walk over a tree, from the leaves up: truth, columns and explanations differ only in what they make of a node. */
export function foldTree<L, R>(tree: Tree<L>, fold: Fold<L, R>): R {
  switch (tree.kind) {
    case 'leaf':
      return fold.leaf(tree.leaf);
    case 'all':
      return fold.all(tree.of.map((part) => foldTree(part, fold)));
    case 'any':
      return fold.any(tree.of.map((part) => foldTree(part, fold)));
    case 'not':
      return fold.not(foldTree(tree.of, fold));
  }
}

/** The names of the facts a condition asks for, each once, in the order it asks. */
export function factsOf(condition: Condition): readonly string[] {
  const names = foldTree<Leaf, readonly string[]>(condition, {
    leaf: ({ fact }) => [fact],
    all: (parts) => parts.flat(),
    any: (parts) => parts.flat(),
    not: (part) => part,
  });
  return [...new Set(names)];
}
