import type { HeldBlock } from '../../facts/held-block.js';
import type { Day } from '../../kit/day.js';
import { BitProgram } from '../held/bit-program.js';
import type { LeafBits } from '../held/leaf-bits.js';
import { allRows, countRows, keepIn, type RowBits } from '../held/row-bits.js';
import { type AudienceFunnel, type FunnelPlan, funnelOf } from './audience-funnel.js';

/** Counts a planned funnel over blocks that are held. What `FunnelCount` counts of the same customers. */
export class HeldFunnel {
  private readonly program: BitProgram;
  private readonly counts: number[];
  private customers = 0;

  constructor(
    private readonly plan: FunnelPlan,
    bits: LeafBits,
    today: Day | null,
  ) {
    this.program = new BitProgram(plan.pack, bits, today);
    this.counts = plan.pack.rules.map(() => 0);
  }

  /** The live rows of the block that match the rule: the caller's own. */
  add(block: HeldBlock): RowBits {
    const live = block.live ?? allRows(block.n);
    this.customers += countRows(live);
    const rows = this.program.rowsOf(block);
    const [whole = live] = rows;
    for (const [index, own] of rows.entries()) {
      this.counts[index] = (this.counts[index] ?? 0) + countBoth(own, live);
    }
    const matched = whole.slice();
    keepIn(matched, live);
    return matched;
  }

  result(): AudienceFunnel {
    return funnelOf(this.plan, this.customers, this.counts);
  }
}

function countBoth(bits: RowBits, others: RowBits): number {
  let total = 0;
  for (let at = 0; at < bits.length; at += 1) {
    let word = (bits[at] as number) & (others[at] as number);
    word -= (word >>> 1) & 0x5555_5555;
    word = (word & 0x3333_3333) + ((word >>> 2) & 0x3333_3333);
    total += Math.imul((word + (word >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
  }
  return total;
}
