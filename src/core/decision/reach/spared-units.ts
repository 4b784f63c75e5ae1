import { type Column, valueAt } from '../../facts/fact-block.js';
import type { HeldBlock } from '../../facts/held-block.js';
import { variantFor } from '../../policy/holdout/assign.js';
import { drawsAt } from '../../policy/holdout/draw.js';
import type { Holdouts } from '../../policy/holdout/holdouts.js';
import { unitOf } from '../../policy/holdout/unit.js';
import { HOUSEHOLD_FACT } from '../../policy/policy-facts.js';
import { type RowBits, wordsOf } from '../../rules/held/row-bits.js';
import type { DecisionFrame } from '../decision-frame.js';
import type { CountMemory } from './step-rows.js';

/** The rows of the first that are not of the others. */
function* rowsIn(bits: RowBits, others: RowBits): Iterable<number> {
  for (let at = 0; at < bits.length; at += 1) {
    for (let left = (bits[at] as number) & ~(others[at] as number); left !== 0; left &= left - 1) {
      yield at * 32 + 31 - Math.clz32(left & -left);
    }
  }
}

function isAmong(bits: RowBits, others: RowBits): boolean {
  for (let at = 0; at < bits.length; at += 1) if (((bits[at] as number) & ~(others[at] as number)) !== 0) return false;
  return true;
}

function set(bits: RowBits, row: number): void {
  bits[row >> 5] = (bits[row >> 5] as number) | (1 << (row & 31));
}

/**
 * Units of a component control that is decided for by eligibility only: what else an offer asks does not keep them. Few are
 * asked about, and hashing all would cost more than the rest of a count: only those whom it matters for are drawn, once.
 */
export class SparedUnits {
  private constructor(
    private readonly holdouts: Holdouts,
    private readonly at: Date,
    private readonly drawn: ReturnType<CountMemory['drawnBy']>,
  ) {}

  /** Null: there are none at the instant. */
  static at({ holdouts, cutOff }: DecisionFrame, memory: CountMemory): SparedUnits | null {
    if (holdouts === undefined) return null;
    const { kept, component } = drawsAt(holdouts, cutOff);
    const slice = component?.slices.find(({ variant }) => variant === 'eligibility-only');
    if (slice === undefined || slice.from === slice.to) return null;
    return new SparedUnits(holdouts, cutOff, memory.drawnBy(JSON.stringify([...kept, component])));
  }

  /** Whoever of these rows is spared; others who are may be among them. */
  among(block: HeldBlock, rows: RowBits): RowBits {
    const column = block.columns.get(HOUSEHOLD_FACT);
    if (column === undefined) throw new Error(`the block has no column ${HOUSEHOLD_FACT}`);
    const { asked, spared } = this.drawnBeside(column, block.n);
    if (isAmong(rows, asked)) return spared;
    let ids: readonly string[] | null = null;
    for (const row of rowsIn(rows, asked)) {
      ids ??= block.ids;
      const household = valueAt(column, row);
      const householdId = typeof household === 'string' ? household : null;
      const unit = unitOf({ customerId: ids[row] ?? '', householdId });
      set(asked, row);
      if (variantFor(unit, this.at, this.holdouts) === 'eligibility-only') set(spared, row);
    }
    return spared;
  }

  private drawnBeside(column: Column, rows: number) {
    const known = this.drawn.get(column);
    if (known !== undefined) return known;
    const none = () => new Uint32Array(wordsOf(rows));
    const fresh = { asked: none(), spared: none() };
    this.drawn.set(column, fresh);
    return fresh;
  }
}
