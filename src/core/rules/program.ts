import { type Condition, foldTree, type Leaf, type Tree } from '../condition/condition.js';
import { type LeafTest, leafTest } from '../condition/evaluate-condition.js';
import { asksClock } from '../condition/range.js';
import { readCondition } from '../condition/read-condition.js';
import type { NamedLists } from '../condition/terms.js';
import type { FactCatalogue } from '../facts/fact-catalogue.js';
import { compilePattern } from './regex.js';
import type { Rule, RulePack } from './rule-pack.js';

/** A rule ready to run: its leaves are numbers into the pack's questions. `condition` is the same tree, for explaining. */
export type CompiledRule = { readonly rule: Rule; readonly condition: Condition; readonly program: Tree<number> };

/**
 * A question that some rule of the pack asks, and the function that answers it; asked by ten rules it is here once.
 * `test` is null for a question about the run's clock: it is built when the day is known.
 */
export type Question = { readonly leaf: Leaf; readonly test: LeafTest | null };

export type CompiledPack = {
  readonly pack: string;
  readonly rules: readonly CompiledRule[];
  readonly questions: readonly Question[];
  /** The facts the pack reads, each once: what a run must load. */
  readonly facts: readonly string[];
  /** Whether some rule asks for the run's day: then evaluating needs it. */
  readonly asksClock: boolean;
};

/** Numbers the distinct leaves of all rules. */
class Questions {
  readonly all: Question[] = [];
  private readonly places = new Map<string, number>();

  number(leaf: Leaf): number {
    const key = JSON.stringify([leaf.fact, leaf.operator, leaf.value, leaf.unknown]);
    const known = this.places.get(key);
    if (known !== undefined) return known;
    const place = this.all.push({ leaf, test: asksClock(leaf) ? null : leafTest(leaf) }) - 1;
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

/**
 * Once per version of a pack. The pack was read before it was stored: one that cannot be compiled is a fault, and so is
 * one that names a list which has gone since. What guarded mode refuses is not asked again: a stored version runs.
 */
export function compilePack(pack: RulePack, catalogue: FactCatalogue, lists: NamedLists = new Map()): CompiledPack {
  const questions = new Questions();
  const terms = { patterns: compilePattern, lists };
  const rules = pack.rules.map((rule): CompiledRule => {
    const read = readCondition(rule.conditions, catalogue, '$.conditions', terms);
    if (!read.ok) throw new Error(`rule ${rule.id} of ${pack.pack} cannot run: ${JSON.stringify(read.problems)}`);
    return { rule, condition: read.value, program: questions.programOf(read.value) };
  });
  const facts = [...new Set(questions.all.map(({ leaf }) => leaf.fact))];
  const clock = questions.all.some(({ leaf }) => asksClock(leaf));
  return { pack: pack.pack, rules, questions: questions.all, facts, asksClock: clock };
}
