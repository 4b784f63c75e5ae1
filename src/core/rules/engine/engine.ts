import { Almanac } from './almanac.js';
import { Condition, claimRoot } from './condition.js';
import { Emitter } from './emitter.js';
import { type EngineResult, EngineRun, type RunState } from './engine-run.js';
import { Fact } from './fact.js';
import { DEFAULT_DECORATORS, DEFAULT_OPERATORS } from './operators/default-operators.js';
import type { Operator, OperatorEvaluator } from './operators/operator.js';
import type { OperatorDecorator, OperatorDecoratorEvaluator } from './operators/operator-decorator.js';
import { OperatorMap } from './operators/operator-map.js';
import { setsByPriority } from './priorities.js';
import { Rule } from './rule.js';
import type {
  DynamicFactCallback,
  EngineOptions,
  EventHandler,
  FactOptions,
  Given,
  Loose,
  PathResolver,
  RuleEvent,
  RuleProperties,
  TopLevelCondition,
} from './types.js';

export type RunOptions = { almanac?: Almanac };

/**
 * Rules, facts, operators and shared conditions that are run together: json-rules-engine's Engine, answer for answer.
 * It differs in one thing unless `sharedRunState` asks for it: runs that overlap do not end each other.
 */
export class Engine extends Emitter {
  rules: Rule[] = [];
  readonly allowUndefinedFacts: boolean;
  readonly allowUndefinedConditions: boolean;
  readonly replaceFactsInEventParams: boolean;
  readonly pathResolver: PathResolver | undefined;
  readonly sharedRunState: boolean;
  readonly operators = new OperatorMap();
  readonly facts = new Map<string, Fact>();
  readonly conditions = new Map<string, Condition>();
  /** READY, RUNNING or FINISHED: what the last run to begin, end or be stopped left. */
  status = 'READY';
  prioritizedRules: readonly (readonly Rule[])[] | null = null;
  readonly #running = new Set<object>();

  constructor(rules: readonly (Given<RuleProperties> | Rule)[] = [], options: EngineOptions = {}) {
    super();
    this.allowUndefinedFacts = options.allowUndefinedFacts || false;
    this.allowUndefinedConditions = options.allowUndefinedConditions || false;
    this.replaceFactsInEventParams = options.replaceFactsInEventParams || false;
    this.pathResolver = options.pathResolver;
    this.sharedRunState = options.sharedRunState || false;
    for (const rule of rules) this.addRule(rule);
    for (const operator of DEFAULT_OPERATORS) this.addOperator(operator);
    for (const decorator of DEFAULT_DECORATORS) this.addOperatorDecorator(decorator);
  }

  override on<T = RuleEvent>(type: string, handler: EventHandler<T>): this;
  override on(type: Loose, handler?: Loose): this;
  override on(type: Loose, handler?: Loose): this {
    return super.on(type, handler);
  }

  /** Takes part from the next run on. @throws Error for what is not a rule */
  addRule(properties: Given<RuleProperties> | Rule): this {
    if (!properties) throw new Error('Engine: addRule() requires options');
    const rule = properties instanceof Rule ? properties : this.#readRule(properties);
    rule.setEngine(this);
    this.rules.push(rule);
    this.prioritizedRules = null;
    return this;
  }

