import type { Leaf } from './condition.js';
import { comparable } from './operators.js';

type Comparable = string | number | boolean;
/** Asks one leaf's question of a value in comparable form (a day as its number) and of the fact's own type. */
export type Predicate = (value: Comparable) => boolean;

const isList = (value: Leaf['value']): value is readonly string[] | readonly number[] => Array.isArray(value);

function among(leaf: Leaf): ReadonlySet<Comparable> {
  const { type, value } = leaf;
  return new Set((isList(value) ? value : [value]).map((entry) => comparable(type, entry)));
}

/**
 * A leaf as a function, built once and asked per row, per number or per dictionary entry: one meaning for both paths.
 * List operators fit no fact of today; read-condition lets none through.
 */
export function predicateOf(leaf: Leaf): Predicate {
  const set = among(leaf);
  const [need] = set;
  if (need === undefined) throw new Error(`the condition on ${leaf.fact} compares with nothing`);
  switch (leaf.operator) {
    case 'equal':
    case 'in':
      return (value) => set.has(value);
    case 'notEqual':
    case 'notIn':
      return (value) => !set.has(value);
    case 'lessThan':
      return (value) => value < need;
    case 'lessThanInclusive':
      return (value) => value <= need;
    case 'greaterThan':
      return (value) => value > need;
    case 'greaterThanInclusive':
      return (value) => value >= need;
    case 'contains':
    case 'doesNotContain':
      throw new Error(`${leaf.operator} fits no fact: ${leaf.fact}`);
  }
}
