import { Condition, claimRoot, type FactSource } from './condition.js';
import { Emitter } from './emitter.js';
import { conditionSets, Evaluation, type RuleHost } from './evaluate-rule.js';
import { RuleResult } from './rule-result.js';
import type { EventHandler, Given, Loose, RuleEvent, RuleProperties, TopLevelCondition } from './types.js';

/**
 * Conditions and the event they cause. Emits `success` or `failure` with `(event, almanac, ruleResult)` when decided.
 * A rule's `event` stays what was set; json-rules-engine overwrites it with the name of the last emission.
 */
export class Rule extends Emitter {
  priority = 1;
  declare name: string;
  declare conditions: Condition;
  declare event: RuleEvent;
  /** @deprecated the same object as `event` */
  declare ruleEvent: RuleEvent;
  declare engine?: RuleHost;

  /** @throws Error for conditions, a priority or an event that cannot be; SyntaxError for text that is not JSON */
  constructor(properties?: Given<RuleProperties> | string) {
    super();
    const options = (typeof properties === 'string' ? JSON.parse(properties) : properties) || {};
    if (options.conditions) this.setConditions(options.conditions);
    if (options.onSuccess) this.on('success', options.onSuccess);
    if (options.onFailure) this.on('failure', options.onFailure);
    if (options.name || options.name === 0) this.setName(options.name);
    this.setPriority(options.priority || 1);
    this.setEvent(options.event || { type: 'unknown' });
  }

  override on<T = RuleEvent>(type: string, handler: EventHandler<T>): this;
  override on(type: Loose, handler?: Loose): this;
  override on(type: Loose, handler?: Loose): this {
    return super.on(type, handler);
  }

  /** Parsed as an integer; higher runs earlier. @throws Error below 1 */
  setPriority(priority: Loose): this {
    const parsed = Number.parseInt(priority, 10);
    if (parsed <= 0) throw new Error('Priority must be greater than zero');
    this.priority = parsed;
    return this;
  }

  /** Anything truthy, and zero. */
  setName(name: Loose): this {
    if (!name && name !== 0) throw new Error('Rule "name" must be defined');
    this.name = name;
    return this;
  }

  setConditions(conditions: Given<TopLevelCondition>): this {
    claimRoot(conditions);
    this.conditions = new Condition(conditions);
    return this;
  }

  /** Keeps `type` and truthy `params`. */
  setEvent(event: RuleEvent): this {
    if (!event) throw new Error('Rule: setEvent() requires event object');
    if (!Object.hasOwn(event, 'type')) {
      throw new Error('Rule: setEvent() requires event object with "type" property');
    }
    this.event = { type: event.type, ...(event.params ? { params: event.params } : {}) };
    this.ruleEvent = this.event;
    return this;
  }

  getEvent(): RuleEvent {
    return this.ruleEvent;
  }

  getPriority(): number {
    return this.priority;
  }

  getConditions(): Condition {
    return this.conditions;
  }

  getEngine(): RuleHost | undefined {
    return this.engine;
  }

  setEngine(engine: RuleHost): this {
    this.engine = engine;
    return this;
  }

  /** JSON text that `new Rule` takes back, or with `false` the object of it. Facts and handlers are code and not in it. */
  toJSON(): string;
  toJSON<T extends boolean>(stringify: T): T extends true ? string : Loose;
  toJSON(stringify: Loose = true): Loose {
    const { priority, name } = this;
    const kept = { conditions: this.conditions.toJSON(false), priority, event: this.ruleEvent, name };
    return stringify ? JSON.stringify(kept) : kept;
  }

  /** Siblings in the order in which they are asked: sets of equal priority, the highest first. */
  prioritizeConditions(conditions: readonly Condition[]): readonly (readonly Condition[])[] {
    return conditionSets(conditions, this.engine as RuleHost);
  }

  /** Decides the rule, then waits for its own handlers. What its facts throw at once is thrown. */
  evaluate(almanac: FactSource): Promise<RuleResult> {
    const engine = this.engine as RuleHost;
    const found = new RuleResult(this.conditions, this.ruleEvent, this.priority, this.name);
    return new Evaluation(almanac, engine).decide(found.conditions).then((result) => {
      found.setResult(result);
      const params = engine.replaceFactsInEventParams ? found.resolveEventParams(almanac) : Promise.resolve();
      return params
        .then(() => this.emitAsync(result ? 'success' : 'failure', found.event, almanac, found))
        .then(() => found);
    });
  }
}