  #readRule(properties: Given<RuleProperties>): Rule {
    for (const key of ['event', 'conditions']) {
      if (!Object.hasOwn(properties, key)) throw new Error(`Engine: addRule() argument requires "${key}" property`);
    }
    return new Rule(properties);
  }

  /** Replaces the first rule of the same name. @throws Error when there is none */
  updateRule(rule: Rule | Given<RuleProperties>): void {
    const index = this.rules.findIndex(({ name }) => name === rule.name);
    if (index < 0) throw new Error('Engine: updateRule() rule not found');
    this.rules.splice(index, 1);
    this.addRule(rule);
  }

  /** By instance, or all rules of a name. True when there was one. */
  removeRule(ruleOrName: Rule | string): boolean {
    const before = this.rules.length;
    if (!(ruleOrName instanceof Rule)) this.rules = this.rules.filter(({ name }) => name !== ruleOrName);
    else if (this.rules.includes(ruleOrName)) this.rules.splice(this.rules.indexOf(ruleOrName), 1);
    if (this.rules.length === before) return false;
    this.prioritizedRules = null;
    return true;
  }

  /** A group that rules may name: `{ condition: name }`. Set again, it is replaced. @throws Error for a leaf */
  setCondition(name: string, conditions: Given<TopLevelCondition>): this {
    if (!name) throw new Error('Engine: setCondition() requires name');
    if (!conditions) throw new Error('Engine: setCondition() requires conditions');
    claimRoot(conditions);
    this.conditions.set(name, new Condition(conditions));
    return this;
  }

  removeCondition(name: string): boolean {
    return this.conditions.delete(name);
  }

  addOperator<A, B>(operatorOrName: Operator<A, B> | string, cb?: OperatorEvaluator<A, B>): void {
    this.operators.addOperator(operatorOrName, cb);
  }

  removeOperator(operatorOrName: Operator | string): boolean {
    return this.operators.removeOperator(operatorOrName);
  }

  addOperatorDecorator<A, B, NextA, NextB>(
    decoratorOrName: OperatorDecorator<A, B, NextA, NextB> | string,
    cb?: OperatorDecoratorEvaluator<A, B, NextA, NextB>,
  ): void {
    this.operators.addOperatorDecorator(decoratorOrName, cb);
  }

  removeOperatorDecorator(decoratorOrName: OperatorDecorator | string): boolean {
    return this.operators.removeOperatorDecorator(decoratorOrName);
  }

  /** @throws Error without an id */
  addFact<T>(fact: Fact<T>): this;
  addFact<T>(id: string, valueOrMethod?: DynamicFactCallback<T> | T, options?: FactOptions): this;
  addFact(id: Loose, valueOrMethod?: Loose, options?: FactOptions): this {
    const fact = id instanceof Fact ? id : new Fact(id, valueOrMethod, options);
    this.facts.set(fact.id, fact);
    return this;
  }

  removeFact(factOrId: Fact | string): boolean {
    return this.facts.delete(factOrId instanceof Fact ? factOrId.id : factOrId);
  }

  getFact<T = Loose>(factId: string): Fact<T> | undefined {
    return this.facts.get(factId);
  }

  /** Kept until rules are added, updated or removed: a priority changed in between is not seen. */
  prioritizeRules(): readonly (readonly Rule[])[] {
    this.prioritizedRules ??= setsByPriority(this.rules, ({ priority }) => priority);
    return this.prioritizedRules;
  }

  /** Every run under way finishes the priority set it is in and skips the rest: skipped rules are in neither list. */
  stop(): this {
    this.status = 'FINISHED';
    this.#running.clear();
    return this;
  }

  /**
   * Decides every rule over the engine's facts and, over them, these.
   * @throws Error at once for a fact without an id; all other faults are rejections: UNDEFINED_FACT, an unknown operator
   * or shared condition that is reached, what facts, operators and handlers throw
   */
  run(runtimeFacts: Record<string, Loose> = {}, runOptions: RunOptions = {}): Promise<EngineResult<Almanac>> {
    this.status = 'RUNNING';
    const almanac = runOptions.almanac || new Almanac(this);
    for (const fact of this.facts.values()) almanac.addFact(fact);
    for (const id in runtimeFacts) {
      const given = runtimeFacts[id];
      almanac.addFact(given instanceof Fact ? given : new Fact(id, given));
    }
    const token = {};
    this.#running.add(token);
    const run = new EngineRun(this, almanac, this.#stateOf(token));
    return run.decide(this.prioritizeRules(), () => this.#ended(token));
  }

  #stateOf(token: object): RunState {
    return { isRunning: () => (this.sharedRunState ? this.status === 'RUNNING' : this.#running.has(token)) };
  }

  #ended(token: object): void {
    this.#running.delete(token);
    if (this.sharedRunState || this.#running.size === 0) this.status = 'FINISHED';
  }
}
