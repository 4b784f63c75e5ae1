import { type DecisionTree, hasLeaf } from './decision-tree.js';

/** A predicate or its negation: twice the predicate's number, plus one where it is negated. */
export type Literal = number;

/**
 * What survives for a customer decides a rule as follows. `sure`: the rule matches. `check`: the rule may match and
 * its decision tree says so. `exact`: the rule may match and the exact path says so.
 */
export type Verdict = 'sure' | 'check' | 'exact';

/** Literals that must all hold, ascending, each once. */
export type Conjunction = { readonly literals: readonly Literal[]; readonly verdict: Verdict };

/** At most so many conjunctions a rule; beyond, conjunctions are loosened and what survives is checked. */
export const MOST_CONJUNCTIONS = 64;

/** How certain is certain: a loosened conjunction is `check`, or `exact` where the tree itself cannot decide. */
type Loose = 'check' | 'exact';

const RANK: readonly Verdict[] = ['sure', 'check', 'exact'];
const weaker = (a: Verdict, b: Verdict): Verdict => (RANK.indexOf(a) > RANK.indexOf(b) ? a : b);

/** Both conjunctions at once; null where one denies what the other says. */
function joined(a: Conjunction, b: Conjunction): Conjunction | null {
  const literals = [...new Set([...a.literals, ...b.literals])].sort((x, y) => x - y);
  for (let at = 1; at < literals.length; at += 1) {
    const [before, here] = [literals[at - 1] ?? 0, literals[at] ?? 0];
    if (here === before + 1 && before % 2 === 0) return null;
  }
  return { literals, verdict: weaker(a.verdict, b.verdict) };
}

function distinct(conjunctions: readonly Conjunction[]): Conjunction[] {
  const found = new Map<string, Conjunction>();
  for (const one of conjunctions) {
    const key = `${one.verdict} ${one.literals.join()}`;
    if (!found.has(key)) found.set(key, one);
  }
  return [...found.values()];
}

/** A part that would take the product beyond the cap is left out: fewer conditions let more survive, never less. */
function product(parts: readonly (readonly Conjunction[])[], loose: Loose): Conjunction[] {
  const ascending = [...parts].sort((a, b) => a.length - b.length);
  let whole: Conjunction[] = [{ literals: [], verdict: 'sure' }];
  for (const part of ascending) {
    if (whole.length * part.length > MOST_CONJUNCTIONS) {
      whole = whole.map((one) => ({ ...one, verdict: weaker(one.verdict, loose) }));
      continue;
    }
    whole = distinct(whole.flatMap((one) => part.flatMap((other) => joined(one, other) ?? [])));
  }
  return whole;
}

function expand(tree: DecisionTree, loose: Loose): readonly Conjunction[] {
  switch (tree.kind) {
    case 'literal':
      return [{ literals: [tree.predicate * 2 + (tree.negated ? 1 : 0)], verdict: 'sure' }];
    case 'possible':
    case 'rejecting':
      return [{ literals: [], verdict: 'exact' }];
    case 'all':
      return product(
        tree.of.map((part) => expand(part, loose)),
        loose,
      );
    case 'any': {
      const parts = distinct(tree.of.flatMap((part) => expand(part, loose)));
      return parts.length > MOST_CONJUNCTIONS ? [{ literals: [], verdict: loose }] : parts;
    }
  }
}

/**
 * Conjunctions of which one survives wherever the rule may match. A rule that may reject the run is one empty
 * conjunction: it is asked exactly for every customer.
 */
export function conjunctionsOf(tree: DecisionTree): readonly Conjunction[] {
  if (hasLeaf(tree, 'rejecting')) return [{ literals: [], verdict: 'exact' }];
  return expand(tree, hasLeaf(tree, 'possible') ? 'exact' : 'check');
}
