import { type JsonChange, jsonChanges } from '../diff/json-changes.js';
import type { Given, RuleProperties } from '../engine/types.js';
import { type Decided, type Facts, type PlainOptions, PlainRules } from './plain-rules.js';
import { pairsOf, type RulePair, said } from './rule-pairs.js';

/** Who comes or goes: how many, and the first few. */
export type MovedCustomers = { readonly count: number; readonly samples: readonly string[] };

/** Whom the rules choose, before and after. */
export type Moves = {
  readonly before: number;
  readonly after: number;
  readonly enters: MovedCustomers;
  readonly leaves: MovedCustomers;
};

export type RuleSetDiff = {
  readonly added: readonly RulePair[];
  readonly removed: readonly RulePair[];
  /** Paths start at the rule, `$`. */
  readonly changed: readonly (RulePair & { readonly changes: readonly JsonChange[] })[];
  /** Null where no customers were given. `whole` is whoever some rule matches. */
  readonly customers: {
    readonly asked: number;
    readonly whole: Moves;
    readonly rules: readonly (RulePair & Moves)[];
    /** Whose run is rejected on one side or the other, and the first reason: they are counted nowhere else. */
    readonly rejected: MovedCustomers & { readonly reason: string | null };
  } | null;
};

export type DiffRuleSetsOptions = PlainOptions & {
  /** What a customer is called among the samples; their number from 0 unless said otherwise. */
  readonly idOf?: (facts: Facts, index: number) => string;
  /** How many customers are named of each kind; 20 unless said otherwise. */
  readonly samples?: number;
};

const SAMPLES = 20;

type Samples = { count: number; readonly samples: string[] };
type Named = { readonly id: () => string; readonly most: number };

function noted(to: Samples, { id, most }: Named): void {
  to.count += 1;
  if (to.samples.length < most) to.samples.push(id());
}

class Count {
  private before = 0;
  private after = 0;
  private readonly enters: Samples = { count: 0, samples: [] };
  private readonly leaves: Samples = { count: 0, samples: [] };

  add(customer: Named, was: boolean, is: boolean): void {
    if (was) this.before += 1;
    if (is) this.after += 1;
    if (was !== is) noted(is ? this.enters : this.leaves, customer);
  }

  result(): Moves {
    const { before, after, enters, leaves } = this;
    return { before, after, enters, leaves };
  }
}

class Census {
  private asked = 0;
  private readonly whole = new Count();
  private readonly counts: readonly { readonly pair: RulePair; readonly count: Count }[];
  private readonly rejected: Samples = { count: 0, samples: [] };
  private reason: string | null = null;

  constructor(pairs: readonly RulePair[]) {
    this.counts = pairs.map((pair) => ({ pair, count: new Count() }));
  }

  add(customer: Named, was: Decided, is: Decided): void {
    this.asked += 1;
    if ('rejected' in was) this.reject(customer, was.rejected);
    else if ('rejected' in is) this.reject(customer, is.rejected);
    else this.count(customer, was.matched, is.matched);
  }

  result(): RuleSetDiff['customers'] {
    const rules = this.counts.map(({ pair, count }) => ({ ...pair, ...count.result() }));
    return {
      asked: this.asked,
      whole: this.whole.result(),
      rules,
      rejected: { ...this.rejected, reason: this.reason },
    };
  }

  private count(customer: Named, was: ReadonlySet<number>, is: ReadonlySet<number>): void {
    this.whole.add(customer, was.size > 0, is.size > 0);
    for (const { pair, count } of this.counts) {
      count.add(customer, was.has(pair.before ?? -1), is.has(pair.after ?? -1));
    }
  }

  private reject(customer: Named, reason: string): void {
    this.reason ??= reason;
    noted(this.rejected, customer);
  }
}

function movesOf(
  [old, now]: readonly [PlainRules, PlainRules],
  pairs: readonly RulePair[],
  customers: Iterable<object>,
  { idOf = (_facts, index) => String(index), samples = SAMPLES }: DiffRuleSetsOptions,
): RuleSetDiff['customers'] {
  const census = new Census(pairs);
  let index = 0;
  for (const given of customers) {
    const facts = given as Facts;
    const place = index;
    census.add({ id: () => idOf(facts, place), most: samples }, old.decide(facts), now.decide(facts));
    index += 1;
  }
  return census.result();
}

/**
 * What two versions of a rule set say differently, rule by rule, and whom of some customers they choose differently:
 * who enters and who leaves, by rule and as a whole. Rules are matched by `name`; those without one by what they say,
 * then by their order. A customer is an object of facts, as `engine.run` takes it; facts given by functions and
 * promises and operators of the caller's own cannot be asked here. A customer whose rules ask for one, or whose run
 * json-rules-engine rejects, is counted as `rejected` and nowhere else.
 *
 * ```ts
 * import { diff } from 'tidemark/rules';
 *
 * const { changed, customers } = diff(before, after, [{ dataGb: 7 }, { dataGb: 9 }]);
 * // changed: [{ name: 'low usage', before: 0, after: 0,
 * //   changes: [{ path: '$.conditions.all[0].value', before: 8, after: 10 }] }]
 * // customers.whole: { before: 1, after: 2, enters: { count: 1, samples: ['1'] }, leaves: { count: 0, samples: [] } }
 * ```
 * @throws RuleSetError for what is no list of rules, too deep or in a circle (`$.before[3]`, `$.after`); Error where
 * `new Engine(rules)` would refuse a rule of either side, or a shared condition
 */
export function diff(
  before: readonly Given<RuleProperties>[],
  after: readonly Given<RuleProperties>[],
  customers: Iterable<object> | null = null,
  given?: DiffRuleSetsOptions | null,
): RuleSetDiff {
  const options = given ?? {};
  const sides = [new PlainRules(before, options, '$.before'), new PlainRules(after, options, '$.after')] as const;
  const pairs = pairsOf(before, after);
  const changed = pairs.flatMap((pair) => {
    const [old, now] = [before[pair.before ?? -1], after[pair.after ?? -1]];
    const changes = old && now ? jsonChanges(said(old), said(now)) : [];
    return changes.length === 0 ? [] : [{ ...pair, changes }];
  });
  return {
    added: pairs.filter(({ before: place }) => place === undefined),
    removed: pairs.filter(({ after: place }) => place === undefined),
    changed,
    customers: customers === null ? null : movesOf(sides, pairs, customers, options),
  };
}
