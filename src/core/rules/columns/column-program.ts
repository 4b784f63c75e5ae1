import { type DecisionTree, FALSE, hasLeaf, TRUE } from '../compile/decision-tree.js';
import type { RuleIndex } from '../compile/rule-index.js';
import { codeRangesOf } from './code-ranges.js';
import { OPS, type Op } from './column-kernel.js';

/**
 * A rule set as questions about columns of codes and instructions over rows of bits. Slots are numbers of bit rows:
 * a slot a predicate, then the rows to look at, then a slot a rule in order of rank, then desks.
 */
export type ColumnProgram = {
  /** `[dimension, slot, ranges, (lowest, span) × ranges]`, one after another. */
  readonly questions: Int32Array;
  /** `[op, to, a, b]` in slots. */
  readonly instructions: Int32Array;
  readonly validSlot: number;
  readonly firstRuleSlot: number;
  readonly slots: number;
};

type Operand = { readonly slot: number; readonly negated: boolean };

const isConstant = (tree: DecisionTree, { kind }: DecisionTree) =>
  tree.kind === kind && (tree.kind === 'all' || tree.kind === 'any') && tree.of.length === 0;

/** What cannot be decided counts as true: whoever survives is asked exactly. Constants do not stay inside of groups. */
export function loosened(tree: DecisionTree): DecisionTree {
  if (tree.kind === 'literal') return tree;
  if (tree.kind === 'possible' || tree.kind === 'rejecting') return TRUE;
  const [settles, changesNothing] = tree.kind === 'all' ? [FALSE, TRUE] : [TRUE, FALSE];
  const parts = tree.of.map(loosened);
  if (parts.some((part) => isConstant(part, settles))) return settles;
  const of = parts.filter((part) => !isConstant(part, changesNothing));
  const [only] = of;
  return only !== undefined && of.length === 1 ? only : { kind: tree.kind, of };
}

class Writer {
  readonly instructions: number[] = [];
  private desks = 0;

  constructor(
    private readonly flipped: readonly boolean[],
    private readonly validSlot: number,
    private readonly firstDesk: number,
  ) {}

  get slots(): number {
    return this.firstDesk + this.desks;
  }

  rule(tree: DecisionTree, to: number): void {
    const valid: Operand = { slot: this.validSlot, negated: false };
    const parts = tree.kind === 'all' ? tree.of : [tree];
    const result = this.fold('all', parts, to, 0, valid);
    if (result.slot !== to) this.emit(OPS.and, to, result.slot, result.slot);
  }

  private emit(op: Op, to: number, a: number, b: number): void {
    this.instructions.push(op, to, a, b);
  }

  /** A row to work out a group on; a literal stands where it is. */
  private desk(depth: number, part: DecisionTree): number {
    if (part.kind === 'literal') return this.firstDesk + depth;
    this.desks = Math.max(this.desks, depth + 1);
    return this.firstDesk + depth;
  }

  private literal(predicate: number, negated: boolean): Operand {
    return { slot: predicate, negated: negated !== (this.flipped[predicate] ?? false) };
  }

  /** Answers where the result stands; `to` is free to be written, and so are the desks from `depth` on. */
  private fold(
    kind: 'all' | 'any',
    parts: readonly DecisionTree[],
    to: number,
    depth: number,
    first: Operand | null,
  ): Operand {
    let so = first;
    for (const part of [...parts].sort((a, b) => this.order(a) - this.order(b))) {
      if (so === null) so = this.operand(part, to, depth);
      else so = this.pair(kind, to, so, this.operand(part, this.desk(depth, part), depth + 1));
    }
    if (so !== null) return so;
    // An empty group: true is every row to look at, false is none of them.
    this.emit(kind === 'all' ? OPS.and : OPS.andNot, to, this.validSlot, this.validSlot);
    return { slot: to, negated: false };
  }

  /** Plain literals first, so that a row is rarely turned over by itself; groups last. */
  private order(part: DecisionTree): number {
    if (part.kind !== 'literal') return 2;
    return this.literal(part.predicate, part.negated).negated ? 1 : 0;
  }

  private operand(part: DecisionTree, to: number, depth: number): Operand {
    if (part.kind === 'literal') return this.literal(part.predicate, part.negated);
    const isGroup = part.kind === 'all' || part.kind === 'any';
    return this.fold(isGroup ? part.kind : 'all', isGroup ? part.of : [], to, depth, null);
  }

  private pair(kind: 'all' | 'any', to: number, a: Operand, b: Operand): Operand {
    const [plain, other] = a.negated && !b.negated ? [b, a] : [a, b];
    let { slot } = plain;
    if (plain.negated) {
      this.emit(OPS.not, to, slot, slot);
      slot = to;
    }
    const [straight, turned] = kind === 'all' ? [OPS.and, OPS.andNot] : [OPS.or, OPS.orNot];
    this.emit(other.negated ? turned : straight, to, slot, other.slot);
    return { slot: to, negated: false };
  }
}

/** Rules that may reject are asked exactly for every customer, whatever the columns say. */
const treeOf = (tree: DecisionTree) => (hasLeaf(tree, 'rejecting') ? TRUE : loosened(tree));

/** Translates a rule index for the column path. */
export function columnProgramOf({ rules, dimensions, predicates }: RuleIndex): ColumnProgram {
  const flips: boolean[] = [];
  const questions: number[] = [];
  for (const [dimension, { answers, predicates: asked }] of dimensions.entries()) {
    for (const [place, predicate] of asked.entries()) {
      const { ranges, flipped } = codeRangesOf(answers, place);
      flips[predicate] = flipped;
      questions.push(dimension, predicate, ranges.length, ...ranges.flatMap(({ lowest, span }) => [lowest, span]));
    }
  }
  const validSlot = predicates.length;
  const firstRuleSlot = validSlot + 1;
  const writer = new Writer(flips, validSlot, firstRuleSlot + rules.length);
  for (const [rank, { tree }] of rules.entries()) writer.rule(treeOf(tree), firstRuleSlot + rank);
  return {
    questions: Int32Array.from(questions),
    instructions: Int32Array.from(writer.instructions),
    validSlot,
    firstRuleSlot,
    slots: writer.slots,
  };
}
