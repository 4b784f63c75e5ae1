import type { Leaf } from '../../condition/condition.js';
import { leafTest, type Truth } from '../../condition/evaluate-condition.js';
import type { Column } from '../../facts/fact-block.js';
import type { Day } from '../../kit/day.js';
import { cellDimensions } from '../guarded/cell-dimension.js';
import { combinationDimensions } from '../guarded/combination-dimension.js';
import type { AskedLeaf, GuardedDimension } from '../guarded/guarded-dimension.js';
import { marksOf } from '../guarded/marks.js';
import { Newest } from '../guarded/newest.js';
import type { Question } from '../program.js';
import { type NumberLine, numberLine } from './number-line.js';
import { type RowBits, rowsWith } from './row-bits.js';

/** Leaves whose rows are remembered: a dozen rules' worth. A bit a customer each, for as long as its column is held. */
const MOST_LEAVES = 96;

/** The truths that can be known; what is neither is unknown. */
export type Known = 'true' | 'false';
const ASKED: readonly Truth[] = ['true', 'false'];

function dimensionFor(leaf: Leaf, { test }: Question, today: Day | null): GuardedDimension {
  const asked = ASKED.map((truth, predicate) => ({ truth, predicate }));
  const one: AskedLeaf = { leaf, test: test ?? leafTest(leaf, today), asked };
  const marks = marksOf(leaf, today);
  const [dimension] = marks === null ? combinationDimensions(0, [one], today) : cellDimensions(0, [{ ...one, marks }]);
  if (dimension === undefined) throw new Error(`no dimension for a question about ${leaf.fact}`);
  return dimension;
}

/** Codes of rows, in one memory: each is read before the next is asked for. */
class ScratchCodes {
  private codes = new Uint8Array(4_096);

  of(rows: number): Uint8Array {
    if (rows > this.codes.length) this.codes = new Uint8Array(2 * rows);
    return this.codes.subarray(0, rows).fill(0);
  }
}

/** One leaf asked of columns: the cells are those that packs are matched by, so both find the same. */
class AskedRows {
  private readonly known = { true: new WeakMap<Column, RowBits>(), false: new WeakMap<Column, RowBits>() };
  private readonly dimension: GuardedDimension;
  private readonly wanted: { readonly [K in Known]: Uint8Array };
  private readonly line: NumberLine | null;

  constructor(
    leaf: Leaf,
    question: Question,
    today: Day | null,
    private readonly scratch: ScratchCodes,
  ) {
    this.dimension = dimensionFor(leaf, question, today);
    const { answers } = this.dimension;
    this.line = numberLine(leaf, this.dimension, today);
    const wantedAt = (place: number) => Uint8Array.from(answers, (answer) => answer[place] ?? 0);
    this.wanted = { true: wantedAt(ASKED.indexOf('true')), false: wantedAt(ASKED.indexOf('false')) };
  }

  of(column: Column, truth: Known): RowBits {
    const known = this.known[truth].get(column);
    if (known !== undefined) return known;
    const asked = this.ask(column, truth);
    this.known[truth].set(column, asked);
    return asked;
  }

  private ask(column: Column, truth: Known): RowBits {
    const { kind, over } = this.dimension;
    if (column.kind !== kind) throw new Error(`a ${column.kind} column where a ${kind} column is asked`);
    const codes = this.scratch.of(column.present.length);
    if (this.line === null) over(column)(0, codes);
    else this.line.writeCodes(column, codes);
    return rowsWith(codes, this.wanted[truth]);
  }
}

/**
 * Where leaves are true and false of columns that are held: each is asked of a column once, for as long as that column
 * stays, whatever rule it stands in. Typing another threshold asks one leaf.
 */
export class LeafBits {
  private readonly leaves = new Newest<AskedRows>(MOST_LEAVES);
  private readonly scratch = new ScratchCodes();

  /** The question for one day, ready to be asked of columns. A list is known by its name: lists stay as they are. */
  of(question: Question, today: Day | null): (column: Column, truth: Known) => RowBits {
    const { leaf } = question;
    const day = question.test === null ? today : null;
    const key = JSON.stringify([leaf.fact, leaf.type, leaf.operator, leaf.value, leaf.unknown, day]);
    const asked = this.leaves.of(key, () => new AskedRows(leaf, question, today, this.scratch));
    return (column, truth) => asked.of(column, truth);
  }
}
