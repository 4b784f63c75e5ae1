import { type Day, dayNumber } from '../kit/day.js';
import { type Condition, type Fold, foldTree, type Leaf, type UnknownMeaning } from './condition.js';
import { type Answer, fitsType, type ListValue, type SeriesValue } from './operators.js';
import { type Predicate, predicateOf } from './predicate.js';
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

/** The place of a truth in `TRUTHS`: what is folded a million times is folded as small numbers. */
export type TruthCode = 0 | 1 | 2;
export const [FALSE, TRUE, UNKNOWN] = [0, 1, 2] as const;
const codeOf = (truth: Truth) => TRUTHS.indexOf(truth) as TruthCode;

/** A question, or a tree of them, as a function of the answers `A` of one customer. */
export type CodeTest<A> = (answers: A) => TruthCode;

function allOf<A>(parts: readonly CodeTest<A>[]): CodeTest<A> {
  return (answers) => {
    let whole: TruthCode = TRUE;
    for (const part of parts) {
      const truth = part(answers);
      if (truth === FALSE) return FALSE;
      if (truth === UNKNOWN) whole = UNKNOWN;
    }
    return whole;
  };
}

function anyOf<A>(parts: readonly CodeTest<A>[]): CodeTest<A> {
  return (answers) => {
    let whole: TruthCode = FALSE;
    for (const part of parts) {
      const truth = part(answers);
      if (truth === TRUE) return TRUE;
      if (truth === UNKNOWN) whole = UNKNOWN;
    }
    return whole;
  };
}

function notOf<A>(part: CodeTest<A>): CodeTest<A> {
  return (answers) => {
    const truth = part(answers);
    return truth === UNKNOWN ? UNKNOWN : truth === TRUE ? FALSE : TRUE;
  };
}

/** A tree as one function, built once and asked for each customer; what settles a node ends it. `leaf` makes its questions. */
export function codeTest<A>(condition: Condition, leaf: (leaf: Leaf) => CodeTest<A>): CodeTest<A> {
  return foldTree<Leaf, CodeTest<A>>(condition, { leaf, all: allOf, any: anyOf, not: notOf });
}

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

type LeafCode = CodeTest<Answer | undefined>;

function scalarCode({ type }: Leaf, predicate: Predicate, unanswered: TruthCode): LeafCode {
  switch (type) {
    case 'number':
      return (have) => {
        if (typeof have !== 'number' || !Number.isFinite(have)) return unanswered;
        return predicate(have) ? TRUE : FALSE;
      };
    case 'boolean':
      return (have) => (typeof have !== 'boolean' ? unanswered : predicate(have) ? TRUE : FALSE);
    case 'day':
      return (have) => {
        const day = typeof have === 'string' ? dayNumber(have) : Number.NaN;
        return Number.isNaN(day) ? unanswered : predicate(day) ? TRUE : FALSE;
      };
    default:
      return (have) => (typeof have !== 'string' ? unanswered : predicate(have) ? TRUE : FALSE);
  }
}

function seriesCode(leaf: Leaf, unanswered: TruthCode): LeafCode {
  const count = monthsSeen(leaf);
  return (have) => {
    if (!Array.isArray(have)) return unanswered;
    const holds = trendHolds(leaf, newestMonths(have as SeriesValue, count));
    return holds === null ? unanswered : holds ? TRUE : FALSE;
  };
}

function listCode(leaf: Leaf, today: Day | null, unanswered: TruthCode): LeafCode {
  const test = codeTest<ListValue[number]>(elementOf(leaf), (field) => {
    const code = leafCode(field, today);
    return (element) => code(element[field.fact]);
  });
  return (have = null) => {
    if (have === null || !fitsType('list', have)) return unanswered;
    let open = false;
    for (const element of have as ListValue) {
      const truth = test(element);
      if (truth === TRUE) return TRUE;
      open ||= truth === UNKNOWN;
    }
    return open ? unanswered : FALSE;
  };
}

/**
 * One leaf as a function of the answer to it, built once and asked for each customer: unknown where the fact is missing,
 * or holds what is no value of its type, unless the author said what that means. `today` is the run's day; a leaf that
 * asks for it throws without.
 */
export function leafCode(leaf: Leaf, today: Day | null = null): LeafCode {
  const unanswered = codeOf(unansweredTruth(leaf));
  if (leaf.type === 'series') return seriesCode(leaf, unanswered);
  if (leaf.type === 'list') return listCode(leaf, today, unanswered);
  return scalarCode(leaf, predicateOf(leaf, today), unanswered);
}

/** A leaf as a function of the answer to it. */
export type LeafTest = (have: Answer | undefined) => Truth;

/** `leafCode` told as a truth. */
export function leafTest(leaf: Leaf, today: Day | null = null): LeafTest {
  const code = leafCode(leaf, today);
  return (have) => TRUTHS[code(have)];
}

/** A condition as a function of one customer's facts, built once and asked for each of them. */
export function conditionTest(condition: Condition, today: Day | null = null): (answers: Answers) => Truth {
  const test = codeTest<Answers>(condition, (leaf) => {
    const code = leafCode(leaf, today);
    return (answers) => code(answers[leaf.fact]);
  });
  return (answers) => TRUTHS[test(answers)];
}
