import type { Day } from '../kit/day.js';
import { type Condition, type Fold, foldTree, type Leaf, type Tree, type UnknownMeaning } from './condition.js';
import { type Answer, comparable, fitsType, type ListValue, type Scalar, type SeriesValue } from './operators.js';
import { predicateOf } from './predicate.js';
import { monthsSeen, trendHolds } from './trend.js';

/** Three values, because absent is unknown. In columns a truth is its place in this list. Only `true` makes eligible. */
export const TRUTHS = ['false', 'true', 'unknown'] as const;
export type Truth = (typeof TRUTHS)[number];

/** One customer's facts, flat; null and absent are missing. */
export type Answers = Readonly<Record<string, Answer>>;

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

const SAID: { readonly [M in UnknownMeaning]: Truth } = { matches: 'true', fails: 'false' };

/** The truth of a question nobody can answer: what its author said that means, else unknown. */
export function unansweredTruth({ unknown }: Leaf): Truth {
  return unknown === undefined ? 'unknown' : SAID[unknown];
}

/** How truths of leaves become the truth of a tree. */
export function truthFold<L>(leaf: (leaf: L) => Truth): Fold<L, Truth> {
  return { leaf, all: kleeneAll, any: kleeneAny, not: kleeneNot };
}

/** One leaf's question, asked of an answer that is of its fact's type. */
type Asked = (have: NonNullable<Answer>) => Truth;

const truthOf = (holds: boolean | null): Truth => (holds === null ? 'unknown' : holds ? 'true' : 'false');

/** The newest of a series, as many as are asked for; what is not there or no number is a gap. */
export function newestMonths(series: SeriesValue, count: number): SeriesValue {
  return Array.from({ length: count }, (_month, index) => {
    const month = series[series.length - count + index];
    return typeof month === 'number' && Number.isFinite(month) ? month : null;
  });
}

/** The condition on one element of what a `some` asks. */
export function elementOf({ fact, value }: Leaf): Condition {
  if (typeof value === 'object' && 'element' in value) return value.element;
  throw new Error(`the condition on ${fact} asks nothing of an element`);
}

function askedOf(leaf: Leaf, today: Day | null): Asked {
  if (leaf.type === 'series') {
    const count = monthsSeen(leaf);
    return (have) => truthOf(trendHolds(leaf, newestMonths(have as SeriesValue, count)));
  }
  if (leaf.type === 'list') {
    const test = conditionTest(elementOf(leaf), today);
    return (have) => kleeneAny((have as ListValue).map(test));
  }
  const predicate = predicateOf(leaf, today);
  return (have) => truthOf(predicate(comparable(leaf.type, have as Scalar)));
}

/** A leaf as a function of the answer to it, built once and asked for each customer. */
export type LeafTest = (have: Answer | undefined) => Truth;

/**
 * The truth of one leaf: unknown where the fact is missing, or holds what is no value of its type, unless the author
 * said what that means. `today` is the run's day; a leaf that asks for it throws without.
 */
export function leafTest(leaf: Leaf, today: Day | null = null): LeafTest {
  const asked = askedOf(leaf, today);
  const unanswered = unansweredTruth(leaf);
  return (have = null) => {
    if (have === null || !fitsType(leaf.type, have)) return unanswered;
    const truth = asked(have);
    return truth === 'unknown' ? unanswered : truth;
  };
}

type Question = { readonly fact: string; readonly test: LeafTest };

/** A condition as a function of one customer's facts, built once and asked for each of them. */
export function conditionTest(condition: Condition, today: Day | null = null): (answers: Answers) => Truth {
  const tree = foldTree<Leaf, Tree<Question>>(condition, {
    leaf: (leaf) => ({ kind: 'leaf', leaf: { fact: leaf.fact, test: leafTest(leaf, today) } }),
    all: (of) => ({ kind: 'all', of }),
    any: (of) => ({ kind: 'any', of }),
    not: (of) => ({ kind: 'not', of }),
  });
  return (answers) =>
    foldTree(
      tree,
      truthFold<Question>(({ fact, test }) => test(answers[fact])),
    );
}
