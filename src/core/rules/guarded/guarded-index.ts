import type { Tree } from '../../condition/condition.js';
import { leafTest } from '../../condition/evaluate-condition.js';
import type { Answer } from '../../condition/operators.js';
import type { Day } from '../../kit/day.js';
import { conjunctionsOf } from '../compile/conjunctions.js';
import type { DecisionTree } from '../compile/decision-tree.js';
import type { Predicate } from '../compile/predicates.js';
import type { RuleIndex } from '../compile/rule-index.js';
import type { CompiledPack } from '../program.js';
import { cellDimensions, type MarkedLeaf } from './cell-dimension.js';
import { combinationDimensions } from './combination-dimension.js';
import type { AskedLeaf, GuardedDimension } from './guarded-dimension.js';
import { marksOf } from './marks.js';

/** A rule index whose dimensions read columns too. It is total: every value has a cell, nobody goes to an exact path. */
export type GuardedIndex = Omit<RuleIndex, 'dimensions'> & { readonly dimensions: readonly GuardedDimension[] };

/**
 * `possible` asks two things of each rule. Rule `r` of `n` is then found as `r` where it is true, as ever, and as `n + r`
 * where it is not false: in between, nobody can know.
 */
type IndexOptions = { readonly possible: boolean };

type Known = 'true' | 'false';
type Literal = (question: number, truth: Known) => DecisionTree;

const OTHER: { readonly [K in Known]: Known } = { true: 'false', false: 'true' };

/**
 * Where a condition has this truth. Strong Kleene as a boolean: an `all` is true where all of its parts are and false
 * where some part is, an `any` the other way round, and `not` turns the question.
 */
function where(tree: Tree<number>, truth: Known, literal: Literal): DecisionTree {
  if (tree.kind === 'leaf') return literal(tree.leaf, truth);
  if (tree.kind === 'not') return where(tree.of, OTHER[truth], literal);
  const kind = (tree.kind === 'all') === (truth === 'true') ? 'all' : 'any';
  return { kind, of: tree.of.map((part) => where(part, truth, literal)) };
}

/** The truths that rules ask of leaves, numbered; what nobody asks has no number and makes no cell. */
class Asking {
  readonly predicates: Predicate[] = [];
  private readonly leaves: readonly (AskedLeaf & { readonly asked: { truth: Known; predicate: number }[] })[];
  private readonly facts: readonly string[];

  constructor(
    pack: CompiledPack,
    private readonly today: Day | null,
  ) {
    this.facts = pack.facts;
    this.leaves = pack.questions.map(({ leaf, test }) => ({ leaf, test: test ?? leafTest(leaf, today), asked: [] }));
  }

  readonly isTrue: Literal = (question, truth) => this.literal(question, truth, false);
  /** Each leaf is not what would make the whole false. */
  readonly isNotFalse: Literal = (question, truth) => this.literal(question, OTHER[truth], true);

  dimensions(): readonly GuardedDimension[] {
    return this.facts.flatMap((fact, field) => {
      const marked: MarkedLeaf[] = [];
      const others: AskedLeaf[] = [];
      for (const one of this.leaves) {
        if (one.leaf.fact !== fact || one.asked.length === 0) continue;
        const marks = marksOf(one.leaf, this.today);
        if (marks === null) others.push(one);
        else marked.push({ ...one, marks });
      }
      return [...cellDimensions(field, marked), ...combinationDimensions(field, others, this.today)];
    });
  }

  private literal(question: number, truth: Known, negated: boolean): DecisionTree {
    const one = this.leaves[question];
    if (one === undefined) throw new Error(`the pack has no question ${question}`);
    const known = one.asked.find((other) => other.truth === truth);
    const predicate = known?.predicate ?? this.predicates.length;
    if (known === undefined) {
      const { leaf, test } = one;
      const holds = (value: unknown) => test(value as Answer) === truth;
      const field = this.facts.indexOf(leaf.fact);
      this.predicates.push({ number: predicate, field, kind: 'scalar', literals: [], textual: false, test: holds });
      one.asked.push({ truth, predicate });
    }
    return { kind: 'literal', predicate, negated };
  }
}

/**
 * A pack for one day as conjunctions over numbered predicates, the strict rules' own form: a predicate is that a leaf is
 * true, or that it is false. Rules are told by their places in the pack and stand in its order: their priority is that
 * of json-rules-engine and chooses nobody. Throws where the pack asks for the run's day and there is none.
 */
export function indexPack(pack: CompiledPack, today: Day | null, { possible }: IndexOptions): GuardedIndex {
  const asking = new Asking(pack, today);
  const programs = pack.rules.map(({ program }) => program);
  const trees = [
    ...programs.map((program) => where(program, 'true', asking.isTrue)),
    ...(possible ? programs.map((program) => where(program, 'true', asking.isNotFalse)) : []),
  ];
  return {
    rules: trees.map((tree, index) => ({ index, priority: 1, tree, conjunctions: conjunctionsOf(tree) })),
    predicates: asking.predicates,
    fields: pack.facts.map((fact) => ({ fact, steps: [] })),
    dimensions: asking.dimensions(),
    requiredFacts: [],
    codeGeneration: false,
  };
}
