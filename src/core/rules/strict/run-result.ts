import { RuleResult } from '../engine/rule-result.js';
import type { DecidedRule, Loose, RuleEvent } from '../engine/types.js';
import { DecideAtOnce } from './decide-at-once.js';
import type { Decided } from './exact-path.js';
import type { GivenFacts } from './given-facts.js';
import type { RuleWorld } from './rule-world.js';
import type { StrictRule } from './strict-rule.js';

/**
 * How one rule was decided, as json-rules-engine tells it. The tree of `conditions` is built when it is looked at, from
 * the facts as they are then: do not change them in between.
 */
export class CompiledRuleResult implements DecidedRule {
  readonly priority: number;
  readonly name: string;
  readonly result: Loose;
  private told: RuleResult | undefined;

  constructor(
    { rule }: StrictRule,
    decided: Decided,
    private readonly tell: () => RuleResult,
  ) {
    this.priority = rule.priority;
    this.name = rule.name;
    this.result = decided instanceof RuleResult ? decided.result : decided;
    this.told = decided instanceof RuleResult ? decided : undefined;
  }

  get conditions(): Loose {
    return this.whole.conditions;
  }

  get event(): RuleEvent {
    return this.whole.event;
  }

  /** JSON text, or with `false` the object of it. */
  toJSON(): string;
  toJSON<T extends boolean>(stringify: T): T extends true ? string : Loose;
  toJSON(stringify: Loose = true): Loose {
    return this.whole.toJSON(stringify);
  }

  private get whole(): RuleResult {
    this.told ??= this.tell();
    return this.told;
  }
}

/**
 * What a run found: results and events of rules that won and of rules that failed, highest priority first. Each list is
 * made when it is asked for.
 */
export class RunResult {
  private won: readonly CompiledRuleResult[] | undefined;
  private lost: readonly CompiledRuleResult[] | undefined;

  constructor(
    private readonly world: RuleWorld,
    private readonly given: GivenFacts,
    /** Every rule with its answer, highest priority first. */
    private readonly decided: readonly (readonly [StrictRule, Decided])[],
  ) {}

  get results(): readonly CompiledRuleResult[] {
    this.won ??= this.those(true);
    return this.won;
  }

  get failureResults(): readonly CompiledRuleResult[] {
    this.lost ??= this.those(false);
    return this.lost;
  }

  get events(): readonly RuleEvent[] {
    return this.results.map(({ event }) => event);
  }

  get failureEvents(): readonly RuleEvent[] {
    return this.failureResults.map(({ event }) => event);
  }

  private those(won: boolean): readonly CompiledRuleResult[] {
    return this.decided
      .filter(([, found]) => Boolean(found instanceof RuleResult ? found.result : found) === won)
      .map(([one, found]) => new CompiledRuleResult(one, found, () => this.tell(one, found)));
  }

  /** What nobody asked stays unasked in the tree: its nodes carry no result. */
  private tell({ rule }: StrictRule, decided: Decided): RuleResult {
    const found = new RuleResult(rule.conditions, rule.ruleEvent, rule.priority, rule.name);
    new DecideAtOnce(this.given, this.world, 'open', true).decide(found.conditions);
    found.setResult(decided);
    return found;
  }
}
