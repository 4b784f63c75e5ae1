import type { Condition } from '../engine/condition.js';
import { Engine } from '../engine/engine.js';
import { conditionSets } from '../engine/evaluate-rule.js';
import type { EngineOptions, RuleEvent, RuleProperties, TopLevelCondition } from '../engine/types.js';
import { clone } from '../engine/values/clone.js';
import { resolvePath } from '../path.js';
import { builtIn, isReference } from './strict-question.js';

/** json-rules-engine's conditions shared by name. */
export type SharedGroups = { readonly [name: string]: TopLevelCondition };

/** What an engine would be told beside the rules. */
export type PlainOptions = Pick<EngineOptions, 'allowUndefinedFacts' | 'allowUndefinedConditions'> & {
  /** Conditions that rules name, as `setCondition` takes them. */
  readonly conditions?: SharedGroups;
};

/** A rule as json-rules-engine reads it. */
export type ReadRule = {
  readonly index: number;
  readonly name: string | null;
  readonly priority: number;
  readonly conditions: Condition;
  readonly event: RuleEvent;
};

/** A customer's facts, as `engine.run` takes them; none of them a function. */
export type Facts = Readonly<Record<string, unknown>>;

/** The rules that match, by their places in the list; or why the run was rejected. */
export type Decided = { readonly matched: ReadonlySet<number> } | { readonly rejected: string };

const NO_FACTS = { getFact: () => undefined };

class Rejection extends Error {}

/** What a rule says, copied, for reading it writes into it; without handlers, which are code. */
function copyOf({ onSuccess: _success, onFailure: _failure, ...said }: RuleProperties): RuleProperties {
  return clone(said) as RuleProperties;
}

/** @throws Error where `new Engine(rules)` would refuse a rule, with its place */
function readRule(properties: RuleProperties, index: number): ReadRule {
  try {
    const [rule] = new Engine([copyOf(properties)]).rules;
    if (rule?.conditions === undefined) throw new Error('"conditions" are missing');
    const { priority, conditions, event } = rule;
    return { index, name: properties.name ?? null, priority, conditions, event };
  } catch (error) {
    throw new Error(`rules[${index}]: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * Rules in json-rules-engine's JSON, and what they make of facts that are given: the same as `Engine`, at once. The
 * caller's JSON is not touched.
 */
export class PlainRules {
  readonly rules: readonly ReadRule[];
  readonly shared: ReadonlyMap<string, Condition>;
  private readonly operators = builtIn();

  /** @throws Error where `new Engine` would refuse a rule or a shared condition */
  constructor(
    rules: readonly RuleProperties[],
    private readonly options: PlainOptions = {},
  ) {
    this.rules = rules.map(readRule);
    const engine = new Engine();
    for (const [name, group] of Object.entries(options.conditions ?? {}))
      engine.setCondition(name, clone(group) as TopLevelCondition);
    this.shared = engine.conditions;
  }

  /** What these rules say of a customer; all of the set where none are named. One rule that rejects rejects the run. */
  decide(facts: Facts, rules: readonly ReadRule[] = this.rules): Decided {
    try {
      const matched = rules.filter(({ conditions }) => this.root(conditions, facts));
      return { matched: new Set(matched.map(({ index }) => index)) };
    } catch (error) {
      if (error instanceof Error) return { rejected: error.message };
      throw error;
    }
  }

  private root(conditions: Condition, facts: Facts): boolean {
    return conditions.booleanOperator() === undefined
      ? this.node(conditions, facts, [])
      : this.group(conditions, facts, []);
  }

  private node(node: Condition, facts: Facts, chain: readonly string[]): boolean {
    if (node.isConditionReference()) return this.named(String(node.condition), facts, chain);
    return node.isBooleanOperator() ? this.group(node, facts, chain) : this.leaf(node, facts);
  }

  private named(name: string, facts: Facts, chain: readonly string[]): boolean {
    const shared = this.shared.get(name);
    if (shared === undefined && this.options.allowUndefinedConditions) return false;
    if (shared === undefined) throw new Rejection(`No condition ${name} exists`);
    if (chain.includes(name)) throw new Rejection(`Condition refers to itself: ${[...chain, name].join(' → ')}`);
    return this.node(shared, facts, [...chain, name]);
  }

  /** Siblings of one priority are all asked; a lower set only where those before left the answer open. */
  private group(node: Condition, facts: Facts, chain: readonly string[]): boolean {
    if (node.not !== undefined && node.booleanOperator() === 'not') return !this.node(node.not, facts, chain);
    const isAny = node.booleanOperator() === 'any';
    const parts = (isAny ? node.any : node.all) ?? [];
    if (parts.length === 0) return true;
    for (const set of conditionSets(parts, NO_FACTS)) {
      const answers = set.map((part) => this.node(part, facts, chain));
      if (answers.includes(isAny)) return isAny;
    }
    return !isAny;
  }

  private leaf({ fact, operator: name, value, path }: Condition, facts: Facts): boolean {
    const operator = this.operators.get(String(name));
    if (operator === null) throw new Rejection(`Unknown operator: ${name}`);
    const right = isReference(value) ? this.factValue(value.fact, value.path, facts) : value;
    return operator.evaluate(this.factValue(fact, path, facts), right) === true;
  }

  private factValue(fact: unknown, path: unknown, facts: Facts): unknown {
    const name = String(fact);
    const have = Object.hasOwn(facts, name) ? facts[name] : undefined;
    if (!Object.hasOwn(facts, name) && !this.options.allowUndefinedFacts)
      throw new Rejection(`Undefined fact: ${name}`);
    if (typeof have === 'function') throw new Rejection(`Fact is a function: ${name}`);
    return path && typeof have === 'object' && have !== null ? resolvePath(have, String(path)) : have;
  }
}
