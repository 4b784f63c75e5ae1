import type { Condition, ConditionValue, Leaf } from '../../condition/condition.js';
import { leafTest, type Truth } from '../../condition/evaluate-condition.js';
import type { FactSheet, FactValue } from '../../facts/fact-sheet.js';
import type { Day } from '../../kit/day.js';
import { pathTo } from '../../kit/found-problems.js';
import type { Refusal } from '../refusal.js';

/** A question of a condition that stands in its way: where it is, and the two values it compared. */
export type FailingLeaf = Omit<Refusal, 'code'>;

type Asked = { readonly sheet: FactSheet; readonly today: Day | null };

const asText = (value: FactValue | ConditionValue): Refusal['have'] =>
  value !== null && typeof value === 'object' ? JSON.stringify(value) : value;

function failingLeaf(leaf: Leaf, path: string, want: Truth, { sheet, today }: Asked): readonly FailingLeaf[] {
  if (leafTest(leaf, today)(sheet[leaf.fact]) === want) return [];
  const { fact, operator, value } = leaf;
  const need = operator === 'some' ? 'some' : asText(value);
  return [{ component: `${path} ${fact} ${operator}`, have: asText(sheet[fact] ?? null), need }];
}

/** The leaves that keep a part from being what is wanted; none: it is. Unknown is neither true nor false. */
function failing(condition: Condition, path: string, want: 'true' | 'false', asked: Asked): readonly FailingLeaf[] {
  if (condition.kind === 'leaf') return failingLeaf(condition.leaf, path, want, asked);
  const step = pathTo(path, condition.kind);
  if (condition.kind === 'not') return failing(condition.of, step, want === 'true' ? 'false' : 'true', asked);
  const parts = condition.of.map((part, index) => failing(part, pathTo(step, index), want, asked));
  // One false part settles an `all` that should be false, one true part an `any` that should be true.
  const settles = condition.kind === (want === 'true' ? 'any' : 'all');
  return settles && parts.some((part) => part.length === 0) ? [] : parts.flat();
}

/**
 * Why a condition is not true of a customer: every leaf that stands in its way, by its path, with the values compared;
 * none where it is true. What nobody knows stands in the way (trap 17). `path` is where the condition stands.
 */
export function failingLeaves(
  condition: Condition,
  path: string,
  sheet: FactSheet,
  today: Day | null,
): readonly FailingLeaf[] {
  return failing(condition, path, 'true', { sheet, today });
}

/** Why a condition is true of a customer: the leaves that keep it from being false. Asked only where it is true. */
export function holdingLeaves(condition: Condition, sheet: FactSheet, today: Day | null): readonly FailingLeaf[] {
  return failing(condition, '$', 'false', { sheet, today });
}
