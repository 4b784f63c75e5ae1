import { type Condition, type ConditionValue, foldTree, type Leaf } from '../../condition/condition.js';
import { leafTest } from '../../condition/evaluate-condition.js';
import type { Operator } from '../../condition/operators.js';
import type { FactSheet } from '../../facts/fact-sheet.js';
import { pathTo } from '../../kit/found-problems.js';
import type { Cells } from '../check/cells/cell-set.js';
import { type CellSpace, cellsOf, keyOf } from '../check/cells/cell-space.js';

/** A question and the answer that is wanted of it: no, where `negated`. */
export type Wish = {
  /** JSON path of the question under that of the rule's conditions. */
  readonly path: string;
  readonly fact: string;
  readonly operator: Operator;
  readonly need: ConditionValue;
  readonly negated: boolean;
  /** Whether the sheet has it already. */
  readonly granted: boolean;
  readonly field: number;
  readonly cells: Cells;
};

/** What must come true for a condition to be true: `not` is gone, its questions are wanted the other way. */
export type Wishes =
  | { readonly kind: 'wish'; readonly wish: Wish; readonly fewest: number }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Wishes[]; readonly fewest: number };

function leafWish(leaf: Leaf, negated: boolean, path: string, sheet: FactSheet, space: CellSpace): Wishes {
  const place = space.placeOf.get(keyOf(leaf)) ?? -1;
  const field = space.fields[place];
  if (field === undefined) throw new Error(`the space has no fact ${leaf.fact}`);
  const { isTrue, isFalse } = cellsOf(field, leaf, space.today);
  const granted = leafTest(leaf, space.today)(sheet[leaf.fact]) === (negated ? 'false' : 'true');
  const { fact, operator, value: need } = leaf;
  const wish = { path, fact, operator, need, negated, granted, field: place, cells: negated ? isFalse : isTrue };
  return { kind: 'wish', wish, fewest: granted ? 0 : 1 };
}

/** The fewest wishes to grant, counted up the tree: an `all` needs those of each part, an `any` those of one. */
function group(kind: 'all' | 'any', of: readonly Wishes[]): Wishes {
  const counts = of.map(({ fewest }) => fewest);
  const fewest = kind === 'all' ? counts.reduce((sum, one) => sum + one, 0) : Math.min(...counts);
  return { kind, of, fewest };
}

/** A condition as wishes about one sheet. */
export function wishesOf(
  condition: Condition,
  sheet: FactSheet,
  space: CellSpace,
  path = '$',
  negated = false,
): Wishes {
  switch (condition.kind) {
    case 'leaf':
      return leafWish(condition.leaf, negated, path, sheet, space);
    case 'not':
      return wishesOf(condition.of, sheet, space, pathTo(path, 'not'), !negated);
    case 'all':
    case 'any': {
      const { kind } = condition;
      const parts = condition.of.map((part, index) =>
        wishesOf(part, sheet, space, pathTo(pathTo(path, kind), index), negated),
      );
      return group((kind === 'all') === !negated ? 'all' : 'any', parts);
    }
  }
}

/** Every question of a condition, in its order. */
export function leavesOf(condition: Condition): readonly Leaf[] {
  return foldTree<Leaf, readonly Leaf[]>(condition, {
    leaf: (leaf) => [leaf],
    all: (parts) => parts.flat(),
    any: (parts) => parts.flat(),
    not: (part) => part,
  });
}
