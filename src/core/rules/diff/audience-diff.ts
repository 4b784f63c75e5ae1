import type { FactBlock } from '../../facts/fact-block.js';
import type { Day } from '../../kit/day.js';
import type { GuardedRules } from '../guarded/guarded-rules.js';

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

class Tally {
  private before = 0;
  private after = 0;
  private readonly enters = { count: 0, samples: [] as string[] };
  private readonly leaves = { count: 0, samples: [] as string[] };

  constructor(private readonly samples: number) {}

  add(id: string, was: boolean, is: boolean): void {
    if (was) this.before += 1;
    if (is) this.after += 1;
    if (was !== is) this.moved(is ? this.enters : this.leaves, id);
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

/** Each customer's rules by id, part after part: one list at a time, taken before anybody matches again. */
function* matchedBy(
  rules: GuardedRules,
  block: FactBlock,
  today: Day | null,
): Generator<readonly (readonly string[])[]> {
  const ids = rules.pack.rules.map(({ rule }) => rule.id);
  for (const { n, starts, rules: places } of rules.columns(today).matches(block)) {
    yield Array.from({ length: n }, (_row, row) =>
      Array.from(places.subarray(starts[row], starts[row + 1]), (place) => ids[place] ?? ''),
    );
  }
}

/** Counts who enters and who leaves, block by block. */
export class AudienceDiffCount {
  private readonly whole: Tally;
  private readonly rules: ReadonlyMap<string, Tally>;
  private customers = 0;

  constructor(
    private readonly before: GuardedRules,
    private readonly after: GuardedRules,
    private readonly today: Day | null = null,
    samples = SAMPLES,
  ) {
    const ids = [...before.pack.rules, ...after.pack.rules].map(({ rule }) => rule.id);
    this.rules = new Map(ids.map((id) => [id, new Tally(samples)]));
    this.whole = new Tally(samples);
  }

  /** The facts a block must hold. */
  get facts(): readonly string[] {
    return [...new Set([...this.before.pack.facts, ...this.after.pack.facts])];
  }

  add(block: FactBlock): void {
    this.customers += block.n;
    const [old, now] = [this.before, this.after].map((rules) => [...matchedBy(rules, block, this.today)].flat());
    for (const [index, id] of block.ids.entries()) this.compare(id, old?.[index] ?? [], now?.[index] ?? []);
  }

  result(): AudienceDiff {
    const rules = [...this.rules].map(([rule, tally]) => ({ rule, ...tally.result() }));
    return { customers: this.customers, whole: this.whole.result(), rules };
  }

  private compare(id: string, old: readonly string[], now: readonly string[]): void {
    this.whole.add(id, old.length > 0, now.length > 0);
    for (const rule of old) this.rules.get(rule)?.add(id, true, now.includes(rule));
    for (const rule of now) if (!old.includes(rule)) this.rules.get(rule)?.add(id, false, true);
  }
}
