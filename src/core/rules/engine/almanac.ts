import { resolvePath } from '../path.js';
import { Fact } from './fact.js';
import type { RuleResult } from './rule-result.js';
import type { AlmanacOptions, DynamicFactCallback, FactOptions, Loose, PathResolver, RuleEvent } from './types.js';
import { UndefinedFactError } from './undefined-fact-error.js';

type Outcome = 'success' | 'failure';

/**
 * The facts, results and events of one run. A dynamic fact's promise is kept under its id and params, so conditions that
 * ask at the same time share one call, and share its rejection.
 */
export class Almanac {
  readonly factMap = new Map<string, Fact>();
  readonly factResultsCache = new Map<string, Promise<Loose>>();
  readonly allowUndefinedFacts: boolean;
  readonly pathResolver: PathResolver;
  readonly events: Record<Outcome, RuleEvent[]> = { success: [], failure: [] };
  readonly ruleResults: RuleResult[] = [];

  constructor(options: AlmanacOptions = {}) {
    this.allowUndefinedFacts = Boolean(options.allowUndefinedFacts);
    this.pathResolver = options.pathResolver || resolvePath;
  }

  /** @throws Error without an outcome */
  addEvent(event: RuleEvent, outcome: Outcome): void {
    if (!outcome) throw new Error('outcome required: "success" | "failure"]');
    this.events[outcome].push(event);
  }

  /** Both kinds, successes first, when no outcome is named. */
  getEvents(outcome?: Outcome | ''): RuleEvent[] {
    return outcome ? this.events[outcome] : [...this.events.success, ...this.events.failure];
  }

  addResult(ruleResult: RuleResult): void {
    this.ruleResults.push(ruleResult);
  }

  getResults(): RuleResult[] {
    return this.ruleResults;
  }

  /**
   * A constant leaves its value in the cache as well: a dynamic fact of the same id and without params, added later, is
   * answered from there.
   * @throws Error without an id
   */
  addFact<T>(fact: Fact<T>): this;
  addFact<T>(id: string, valueOrMethod?: DynamicFactCallback<T> | T, options?: FactOptions): this;
  addFact(id: Loose, valueOrMethod?: Loose, options?: FactOptions): this {
    const fact = id instanceof Fact ? id : new Fact(id, valueOrMethod, options);
    this.factMap.set(fact.id, fact);
    if (fact.isConstant()) this._setFactValue(fact, {}, fact.value);
    return this;
  }

  /** @deprecated `addFact` does this and more. */
  addRuntimeFact(factId: string, value: Loose): void {
    this._addConstantFact(new Fact(factId, value));
  }

  _addConstantFact(fact: Fact): void {
    this.factMap.set(fact.id, fact);
    this._setFactValue(fact, {}, fact.value);
  }

  _getFact(factId: string): Fact | undefined {
    return this.factMap.get(factId);
  }

  /**
   * The path is followed only where the value is an object; any other value is given as it is.
   * @throws what a dynamic fact throws; an unknown fact is a rejection with the code UNDEFINED_FACT
   */
  factValue<T = Loose>(factId: string, params: Loose = {}, path: Loose = ''): Promise<T> {
    const fact = this._getFact(factId);
    if (fact === undefined) {
      return this.allowUndefinedFacts
        ? Promise.resolve(undefined as T)
        : Promise.reject(new UndefinedFactError(`Undefined fact: ${factId}`));
    }
    const value = this.#ask(fact, params);
    if (!path) return value;
    return value.then((found) => (typeof found === 'object' && found ? this.pathResolver(found, path) : found));
  }

  /** A literal is itself; any object that owns `fact` is the value of that fact. */
  getValue(value: Loose): Promise<Loose> {
    const isReference = typeof value === 'object' && value !== null && Object.hasOwn(value, 'fact');
    return isReference ? this.factValue(value.fact, value.params, value.path) : Promise.resolve(value);
  }

  #ask(fact: Fact, params: Loose): Promise<Loose> {
    if (fact.isConstant()) return Promise.resolve(fact.calculate(params, this));
    const key = fact.getCacheKey(params);
    const known = key === undefined ? undefined : this.factResultsCache.get(key);
    return known ?? this._setFactValue(fact, params, fact.calculate(params, this));
  }

  /** A subclass's own hook, as in json-rules-engine: what is kept under the fact's cache key. */
  _setFactValue(fact: Fact, params: Loose, value: Loose): Promise<Loose> {
    const key = fact.getCacheKey(params);
    const promise = Promise.resolve(value);
    if (key !== undefined) this.factResultsCache.set(key, promise);
    return promise;
  }
}
