import { type Condition, foldTree, type Leaf, type Tree } from '../condition/condition.js';
import { type Predicate, predicateOf } from '../condition/predicate.js';
import { readCondition } from '../condition/read-condition.js';
import type { FactCatalogue } from '../facts/fact-catalogue.js';
import type { Rule, RulePack } from './rule-pack.js';

/** A rule ready to run: its leaves are numbers into the pack's questions. `condition` is the same tree, for explaining. */
export type CompiledRule = { readonly rule: Rule; readonly condition: Condition; readonly program: Tree<number> };

/** A question that some rule of the pack asks, and the function that answers it; asked by ten rules it is here once. */
export type Question = { readonly leaf: Leaf; readonly predicate: Predicate };

export type CompiledPack = {
  readonly pack: string;
  readonly rules: readonly CompiledRule[];
  readonly questions: readonly Question[];
  /** The facts the pack reads, each once: what a run must load. */
  readonly facts: readonly string[];
};

/** Numbers the distinct leaves of all rules. */
class Questions {
  readonly all: Question[] = [];
  private readonly places = new Map<string, number>();

  number(leaf: Leaf): number {
    const key = JSON.stringify([leaf.fact, leaf.operator, leaf.value]);
    const known = this.places.get(key);
    if (known !== undefined) return known;
    const place = this.all.push({ leaf, predicate: predicateOf(leaf) }) - 1;
    this.places.set(key, place);
    return place;
  }

  programOf(condition: Condition): Tree<number> {
    return foldTree<Leaf, Tree<number>>(condition, {
      leaf: (leaf) => ({ kind: 'leaf', leaf: this.number(leaf) }),
      all: (of) => ({ kind: 'all', of }),
      any: (of) => ({ kind: 'any', of }),
      not: (of) => ({ kind: 'not', of }),
    });
  }
}

/** Once per version of a pack. The pack was read before it was stored: one that cannot be compiled is a fault. */
export function compilePack(pack: RulePack, catalogue: FactCatalogue): CompiledPack {
  const questions = new Questions();
  const rules = pack.rules.map((rule): CompiledRule => {
    const read = readCondition(rule.conditions, catalogue, '$.conditions');
    if (!read.ok) throw new Error(`rule ${rule.id} of ${pack.pack} cannot run: ${JSON.stringify(read.problems)}`);
    return { rule, condition: read.value, program: questions.programOf(read.value) };
  });
  const facts = [...new Set(questions.all.map(({ leaf }) => leaf.fact))];
  return { pack: pack.pack, rules, questions: questions.all, facts };
}
