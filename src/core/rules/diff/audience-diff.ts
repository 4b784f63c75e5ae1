import { TRUTHS } from '../../condition/evaluate-condition.js';
import type { FactBlock } from '../../facts/fact-block.js';
import type { Day } from '../../kit/day.js';
import { evaluateColumns } from '../evaluate-columns.js';
import type { CompiledPack } from '../program.js';

/** Customers who come or go: how many, and the first few by place. */
export type Moved = { readonly count: number; readonly samples: readonly string[] };

/** An audience under two versions. Who cannot be known matches neither way. */
export type AudienceChange = {
  readonly before: number;
  readonly after: number;
  readonly enters: Moved;
  readonly leaves: Moved;
};

/** `whole` is whoever some rule of the pack matches; a rule that one side lacks matches nobody there. */
export type AudienceDiff = {
  readonly customers: number;
  readonly whole: AudienceChange;
  readonly rules: readonly ({ readonly rule: string } & AudienceChange)[];
};

/** Ids are of people: a few to look at, never a list of the audience. */
export const SAMPLES = 20;

const TRUE = TRUTHS.indexOf('true');

class Tally {
  private before = 0;
  private after = 0;
  private readonly enters = { count: 0, samples: [] as string[] };
  private readonly leaves = { count: 0, samples: [] as string[] };

  constructor(private readonly samples: number) {}

  add(ids: readonly string[], before: Uint8Array | undefined, after: Uint8Array | undefined): void {
    for (const [index, id] of ids.entries()) {
      const was = before?.[index] === TRUE;
      const is = after?.[index] === TRUE;
      if (was) this.before += 1;
      if (is) this.after += 1;
      if (was !== is) this.moved(is ? this.enters : this.leaves, id);
    }
  }

  result(): AudienceChange {
    const { before, after, enters, leaves } = this;
    return { before, after, enters, leaves };
  }

  private moved(to: { count: number; samples: string[] }, id: string): void {
    to.count += 1;
    if (to.samples.length < this.samples) to.samples.push(id);
  }
}

/** True where some rule is. */
function someOf(truths: readonly Uint8Array[], n: number): Uint8Array {
  return Uint8Array.from({ length: n }, (_customer, index) => (truths.some((one) => one[index] === TRUE) ? TRUE : 0));
}

/** Counts who enters and who leaves, block by block. */
export class AudienceDiffCount {
  private readonly whole: Tally;
  private readonly rules: ReadonlyMap<string, Tally>;
  private customers = 0;

  constructor(
    private readonly before: CompiledPack,
    private readonly after: CompiledPack,
    private readonly today: Day | null = null,
    samples = SAMPLES,
  ) {
    const ids = [...before.rules, ...after.rules].map(({ rule }) => rule.id);
    this.rules = new Map(ids.map((id) => [id, new Tally(samples)]));
    this.whole = new Tally(samples);
  }

  /** The facts a block must hold. */
  get facts(): readonly string[] {
    return [...new Set([...this.before.facts, ...this.after.facts])];
  }

  add(block: FactBlock): void {
    this.customers += block.n;
    const [old, now] = [this.before, this.after].map((pack) => {
      const truths = evaluateColumns(pack, block, this.today);
      return { truths, byId: new Map(pack.rules.map(({ rule }, index) => [rule.id, truths[index]])) };
    });
    this.whole.add(block.ids, someOf(old?.truths ?? [], block.n), someOf(now?.truths ?? [], block.n));
    for (const [id, tally] of this.rules) tally.add(block.ids, old?.byId.get(id), now?.byId.get(id));
  }

  result(): AudienceDiff {
    const rules = [...this.rules].map(([rule, tally]) => ({ rule, ...tally.result() }));
    return { customers: this.customers, whole: this.whole.result(), rules };
  }
}
