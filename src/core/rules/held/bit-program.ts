import type { Tree } from '../../condition/condition.js';
import type { HeldBlock } from '../../facts/held-block.js';
import type { Day } from '../../kit/day.js';
import type { CompiledPack } from '../program.js';
import type { Known, LeafBits } from './leaf-bits.js';
import { allRows, type RowBits, wordsOf } from './row-bits.js';

/** Rows of bits that need not be worked out. */
const EVERYBODY = Number.MAX_SAFE_INTEGER;
const NOBODY = Number.MIN_SAFE_INTEGER;

const AND = 0;
const OR = 1;

type Op = { readonly kind: typeof AND | typeof OR; readonly a: number; readonly b: number };
type AskedLeaf = { readonly question: number; readonly truth: Known };

const OTHER: { readonly [K in Known]: Known } = { true: 'false', false: 'true' };

/** Trees over questions as operations on rows of bits; what two trees have in common, from their front on, is worked out once. */
class Writer {
  readonly leaves: AskedLeaf[] = [];
  readonly ops: Op[] = [];
  private readonly leafPlaces = new Map<string, number>();
  private readonly opPlaces = new Map<string, number>();

  /** Leaves are numbered from 0 on, operations from -1 down. */
  where(tree: Tree<number>, truth: Known): number {
    if (tree.kind === 'leaf') return this.leaf(tree.leaf, truth);
    if (tree.kind === 'not') return this.where(tree.of, OTHER[truth]);
    const kind = (tree.kind === 'all') === (truth === 'true') ? AND : OR;
    const [first, ...others] = tree.of.map((part) => this.where(part, truth));
    if (first === undefined) return kind === AND ? EVERYBODY : NOBODY;
    return others.reduce((so, other) => this.op(kind, so, other), first);
  }

  private leaf(question: number, truth: Known): number {
    const key = `${question}${truth}`;
    const known = this.leafPlaces.get(key) ?? this.leaves.push({ question, truth }) - 1;
    this.leafPlaces.set(key, known);
    return known;
  }

  private op(kind: Op['kind'], a: number, b: number): number {
    const [neutral, settling] = kind === AND ? [EVERYBODY, NOBODY] : [NOBODY, EVERYBODY];
    if (a === settling || b === settling) return settling;
    if (a === neutral || a === b) return b;
    if (b === neutral) return a;
    const key = `${kind}|${a}|${b}`;
    const known = this.opPlaces.get(key) ?? -this.ops.push({ kind, a, b });
    this.opPlaces.set(key, known);
    return known;
  }
}

/**
 * Which rows of held blocks each rule of a pack is true of, as bits. The same as `GuardedColumns` finds, for who asks for
 * counts again and again: leaves are remembered by their columns, and what is left are a few operations a word.
 */
export class BitProgram {
  private readonly ops: readonly Op[];
  /** Where operations put what they find, block after block, by how many words that is. */
  private readonly made: RowBits[][] = [];
  private readonly results: readonly number[];
  /** What was found of the block that is asked, by leaf and by rule. */
  private readonly leaves: RowBits[] = [];
  private readonly found: RowBits[] = [];
  private readonly asked: readonly {
    readonly fact: string;
    readonly truth: Known;
    readonly of: ReturnType<LeafBits['of']>;
  }[];

  constructor(pack: CompiledPack, bits: LeafBits, today: Day | null) {
    const writer = new Writer();
    this.results = pack.rules.map(({ program }) => writer.where(program, 'true'));
    this.ops = writer.ops;
    this.asked = writer.leaves.map(({ question, truth }) => {
      const one = pack.questions[question];
      if (one === undefined) throw new Error(`the pack has no question ${question}`);
      return { fact: one.leaf.fact, truth, of: bits.of(one, today) };
    });
  }

  /** Of each rule the first that finds the same. */
  get alike(): readonly number[] {
    return this.results.map((result) => this.results.indexOf(result));
  }

  /** The rows of each rule, by its place; not to be written into, and good until the next block. All rows are asked, live or not. */
  rowsOf(block: HeldBlock): readonly RowBits[] {
    this.askLeaves(block);
    const { leaves, found } = this;
    const made = this.madeIn(block.n);
    for (let place = 0; place < this.ops.length; place += 1) {
      const { kind, a, b } = this.ops[place] as Op;
      const [one, other] = [a >= 0 ? leaves[a] : made[-1 - a], b >= 0 ? leaves[b] : made[-1 - b]];
      combine(kind, one as RowBits, other as RowBits, made[place] as RowBits);
    }
    for (let rule = 0; rule < this.results.length; rule += 1) {
      const place = this.results[rule] as number;
      found[rule] = settledRows(place, block.n) ?? ((place >= 0 ? leaves[place] : made[-1 - place]) as RowBits);
    }
    return found;
  }

  private askLeaves({ columns }: HeldBlock): void {
    for (let place = 0; place < this.asked.length; place += 1) {
      const { fact, truth, of } = this.asked[place] as (typeof this.asked)[number];
      const column = columns.get(fact);
      if (column === undefined) throw new Error(`the block has no column ${fact}`);
      this.leaves[place] = of(column, truth);
    }
  }

  private madeIn(rows: number): RowBits[] {
    const words = wordsOf(rows);
    const known = this.made[words];
    if (known !== undefined) return known;
    const made = this.ops.map(() => new Uint32Array(words));
    this.made[words] = made;
    return made;
  }
}

function settledRows(place: number, rows: number): RowBits | null {
  if (place === EVERYBODY) return allRows(rows);
  return place === NOBODY ? new Uint32Array(wordsOf(rows)) : null;
}

function combine(kind: Op['kind'], a: RowBits, b: RowBits, to: RowBits): void {
  if (kind === AND) for (let at = 0; at < to.length; at += 1) to[at] = (a[at] as number) & (b[at] as number);
  else for (let at = 0; at < to.length; at += 1) to[at] = (a[at] as number) | (b[at] as number);
}
