import { type Condition, foldTree, type Leaf, type Tree } from '../../../condition/condition.js';
import { canonicalJson } from '../../canonical-json.js';
import type { CellField } from './cell-field.js';
import { bothOf, type Cells, without } from './cell-set.js';
import { type CellSpace, cellsOf, keyOf } from './cell-space.js';

/** A statement about one sheet, yes or no: a fact lies in some cells, all of, any of. An empty `and` holds, an empty `or` never. */
export type Formula =
  | { readonly kind: 'in'; readonly field: number; readonly cells: Cells }
  | { readonly kind: 'and'; readonly of: readonly Formula[] }
  | { readonly kind: 'or'; readonly of: readonly Formula[] };

/**
 * What can be claimed of a condition's three-valued truth, each as a yes-or-no statement: strong Kleene truth needs no
 * third value once `not` is pushed down to the questions.
 */
export type Claims = {
  readonly isTrue: Formula;
  readonly isFalse: Formula;
  readonly notTrue: Formula;
  readonly notFalse: Formula;
};

const and = (of: readonly Formula[]): Formula => ({ kind: 'and', of });
const or = (of: readonly Formula[]): Formula => ({ kind: 'or', of });

function leafClaims(space: CellSpace, leaf: Leaf): Claims {
  const place = space.placeOf.get(keyOf(leaf)) ?? -1;
  const field = space.fields[place];
  if (field === undefined) throw new Error(`the space has no fact ${leaf.fact}`);
  const { isTrue, isFalse } = cellsOf(field, leaf, space.today);
  const lies = (cells: Cells): Formula => ({ kind: 'in', field: place, cells });
  return {
    isTrue: lies(isTrue),
    isFalse: lies(isFalse),
    notTrue: lies(without(field.all, isTrue)),
    notFalse: lies(without(field.all, isFalse)),
  };
}

export function allClaims(parts: readonly Claims[]): Claims {
  return {
    isTrue: and(parts.map((part) => part.isTrue)),
    isFalse: or(parts.map((part) => part.isFalse)),
    notTrue: or(parts.map((part) => part.notTrue)),
    notFalse: and(parts.map((part) => part.notFalse)),
  };
}

export function notClaims({ isTrue, isFalse, notTrue, notFalse }: Claims): Claims {
  return { isTrue: isFalse, isFalse: isTrue, notTrue: notFalse, notFalse: notTrue };
}

export function anyClaims(parts: readonly Claims[]): Claims {
  return notClaims(allClaims(parts.map(notClaims)));
}

/** A question with what can be claimed of it. Two of one `key` are the same question of the same `field`. */
export type Asked = { readonly key: string; readonly field: number; readonly claims: Claims };

/** A condition over a space that its questions helped to cut, each question with its claims. */
export function askedOf(condition: Condition, space: CellSpace): Tree<Asked> {
  return foldTree<Leaf, Tree<Asked>>(condition, {
    leaf: (leaf) => {
      const { fact, operator, value, unknown } = leaf;
      const key = canonicalJson([fact, operator, value, unknown ?? null]);
      return {
        kind: 'leaf',
        leaf: { key, field: space.placeOf.get(keyOf(leaf)) ?? -1, claims: leafClaims(space, leaf) },
      };
    },
    all: (of) => ({ kind: 'all', of }),
    any: (of) => ({ kind: 'any', of }),
    not: (of) => ({ kind: 'not', of }),
  });
}

/** What can be claimed of a whole from what can be claimed of its questions. */
export function claimsOf(asked: Tree<Asked>): Claims {
  return foldTree<Asked, Claims>(asked, {
    leaf: ({ claims }) => claims,
    all: allClaims,
    any: anyClaims,
    not: notClaims,
  });
}

/** All of these facts are known. */
export function allKnown(facts: ReadonlySet<string>, fields: readonly CellField[]): Formula {
  return and(
    fields.flatMap(({ fact, known }, field): readonly Formula[] =>
      facts.has(fact) ? [{ kind: 'in', field, cells: known }] : [],
    ),
  );
}

/** A fact lies in some of its cells. */
export function liesIn(field: number, cells: Cells): Formula {
  return { kind: 'in', field, cells };
}

/** The cells of one fact in which a formula over it alone holds; null if it asks for another fact. */
export function cellsWhereHolds(formula: Formula, field: number, all: Cells): Cells | null {
  if (formula.kind === 'in') return formula.field === field ? formula.cells : null;
  const parts = formula.of.map((part) => cellsWhereHolds(part, field, all));
  if (parts.some((part) => part === null)) return null;
  const cells = parts.flatMap((part) => (part === null ? [] : [part]));
  if (formula.kind === 'and') return cells.reduce<Cells>(bothOf, all);
  const none = cells.reduce<Cells>((left, part) => without(left, part), all);
  return without(all, none);
}
