import type { HeldBlock } from '../../facts/held-block.js';
import type { Day } from '../../kit/day.js';
import { BitProgram } from '../held/bit-program.js';
import type { LeafBits } from '../held/leaf-bits.js';
import { allRows, countBoth, countRows, keepIn, type RowBits, ScratchBits } from '../held/row-bits.js';
import { type AudienceFunnel, type FunnelPlan, funnelOf } from './audience-funnel.js';

/** Counts a planned funnel over blocks that are held. What `FunnelCount` counts of the same customers. */
export class HeldFunnel {
  private readonly program: BitProgram;
  private readonly counts: number[];
  /** Of each part the first that is true of the same rows: those are counted once. */
  private readonly alike: readonly number[];
  private readonly counted: readonly number[];
  private readonly scratch = new ScratchBits();
  private customers = 0;

  constructor(
    private readonly plan: FunnelPlan,
    bits: LeafBits,
    today: Day | null,
  ) {
    this.program = new BitProgram(plan.pack, bits, today);
    this.counts = plan.pack.rules.map(() => 0);
    this.alike = this.program.alike;
    this.counted = [...new Set(this.alike)];
  }

  /** The live rows of the block that match the rule; good until the next block. */
  add(block: HeldBlock): RowBits {
    const live = block.live ?? allRows(block.n);
    this.customers += countRows(live);
    const rows = this.program.rowsOf(block);
    const [whole = live] = rows;
    for (const index of this.counted) {
      this.counts[index] = (this.counts[index] as number) + countBoth(rows[index] as RowBits, live);
    }
    const matched = this.scratch.copyOf(whole);
    keepIn(matched, live);
    return matched;
  }

  result(): AudienceFunnel {
    const counts = this.alike.map((index) => this.counts[index] as number);
    return funnelOf(this.plan, this.customers, counts);
  }
}
