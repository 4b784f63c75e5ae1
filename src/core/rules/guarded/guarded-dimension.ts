import type { Leaf } from '../../condition/condition.js';
import type { LeafTest, Truth } from '../../condition/evaluate-condition.js';
import type { Answer } from '../../condition/operators.js';
import type { Column } from '../../facts/fact-block.js';
import { type Dimension, MOST_CELLS } from '../compile/dimension.js';

/** A distinct leaf of a pack, and the truths that rules ask of it: each one a predicate of the index, true or false. */
export type AskedLeaf = {
  readonly leaf: Leaf;
  readonly test: LeafTest;
  readonly asked: readonly { readonly truth: Truth; readonly predicate: number }[];
};

/** Writes a code for each of the rows of a column from `from` on, as many as `codes` has room for. */
export type Encode = (from: number, codes: Uint8Array) => void;

/** One fact's values in cells, total: whatever it holds has a code. A column gives the codes its sheets would give. */
export type GuardedDimension = Dimension & {
  readonly kind: Column['kind'];
  readonly over: (column: Column) => Encode;
};

/** What the predicates of a dimension answer in a cell in which these are the truths of its leaves: 0 or 1 each. */
export function answersAt(leaves: readonly AskedLeaf[], truths: readonly Truth[]): Uint8Array {
  const answers: number[] = [];
  for (const [place, { asked }] of leaves.entries()) {
    for (const { truth } of asked) answers.push(truth === truths[place] ? 1 : 0);
  }
  return Uint8Array.from(answers);
}

/** The predicates of a dimension, in the order of its answers. */
export function predicatesOf(leaves: readonly AskedLeaf[]): readonly number[] {
  return leaves.flatMap(({ asked }) => asked.map(({ predicate }) => predicate));
}

/** Cells by what the leaves themselves answer at one sample each: samples answered alike share one. */
export class Cells {
  readonly answers: Uint8Array[] = [];
  private readonly codes = new Map<string, number>();

  constructor(private readonly leaves: readonly AskedLeaf[]) {}

  /** More than a code can tell apart: there is no need to go on. */
  get isTooMany(): boolean {
    return this.answers.length > MOST_CELLS;
  }

  add(sample: Answer): number {
    const answers = answersAt(
      this.leaves,
      this.leaves.map(({ test }) => test(sample)),
    );
    const signature = answers.join('');
    const known = this.codes.get(signature);
    if (known !== undefined) return known;
    this.codes.set(signature, this.answers.push(answers) - 1);
    return this.answers.length - 1;
  }
}
