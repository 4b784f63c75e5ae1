import { foldTree } from '../../condition/condition.js';
import { type FoundProblems, pathTo } from '../../kit/found-problems.js';
import type { Lowered, Predicates } from './predicates.js';
import { type Asked, readStrictConditions, type StrictTree } from './read-strict-rule.js';

/**
 * A condition with `not` pushed down to its leaves; here an empty `any` is false. A `possible` leaf may turn out
 * either way, so negating it changes nothing.
 */
export type DecisionTree =
  | { readonly kind: 'literal'; readonly predicate: number; readonly negated: boolean }
  | { readonly kind: 'possible' }
  | { readonly kind: 'rejecting' }
  | { readonly kind: 'all'; readonly of: readonly DecisionTree[] }
  | { readonly kind: 'any'; readonly of: readonly DecisionTree[] };

/** Conditions shared by name, as JSON; an unknown name is false if allowed, else it rejects the run. */
export type SharedConditions = {
  readonly conditions?: ReadonlyMap<string, unknown>;
  readonly allowUndefinedConditions?: boolean;
};

export const TRUE: DecisionTree = { kind: 'all', of: [] };
export const FALSE: DecisionTree = { kind: 'any', of: [] };

/** A tree in both senses, so that `not` only turns it round. */
type Both = { readonly plain: DecisionTree; readonly negated: DecisionTree };

const turned = ({ plain, negated }: Both): Both => ({ plain: negated, negated: plain });
const both = (tree: DecisionTree): Both => ({ plain: tree, negated: tree });

function group(kind: 'all' | 'any', of: readonly DecisionTree[]): DecisionTree {
  const [only] = of;
  if (only !== undefined && of.length === 1) return only;
  const flat = of.flatMap((part) => (part.kind === kind ? part.of : [part]));
  return { kind, of: flat };
}

function literal(lowered: Lowered): Both {
  if (lowered.kind !== 'predicate') return both(lowered);
  const one = { kind: 'literal', predicate: lowered.number } as const;
  return { plain: { ...one, negated: false }, negated: { ...one, negated: true } };
}

/** How often one rule may expand shared conditions: a name that doubles itself at each level must not blow up. */
const MOST_EXPANSIONS = 1_000;
/** How many names within names are followed; with the depth of each it bounds every later walk. */
const MOST_NESTED = 16;

/** Shared conditions, read once for all rules that name them. */
export type SharedTrees = { readonly trees: ReadonlyMap<string, StrictTree>; readonly allowUndefined: boolean };

export function readShared(
  { conditions, allowUndefinedConditions }: SharedConditions,
  problems: FoundProblems,
): SharedTrees {
  const trees = new Map<string, StrictTree>();
  for (const [name, json] of conditions ?? []) {
    trees.set(name, readStrictConditions(json, pathTo('$.conditions', name), problems));
  }
  return { trees, allowUndefined: allowUndefinedConditions ?? false };
}

/** Turns strict trees into decision trees; shared conditions are expanded where they are named. */
export class Decisions {
  private expansions = 0;

  constructor(
    private readonly predicates: Predicates,
    private readonly shared: SharedTrees,
  ) {}

  of(tree: StrictTree): DecisionTree {
    this.expansions = 0;
    return this.both(tree, []).plain;
  }

  private both(tree: StrictTree, within: readonly string[]): Both {
    return foldTree<Asked, Both>(tree, {
      leaf: (asked) => this.asked(asked, within),
      all: (parts) => this.group('all', 'any', parts),
      any: (parts) => (parts.length === 0 ? { plain: TRUE, negated: FALSE } : this.group('any', 'all', parts)),
      not: turned,
    });
  }

  private group(plain: 'all' | 'any', negated: 'all' | 'any', parts: readonly Both[]): Both {
    return {
      plain: group(
        plain,
        parts.map((part) => part.plain),
      ),
      negated: group(
        negated,
        parts.map((part) => part.negated),
      ),
    };
  }

  private asked(asked: Asked, within: readonly string[]): Both {
    if (asked.kind === 'question') return literal(this.predicates.lower(asked.leaf));
    if (asked.kind === 'beyond' || typeof asked.name !== 'string') return both({ kind: 'rejecting' });
    const { name } = asked;
    const tree = this.shared.trees.get(name);
    if (tree === undefined) {
      return this.shared.allowUndefined ? { plain: FALSE, negated: TRUE } : both({ kind: 'rejecting' });
    }
    this.expansions += 1;
    const isTooMuch = this.expansions > MOST_EXPANSIONS || within.length >= MOST_NESTED;
    if (isTooMuch || within.includes(name)) return both({ kind: 'rejecting' });
    return this.both(tree, [...within, name]);
  }
}

/** Whether some leaf of the tree is of this kind. */
export function hasLeaf(tree: DecisionTree, kind: 'possible' | 'rejecting'): boolean {
  return tree.kind === 'all' || tree.kind === 'any' ? tree.of.some((part) => hasLeaf(part, kind)) : tree.kind === kind;
}
