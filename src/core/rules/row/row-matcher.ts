import type { DecisionTree } from '../compile/decision-tree.js';
import type { RuleIndex } from '../compile/rule-index.js';
import { FactReader, type Facts } from './fact-reader.js';
import { type MaskIndex, maskIndexOf, type Standing, standingsOf } from './mask-index.js';
import type { RowDesk, RowKernel, RowKernels } from './row-kernel.js';
import { scalarRowKernel } from './scalar-row-kernel.js';

/**
 * What the index says of one customer: places of rules in the list they were compiled from, highest priority first.
 * `undecided` rules may match; only the exact path can say.
 */
export type RowAnswer = { readonly matched: readonly number[]; readonly undecided: readonly number[] };

const NOTHING: readonly number[] = [];
const WORD = 4;
const KIND = { sure: 0, check: 1, exact: 2 } as const;

const aligned = (address: number) => Math.ceil(address / 16) * 16;

function deskOf(dimensions: number, bytes: number, conjunctions: number) {
  let next = 0;
  const take = (size: number) => {
    const at = next;
    next = aligned(next + size);
    return at;
  };
  const desk: RowDesk = {
    codes: take(dimensions),
    dimensions,
    starts: take(dimensions * WORD),
    rows: take(dimensions * WORD),
    full: take(bytes),
    bytes,
    left: take(bytes),
    found: take(conjunctions * WORD),
  };
  return { desk, masks: next };
}

/** Lays the masks out in the kernel's memory. */
function laidOut({ masks, full, firstRow, words, placed }: MaskIndex, kernel: RowKernel) {
  const { desk, masks: at } = deskOf(firstRow.length, words * WORD, placed.length);
  const memory = kernel.reserve(at + masks.byteLength);
  const here = new Int32Array(memory);
  here.set(masks, at / WORD);
  here.set(full, desk.full / WORD);
  here.set(
    firstRow.map((row) => at + row * desk.bytes),
    desk.starts / WORD,
  );
  const codes = new Uint8Array(memory, desk.codes, desk.dimensions);
  return { desk, codes, found: new Int32Array(memory, desk.found, placed.length) };
}

/**
 * Asks the whole rule set about one customer at a time; it has one desk to work on. A getter among the facts that asks
 * again meanwhile has every rule left undecided.
 */
export class RowMatcher {
  private readonly reader: FactReader;
  private readonly kernel: RowKernel;
  private readonly desk: RowDesk;
  private readonly codes: Uint8Array;
  private readonly found: Int32Array;
  /** Of each conjunction its rule's place, its rule's rank, and how sure it is. */
  private readonly numbers: Int32Array;
  private readonly ranks: Int32Array;
  private readonly kinds: Uint8Array;
  private readonly everyRule: RowAnswer;
  private readonly standings: readonly Standing[];
  private isReading = false;

  constructor(
    private readonly rules: RuleIndex,
    kernels: RowKernels = scalarRowKernel,
  ) {
    this.reader = new FactReader(rules);
    const conjunctions = rules.rules.reduce((sum, rule) => sum + rule.conjunctions.length, 0);
    const cells = rules.dimensions.reduce((sum, dimension) => sum + dimension.cells, 0);
    this.kernel = kernels(Math.ceil((cells * conjunctions) / 8));
    const index = maskIndexOf(rules, this.kernel.grain / WORD);
    const { desk, codes, found } = laidOut(index, this.kernel);
    [this.desk, this.codes, this.found] = [desk, codes, found];
    this.numbers = Int32Array.from(index.placed, ({ rank }) => rules.rules[rank]?.index ?? 0);
    this.ranks = Int32Array.from(index.placed, ({ rank }) => rank);
    this.kinds = Uint8Array.from(index.placed, ({ verdict }) => KIND[verdict]);
    this.everyRule = { matched: NOTHING, undecided: rules.rules.map(({ index: number }) => number) };
    this.standings = standingsOf(rules.dimensions);
  }

  /** In microseconds. A customer the index cannot place has every rule undecided. */
  answer(facts: Facts): RowAnswer {
    if (this.isReading || !this.isPlaced(facts)) return this.everyRule;
    return this.gather(this.kernel.sieve(this.desk));
  }

  private isPlaced(facts: Facts): boolean {
    this.isReading = true;
    try {
      return this.reader.read(facts, this.codes);
    } finally {
      this.isReading = false;
    }
  }

  /** A rule's conjunctions follow one another, the surest first: what is matched need not be asked again. */
  private gather(count: number): RowAnswer {
    const { found, kinds, numbers, ranks } = this;
    const matched: number[] = [];
    let undecided = NOTHING as number[];
    let settled = -1;
    for (let next = 0; next < count; next += 1) {
      const at = found[next] as number;
      const rank = ranks[at] as number;
      if (rank === settled) continue;
      const kind = kinds[at] as number;
      if (kind === KIND.exact) {
        if (undecided === NOTHING) undecided = [];
        undecided.push(numbers[at] as number);
      } else if (kind === KIND.sure || this.holds(this.rules.rules[rank]?.tree)) matched.push(numbers[at] as number);
      else continue;
      settled = rank;
    }
    return { matched, undecided };
  }

  /** A tree without `possible` leaves, asked of the cells the customer lies in. */
  private holds(tree: DecisionTree | undefined): boolean {
    switch (tree?.kind) {
      case 'literal': {
        const { dimension = 0, place = 0 } = this.standings[tree.predicate] ?? {};
        const answer = this.rules.dimensions[dimension]?.answers[this.codes[dimension] ?? 0]?.[place] === 1;
        return answer !== tree.negated;
      }
      case 'all':
        return tree.of.every((part) => this.holds(part));
      case 'any':
        return tree.of.some((part) => this.holds(part));
      default:
        return false;
    }
  }
}
