import type { FactSheet } from '../../facts/fact-sheet.js';
import { type BranchTotal, BranchTotals } from './profit-tree.js';
import { worthOf } from './worth-facts.js';
import type { WorthModel } from './worth-model.js';

/** The worth of one segment in one currency, minor units. `reckoned`: of so many of the customers a value is known. */
export type SegmentWorth = {
  /** The value of the fact; null where it is missing. */
  readonly segment: string | null;
  readonly currency: string | null;
  readonly customers: number;
  readonly reckoned: number;
  readonly margin: number;
  readonly clv: number;
  readonly valueAtRisk: number;
  readonly saveBudget: number;
  readonly branches: readonly BranchTotal[];
};

const NOTHING = { customers: 0, reckoned: 0, margin: 0, clv: 0, valueAtRisk: 0, saveBudget: 0 };

type Sums = { -readonly [K in keyof typeof NOTHING]: number };
type Segment = {
  readonly segment: string | null;
  readonly currency: string | null;
  readonly sums: Sums;
  readonly branches: BranchTotals;
};

/** Adds up worth by a fact and by currency, because amounts of two currencies have no sum. Memory is that of the segments. */
export class WorthTotals {
  private readonly segments = new Map<string, Segment>();

  constructor(
    private readonly by: string,
    private readonly model: WorthModel,
  ) {}

  add(sheet: FactSheet): void {
    const { sums, branches } = this.segmentOf(sheet);
    const { tree, life, valueAtRisk, saveBudget } = worthOf(sheet, this.model);
    sums.customers += 1;
    // Branches stand beside the margin they add up to: of the same customers.
    if (life === null) return;
    if (tree !== null) branches.add(tree);
    sums.reckoned += 1;
    sums.margin += tree?.margin ?? 0;
    sums.clv += life.clv;
    sums.valueAtRisk += valueAtRisk ?? 0;
    sums.saveBudget += saveBudget ?? 0;
  }

  /** How many segments there are so far. */
  get size(): number {
    return this.segments.size;
  }

  private segmentOf(sheet: FactSheet): Segment {
    const value = sheet[this.by] ?? null;
    const segment = value === null ? null : String(value);
    const currency = typeof sheet.currency === 'string' ? sheet.currency : null;
    const key = JSON.stringify([segment, currency]);
    const known = this.segments.get(key);
    if (known !== undefined) return known;
    const made: Segment = { segment, currency, sums: { ...NOTHING }, branches: new BranchTotals() };
    this.segments.set(key, made);
    return made;
  }

  /** By segment, then currency; what is missing comes last. */
  get totals(): readonly SegmentWorth[] {
    return [...this.segments]
      .sort(([a], [b]) => (a.replace('[null', '[~') < b.replace('[null', '[~') ? -1 : 1))
      .map(([, { segment, currency, sums, branches }]) => ({
        segment,
        currency,
        customers: sums.customers,
        reckoned: sums.reckoned,
        margin: Math.round(sums.margin),
        clv: Math.round(sums.clv),
        valueAtRisk: Math.round(sums.valueAtRisk),
        saveBudget: Math.round(sums.saveBudget),
        branches: branches.totals,
      }));
  }
}
