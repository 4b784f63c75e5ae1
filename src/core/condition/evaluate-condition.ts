import { type Condition, type Fold, foldTree, type Leaf, type Tree } from './condition.js';
import { comparable, fitsType } from './operators.js';
import { type Predicate, predicateOf } from './predicate.js';

/** Three values, because absent is unknown. In columns a truth is its place in this list. Only `true` makes eligible. */
export const TRUTHS = ['false', 'true', 'unknown'] as const;
export type Truth = (typeof TRUTHS)[number];

/** One customer's facts, flat; null and absent are missing. */
export type Answers = Readonly<Record<string, string | number | boolean | null>>;

const NOT: { readonly [T in Truth]: Truth } = { true: 'false', false: 'true', unknown: 'unknown' };

/** Strong Kleene: false settles an `all`, true settles an `any`; else one unknown makes the whole unknown. */
export function kleeneAll(parts: readonly Truth[]): Truth {
  if (parts.includes('false')) return 'false';
  return parts.includes('unknown') ? 'unknown' : 'true';
}

export function kleeneAny(parts: readonly Truth[]): Truth {
  if (parts.includes('true')) return 'true';
  return parts.includes('unknown') ? 'unknown' : 'false';
}

export function kleeneNot(part: Truth): Truth {
  return NOT[part];
}

/** The truth of one leaf: unknown where the fact is missing, or holds what is no value of its type. */
export function leafTruth(leaf: Leaf, answers: Answers, predicate: Predicate = predicateOf(leaf)): Truth {
  const have = answers[leaf.fact] ?? null;
  if (have === null || !fitsType(leaf.type, have)) return 'unknown';
  return predicate(comparable(leaf.type, have)) ? 'true' : 'false';
}

type Question = { readonly leaf: Leaf; readonly predicate: Predicate };

/** How truths of leaves become the truth of a tree. */
export function truthFold<L>(leaf: (leaf: L) => Truth): Fold<L, Truth> {
  return { leaf, all: kleeneAll, any: kleeneAny, not: kleeneNot };
}

/** A condition as a function of one customer's facts, built once and asked for each of them. */
export function conditionTest(condition: Condition): (answers: Answers) => Truth {
  const tree = foldTree<Leaf, Tree<Question>>(condition, {
    leaf: (leaf) => ({ kind: 'leaf', leaf: { leaf, predicate: predicateOf(leaf) } }),
    all: (of) => ({ kind: 'all', of }),
    any: (of) => ({ kind: 'any', of }),
    not: (of) => ({ kind: 'not', of }),
  });
  return (answers) =>
    foldTree(
      tree,
      truthFold<Question>(({ leaf, predicate }) => leafTruth(leaf, answers, predicate)),
    );
}
