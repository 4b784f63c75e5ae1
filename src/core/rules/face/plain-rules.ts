import { FoundProblems, jsonTypeOf, pathTo } from '../../kit/found-problems.js';
import type { Condition } from '../engine/condition.js';
import { Engine } from '../engine/engine.js';
import { conditionSets } from '../engine/evaluate-rule.js';
import { Fact } from '../engine/fact.js';
import type { EngineOptions, Given, RuleEvent, RuleProperties, TopLevelCondition } from '../engine/types.js';
import { clone } from '../engine/values/clone.js';
import { resolvePath } from '../path.js';
import { isBounded } from '../strict/own-copy.js';
import { RuleSetError } from '../strict/rule-set-error.js';
import { isThenable } from '../strict/rule-world.js';
import { builtIn, isReference } from './strict-question.js';

/** json-rules-engine's conditions shared by name. */
export type SharedGroups = { readonly [name: string]: Given<TopLevelCondition> };

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

/** A customer's facts, as `engine.run` takes them. */
export type Facts = Readonly<Record<string, unknown>>;
type Brought = ReadonlyMap<string, unknown>;

/** The rules that match, by their places in the list; or why the run was rejected. */
export type Decided = { readonly matched: ReadonlySet<number> } | { readonly rejected: string };

const NO_FACTS = { getFact: () => undefined };

class Rejection extends Error {}

/** What a rule says, copied, for reading it writes into it; without handlers, which are code. */
function copyOf({ onSuccess: _success, onFailure: _failure, ...said }: Given<RuleProperties>): RuleProperties {
  return clone(said) as RuleProperties;
}

/** @throws Error where `new Engine(rules)` would refuse a rule, with its place */
function readRule(properties: Given<RuleProperties>, index: number): ReadRule {
  try {
    const [rule] = new Engine([copyOf(properties)]).rules;
    if (rule?.conditions === undefined) throw new Error('"conditions" are missing');
    const { priority, conditions, event } = rule;
    return { index, name: properties.name ?? null, priority, conditions, event };
  } catch (error) {
    throw new Error(`rules[${index}]: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** @throws RuleSetError for what nobody can walk: no list of objects, too deep, or in a circle */
function claimReadable(rules: unknown, conditions: unknown, path: string): void {
  const problems = new FoundProblems();
  const object = (json: unknown, at: string) => {
    if (jsonTypeOf(json) === 'object') isBounded(json, at, problems);
    else problems.wrongType(at, 'object', json);
  };
  if (!Array.isArray(rules)) problems.wrongType(path, 'array', rules);
  else for (const [at, rule] of rules.entries()) object(rule, pathTo(path, at));
  if (typeof conditions !== 'object') problems.wrongType('$.conditions', 'object', conditions);
  for (const [name, group] of Object.entries(conditions ?? {})) object(group, pathTo('$.conditions', name));
  const read = problems.result(null);
  if (!read.ok) throw new RuleSetError(read.problems);
}

/** As a run lays them out: inherited ones too, and a `Fact` under its own id. @throws Error for a fact without an id */
function broughtBy(facts: Facts): Brought {
  const brought = new Map<string, unknown>();
  for (const id in facts) {
    const given = facts[id];
    if (given instanceof Fact) brought.set(given.id, given.isDynamic() ? given.calculationMethod : given.value);
    else if (id === '') throw new Rejection('factId required');
    else brought.set(id, given);
  }
  return brought;
}

/**
 * Rules in json-rules-engine's JSON, and what they make of facts that are given: the same as `Engine`, at once. The
 * caller's JSON is not touched.
 */
export class PlainRules {
  readonly rules: readonly ReadRule[];
  readonly shared: ReadonlyMap<string, Condition>;
  private readonly operators = builtIn();

  /** @throws Error where `new Engine` would refuse a rule or a shared condition; RuleSetError for what cannot be walked */
  constructor(
    rules: readonly Given<RuleProperties>[],
    private readonly options: PlainOptions = {},
    path = '$',
  ) {
    claimReadable(rules, options.conditions ?? {}, path);
    this.rules = rules.map(readRule);
    const engine = new Engine();
    for (const [name, group] of Object.entries(options.conditions ?? {}))
      engine.setCondition(name, clone(group) as TopLevelCondition);
    this.shared = engine.conditions;
  }

  /** What these rules say of a customer; all of the set where none are named. One rule that rejects rejects the run. */
  decide(given: Facts, rules: readonly ReadRule[] = this.rules): Decided {
    try {
      const facts = broughtBy(given);
      const matched = rules.filter(({ conditions }) => this.root(conditions, facts));
      return { matched: new Set(matched.map(({ index }) => index)) };
    } catch (error) {
      if (error instanceof Error) return { rejected: error.message };
      throw error;
    }
  }

  private root(conditions: Condition, facts: Brought): boolean {
    return conditions.booleanOperator() === undefined
      ? this.node(conditions, facts, [])
      : this.group(conditions, facts, []);
  }

  private node(node: Condition, facts: Brought, chain: readonly string[]): boolean {
    if (node.isConditionReference()) return this.named(String(node.condition), facts, chain);
    return node.isBooleanOperator() ? this.group(node, facts, chain) : this.leaf(node, facts);
  }

  private named(name: string, facts: Brought, chain: readonly string[]): boolean {
    const shared = this.shared.get(name);
    if (shared === undefined && this.options.allowUndefinedConditions) return false;
    if (shared === undefined) throw new Rejection(`No condition ${name} exists`);
    if (chain.includes(name)) throw new Rejection(`Condition refers to itself: ${[...chain, name].join(' → ')}`);
    return this.node(shared, facts, [...chain, name]);
  }

  /** Siblings of one priority are all asked; a lower set only where those before left the answer open. */
  private group(node: Condition, facts: Brought, chain: readonly string[]): boolean {
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

  private leaf({ fact, operator: name, value, path }: Condition, facts: Brought): boolean {
    const operator = this.operators.get(String(name));
    if (operator === null) throw new Rejection(`Unknown operator: ${name}`);
    const right = isReference(value) ? this.factValue(value.fact, value.path, facts) : value;
    return operator.evaluate(this.factValue(fact, path, facts), right) === true;
  }

  private factValue(fact: unknown, path: unknown, facts: Brought): unknown {
    const name = String(fact);
    const have = facts.get(name);
    if (!facts.has(name) && !this.options.allowUndefinedFacts) throw new Rejection(`Undefined fact: ${name}`);
    if (typeof have === 'function') throw new Rejection(`Fact is a function: ${name}`);
    if (isThenable(have)) throw new Rejection(`Fact is a promise: ${name}`);
    const found = path && typeof have === 'object' && have !== null ? resolvePath(have, String(path)) : have;
    if (isThenable(found)) throw new Rejection(`Fact holds a promise: ${name}`);
    return found;
  }
}
