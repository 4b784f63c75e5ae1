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

/** So many literals are written out for one product of choices; what is left then is loosened too. */
const MOST_WRITTEN = 1 << 16;

/** How certain is certain: a loosened conjunction is `check`, or `exact` where the tree itself cannot decide. */
type Loose = 'check' | 'exact';

const RANK: readonly Verdict[] = ['sure', 'check', 'exact'];
const weaker = (a: Verdict, b: Verdict): Verdict => (RANK.indexOf(a) > RANK.indexOf(b) ? a : b);

const deniedBy = (literal: Literal): Literal => literal ^ 1;

/** The literals of all of these at once, ascending, each once; null where one denies what another says. */
function together(lists: readonly (readonly Literal[])[]): readonly Literal[] | null {
  const literals = new Set(lists.flat());
  for (const literal of literals) if (literals.has(deniedBy(literal))) return null;
  return [...literals].sort((x, y) => x - y);
}

/** All conjunctions at once; null where one denies what another says. */
function joined(conjunctions: readonly Conjunction[]): Conjunction | null {
  const literals = together(conjunctions.map((one) => one.literals));
  return literals && { literals, verdict: conjunctions.map((one) => one.verdict).reduce(weaker, 'sure') };
}

function distinct(conjunctions: readonly Conjunction[]): Conjunction[] {
  const found = new Map<string, Conjunction>();
  for (const one of conjunctions) {
    const key = `${one.verdict} ${one.literals.join()}`;
    if (!found.has(key)) found.set(key, one);
  }
  return [...found.values()];
}

/** What all parts that leave no choice say, in one go; nothing where they contradict each other. */
function certain(parts: readonly (readonly Conjunction[])[]): Conjunction[] {
  if (parts.some((part) => part.length === 0)) return [];
  return [joined(parts.flatMap((part) => (part.length === 1 ? part : []))) ?? []].flat();
}

const writtenIn = (conjunctions: readonly Conjunction[]) =>
  conjunctions.reduce((sum, { literals }) => sum + literals.length, 0);

/** A part that would take the product beyond a cap is left out: fewer conditions let more survive, never less. */
function product(parts: readonly (readonly Conjunction[])[], loose: Loose): Conjunction[] {
  const choices = parts.filter((part) => part.length > 1).sort((a, b) => a.length - b.length);
  let whole = certain(parts);
  let written = 0;
  for (const part of choices) {
    if (whole.length * part.length > MOST_CONJUNCTIONS || written > MOST_WRITTEN) {
      return whole.map((one) => ({ ...one, verdict: weaker(one.verdict, loose) }));
    }
    written += writtenIn(whole) * part.length + writtenIn(part) * whole.length;
    whole = distinct(whole.flatMap((one) => part.flatMap((other) => joined([one, other]) ?? [])));
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
