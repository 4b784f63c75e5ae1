import type { Day } from '../kit/day.js';
import type { Leaf } from './condition.js';
import { comparable, type Scalar } from './operators.js';
import { rangeOf } from './range.js';

/** Asks one leaf's question of a value in comparable form (a day as its number) and of the fact's own type. */
export type Predicate = (value: Scalar) => boolean;

const isMany = (value: Leaf['value']): value is readonly string[] | readonly number[] => Array.isArray(value);

function among(leaf: Leaf): ReadonlySet<Scalar> {
  const { type, value } = leaf;
  if (leaf.among !== undefined) return leaf.among;
  if (typeof value === 'object' && !isMany(value)) return new Set();
  return new Set((isMany(value) ? value : [value]).map((entry) => comparable(type, entry)));
}

/** The range of an order or time operator as a predicate; null for every other. */
function withinRange(leaf: Leaf, today: Day | null): Predicate | null {
  const range = rangeOf(leaf, today);
  if (range === null) return null;
  const { from, to } = range;
  return (value) => typeof value === 'number' && value >= from && value <= to;
}

/** What is asked of the letters of a text; null for every other operator. */
function ofText({ fact, operator, value, pattern }: Leaf): Predicate | null {
  if (operator === 'startsWith') return (text) => String(text).startsWith(String(value));
  if (operator !== 'matches') return null;
  if (pattern === undefined) throw new Error(`the pattern asked of ${fact} was never compiled`);
  return (text) => pattern.test(String(text));
}

/** What compares with one value or with several; null for every other operator. */
function compared(leaf: Leaf): Predicate | null {
  const set = among(leaf);
  const [need] = set;
  if (need === undefined) throw new Error(`the condition on ${leaf.fact} compares with nothing`);
  switch (leaf.operator) {
    case 'equal':
    case 'in':
    case 'inList':
      return (value) => set.has(value);
    case 'notEqual':
    case 'notIn':
    case 'notInList':
      return (value) => !set.has(value);
    case 'lessThan':
      return (value) => value < need;
    case 'lessThanInclusive':
      return (value) => value <= need;
    case 'greaterThan':
      return (value) => value > need;
    case 'greaterThanInclusive':
      return (value) => value >= need;
    default:
      return null;
  }
}

/**
 * A leaf on one thing (no series, no list) as a function, built once and asked per row, per number or per dictionary
 * entry: one meaning for both paths. `today` is the run's day; only who asks for it needs it.
 */
export function predicateOf(leaf: Leaf, today: Day | null = null): Predicate {
  const predicate = withinRange(leaf, today) ?? ofText(leaf) ?? compared(leaf);
  if (predicate === null) throw new Error(`${leaf.operator} is asked of no single value: ${leaf.fact}`);
  return predicate;
}
