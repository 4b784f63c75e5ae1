import { FoundProblems, pathTo } from '../../kit/found-problems.js';
import { Almanac } from '../engine/almanac.js';
import { Engine } from '../engine/engine.js';
import { Fact } from '../engine/fact.js';
import type { Operator } from '../engine/operators/operator.js';
import type { OperatorDecorator } from '../engine/operators/operator-decorator.js';
import { Rule } from '../engine/rule.js';
import type {
  EngineOptions,
  Given,
  Loose,
  RuleProperties,
  RuleResultSerializable,
  TopLevelCondition,
} from '../engine/types.js';
import { clone } from '../engine/values/clone.js';
import { isPlain } from '../row/fact-places.js';
import { isBounded } from '../strict/own-copy.js';
import { RuleSetError } from '../strict/rule-set-error.js';
import { ResultPlanner } from './plan-result.js';
import { copier, type ResultNode, type Said } from './result-node.js';

type Facts = Readonly<Record<string, unknown>>;

/** What an `Engine` would be told beside the rule. */
export type ExplainOptions = EngineOptions & {
  readonly conditions?: Readonly<Record<string, Given<TopLevelCondition>>>;
  /** As `compile` takes them, by id, or a list. */
  readonly facts?: Readonly<Record<string, Loose>> | readonly Fact[];
  readonly operators?: readonly Operator[];
  readonly decorators?: readonly OperatorDecorator[];
  /** The same as `decorators`. */
  readonly operatorDecorators?: readonly OperatorDecorator[];
};

type GivenRule = Given<RuleProperties> | Rule | string;

const decoratorsOf = ({ decorators, operatorDecorators }: ExplainOptions) => [
  ...(decorators ?? []),
  ...(operatorDecorators ?? []),
];

/** @throws RuleSetError for what cannot be walked, or says no conditions */
function claimRule(json: unknown): void {
  const problems = new FoundProblems();
  if (typeof json !== 'object' || json === null) problems.wrongType('$', 'object', json);
  else if (!(json instanceof Rule)) isBounded(json, '$', problems);
  if (problems.none && !(json as Rule).conditions) {
    problems.add('$.conditions', 'MISSING_FIELD', { field: 'conditions' });
  }
  const read = problems.result(null);
  if (!read.ok) throw new RuleSetError(read.problems);
}

function claimShared(conditions: ExplainOptions['conditions']): void {
  const problems = new FoundProblems();
  for (const [name, group] of Object.entries(conditions ?? {})) {
    isBounded(group, pathTo('$.conditions', name), problems);
  }
  const read = problems.result(null);
  if (!read.ok) throw new RuleSetError(read.problems);
}

function engineOf(options: ExplainOptions): Engine {
  claimShared(options.conditions);
  const engine = new Engine([], options);
  for (const [name, conditions] of Object.entries(options.conditions ?? {})) engine.setCondition(name, conditions);
  for (const [id, fact] of Object.entries(options.facts ?? {})) {
    engine.addFact(fact instanceof Fact ? fact : new Fact(id, fact));
  }
  for (const operator of options.operators ?? []) engine.addOperator(operator);
  for (const decorator of decoratorsOf(options)) engine.addOperatorDecorator(decorator);
  return engine;
}

/** The rule without its handlers: explaining must not set anything off. */
function silent(given: GivenRule): Rule {
  const json = typeof given === 'string' ? JSON.parse(given) : given;
  claimRule(json);
  const rule = json instanceof Rule ? json : new Rule(clone(json));
  const copy = new Rule();
  copy.conditions = clone(rule.conditions);
  copy.setEvent(clone(rule.ruleEvent)).setPriority(rule.priority);
  copy.name = rule.name;
  return copy;
}

const namesFact = (value: unknown) => typeof value === 'object' && value !== null && Object.hasOwn(value, 'fact');

/** One rule, prepared once, explained for any number of customers. Made by `explainer`. */
export class Explainer {
  readonly #engine: Engine;
  readonly #rule: Rule;
  readonly #tree: ResultNode;
  readonly #isBeyond: boolean;
  readonly #event: () => Rule['ruleEvent'];
  readonly #said: Said = { result: false };

  /** @throws Error for a rule that `Rule` would refuse, or shared conditions that `setCondition` would */
  constructor(rule: GivenRule, given?: ExplainOptions | null) {
    const options = given ?? {};
    this.#engine = engineOf(options);
    this.#rule = silent(rule).setEngine(this.#engine);
    const custom = [...(options.operators ?? []), ...decoratorsOf(options)];
    const planner = new ResultPlanner(this.#engine, new Set(custom.map(({ name }) => name)));
    this.#tree = planner.root(clone(this.#rule.conditions));
    this.#event = copier(this.#rule.ruleEvent);
    const { params } = this.#rule.ruleEvent;
    this.#isBeyond = this.#engine.replaceFactsInEventParams && Object.values(params ?? {}).some(namesFact);
  }

  /**
   * The result tree at once, or null where it takes waiting: dynamic facts, operators of one's own, values of some
   * class, and whatever would reject. `explain` says it then.
   */
  explainNow(given?: object | null): RuleResultSerializable | null {
    const facts = (given ?? {}) as Facts;
    if (this.#isBeyond || !isPlain(facts) || '' in facts) return null;
    const { priority, name } = this.#rule;
    try {
      const conditions = this.#tree.ask(facts, this.#said) as RuleResultSerializable['conditions'];
      return { conditions, event: this.#event(), priority, name, result: this.#said.result };
    } catch {
      // Whatever went wrong, the interpreter says it in its own order and words.
      return null;
    }
  }

  /** The result tree. Rejects as a run of json-rules-engine's would: UNDEFINED_FACT, an unknown operator that is reached. */
  explain(facts?: object | null): Promise<RuleResultSerializable> {
    const now = this.explainNow(facts);
    return now === null ? this.#interpreted((facts ?? {}) as Facts) : Promise.resolve(now);
  }

  #interpreted(facts: Facts): Promise<RuleResultSerializable> {
    return new Promise((resolve) => {
      const almanac = new Almanac(this.#engine);
      for (const fact of this.#engine.facts.values()) almanac.addFact(fact);
      for (const id in facts) {
        const given = facts[id];
        almanac.addFact(given instanceof Fact ? given : new Fact(id, given));
      }
      resolve(this.#rule.evaluate(almanac).then((found) => found.toJSON(false)));
    });
  }
}

/** Prepares a rule to be explained for many customers. See `explain`. */
export function explainer(rule: GivenRule, options?: ExplainOptions | null): Explainer {
  return new Explainer(rule, options);
}

/**
 * Why a rule matches these facts, or why not: json-rules-engine's own result tree, as `RuleResult.toJSON(false)` gives
 * it. Each condition that was asked says what it found (`factResult`), what it compared (`valueResult`) and what came
 * out (`result`); conditions of a lower priority than the one that settled the answer say nothing. No handler is called.
 *
 * ```ts
 * const { result, conditions } = await explain(rule, { usage: { last30d: { dataGb: 9.2 } } });
 * // result: false; conditions.all[0]: { operator: 'lessThan', value: 8, fact: 'usage', factResult: 9.2, … }
 * ```
 */
export function explain(
  rule: GivenRule,
  facts?: object | null,
  options?: ExplainOptions | null,
): Promise<RuleResultSerializable> {
  return new Explainer(rule, options).explain(facts);
}
