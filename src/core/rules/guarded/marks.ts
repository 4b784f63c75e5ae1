import type { Leaf } from '../../condition/condition.js';
import { comparable, type Scalar } from '../../condition/operators.js';
import { rangeOf } from '../../condition/range.js';
import type { Day } from '../../kit/day.js';

/** More values than this are looked up by the leaf itself: cells around each would cost more than they save. */
const MOST_MARKS = 64;

/**
 * The values, in comparable form, at which alone a leaf's answer may change; null where cells around values cannot hold
 * it: letters of a text, trends, elements of a list, long lists of values.
 */
export function marksOf(leaf: Leaf, today: Day | null): readonly Scalar[] | null {
  const { type, operator, value, among } = leaf;
  if (type === 'series' || type === 'list' || operator === 'startsWith' || operator === 'matches') return null;
  const range = rangeOf(leaf, today);
  if (range !== null) return [range.from, range.to];
  const values: readonly unknown[] = among === undefined ? [value].flat() : [...among];
  return values.length > MOST_MARKS ? null : values.map((one) => comparable(type, one as Scalar));
}
