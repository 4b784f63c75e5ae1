import type { DecisionTree } from '../compile/decision-tree.js';
import type { RuleIndex } from '../compile/rule-index.js';
import { FactReader, type Facts } from './fact-reader.js';
import { type MaskIndex, maskIndexOf, type Standing, standingsOf } from './mask-index.js';

/**
 * What the index says of one customer: places of rules in the list they were compiled from, highest priority first.
 * `undecided` rules may match; only the exact path can say.
 */
export type RowAnswer = { readonly matched: readonly number[]; readonly undecided: readonly number[] };

const NOTHING: readonly number[] = [];
const AT_ONCE = 4;

/** Asks the whole rule set about one customer at a time. Not for two at once: it has one desk to work on. */
export class RowMatcher {
  private readonly reader: FactReader;
  private readonly index: MaskIndex;
  private readonly codes: Uint8Array;
  private readonly rows: Int32Array;
  private readonly left: Int32Array;
  private readonly matched: Int32Array;
  private readonly open: Int32Array;
  private readonly everyRule: RowAnswer;
  /** Of each conjunction its rule's rank, with 1, 2 or 3 for sure, check or exact in the lowest bits. */
  private readonly verdicts: Int32Array;
  private readonly numbers: Int32Array;
  private readonly standings: readonly Standing[];

  constructor(private readonly rules: RuleIndex) {
    this.reader = new FactReader(rules);
    this.index = maskIndexOf(rules);
    this.codes = new Uint8Array(rules.dimensions.length);
    const { openRow, words } = this.index;
    this.rows = new Int32Array(Math.ceil(this.codes.length / AT_ONCE) * AT_ONCE).fill(openRow * words);
    this.left = new Int32Array(words);
    this.matched = new Int32Array(Math.ceil(rules.rules.length / 32));
    this.open = new Int32Array(this.matched.length);
    this.numbers = Int32Array.from(rules.rules, ({ index }) => index);
    this.everyRule = { matched: NOTHING, undecided: [...this.numbers] };
    const kinds = { sure: 1, check: 2, exact: 3 } as const;
    this.verdicts = Int32Array.from(this.index.placed, ({ rank, verdict }) => rank * 4 + kinds[verdict]);
    this.standings = standingsOf(rules.dimensions);
  }

  /** In microseconds. A customer the index cannot place has every rule undecided. */
  answer(facts: Facts): RowAnswer {
    if (!this.reader.read(facts, this.codes)) return this.everyRule;
    const { firstRow, words } = this.index;
    const { codes, rows } = this;
    for (let at = 0; at < codes.length; at += 1) rows[at] = ((firstRow[at] as number) + (codes[at] as number)) * words;
    this.sieve();
    this.settleAll();
    const undecided = this.gatherOpen();
    return { matched: this.gather(this.matched), undecided };
  }

  /**
   * What the customer's cells rule out falls. Four cells at a time and no way out in between: a branch that cannot be
   * foreseen costs more than the few words it would save.
   */
  private sieve(): void {
    const { full, masks, words } = this.index;
    const { left, rows } = this;
    left.set(full);
    for (let next = 0; next < rows.length; next += AT_ONCE) {
      const a = rows[next] as number;
      const b = rows[next + 1] as number;
      const c = rows[next + 2] as number;
      const d = rows[next + 3] as number;
      for (let word = 0; word < words; word += 1) {
        left[word] =
          (left[word] as number) &
          (masks[a + word] as number) &
          (masks[b + word] as number) &
          (masks[c + word] as number) &
          (masks[d + word] as number);
      }
    }
  }

  private settleAll(): void {
    const { left, verdicts } = this;
    for (let word = 0; word < left.length; word += 1) {
      for (let some = left[word] as number; some !== 0; some &= some - 1) {
        this.settle(verdicts[word * 32 + 31 - Math.clz32(some & -some)] as number);
      }
    }
  }

  private settle(verdict: number): void {
    const rank = verdict >> 2;
    const bit = 1 << (rank & 31);
    const kind = verdict & 3;
    if (kind === 3) this.open[rank >> 5] = (this.open[rank >> 5] as number) | bit;
    else if (kind === 1 || this.holds(this.rules.rules[rank]?.tree)) {
      this.matched[rank >> 5] = (this.matched[rank >> 5] as number) | bit;
    }
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

  /** What is already matched need not be asked again. */
  private gatherOpen(): readonly number[] {
    const { open, matched } = this;
    let any = 0;
    for (let word = 0; word < open.length; word += 1) {
      open[word] = (open[word] as number) & ~(matched[word] as number);
      any |= open[word] as number;
    }
    return any === 0 ? NOTHING : this.gather(open);
  }

  private gather(bits: Int32Array): number[] {
    const found: number[] = [];
    for (let word = 0; word < bits.length; word += 1) {
      for (let left = bits[word] as number; left !== 0; left &= left - 1) {
        found.push(this.numbers[word * 32 + 31 - Math.clz32(left & -left)] as number);
      }
      bits[word] = 0;
    }
    return found;
  }
}
