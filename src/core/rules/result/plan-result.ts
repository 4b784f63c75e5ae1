import { Condition } from '../engine/condition.js';
import type { Engine } from '../engine/engine.js';
import { conditionSets } from '../engine/evaluate-rule.js';
import type { Loose } from '../engine/types.js';
import { clone } from '../engine/values/clone.js';
import { FactPlace } from './fact-place.js';
import { beyond, ResultGroup, ResultLeaf, type ResultNode, unknownName } from './result-node.js';

/** How often shared conditions are laid into one tree: a name that doubles itself at each level must not blow up. */
const MOST_NAMES = 1_000;

const isReference = (value: unknown): value is { readonly fact: Loose; readonly path?: Loose } =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, 'fact');

/** Turns a rule's conditions into nodes that write json-rules-engine's result tree without waiting. */
export class ResultPlanner {
  readonly #engine: Engine;
  readonly #customOperators: ReadonlySet<string>;
  #names = 0;

  constructor(engine: Engine, customOperators: ReadonlySet<string>) {
    this.#engine = engine;
    this.#customOperators = customOperators;
  }

  /** At the root a group counts before a name; below it is the other way round. */
  root(condition: Condition): ResultNode {
    return condition.isBooleanOperator() ? this.#group(condition, []) : this.#node(condition, []);
  }

  #node(condition: Condition, chain: readonly string[]): ResultNode {
    if (condition.isConditionReference()) return this.#named(condition, chain);
    return condition.isBooleanOperator() ? this.#group(condition, chain) : this.#leaf(condition);
  }

  #group(condition: Condition, chain: readonly string[]): ResultNode {
    const joint = condition.booleanOperator() ?? 'all';
    const parts = joint === 'not' ? [condition.not as Condition] : (condition[joint] ?? []);
    const places = new Map(parts.map((part, place) => [part, place]));
    const sets = conditionSets(parts, this.#engine).map((set) => set.map((part) => places.get(part) ?? 0));
    const of = parts.map((part) => this.#node(part, chain));
    return new ResultGroup({ joint, priority: condition.priority, name: condition.name, of, sets });
  }

  #leaf(condition: Condition): ResultNode {
    const json = condition.toJSON(false);
    const { fact, path, value } = condition;
    const name = condition.operator as string;
    const operator = typeof name === 'string' && !this.#isCustom(name) ? this.#engine.operators.get(name) : null;
    const left = this.#place(fact, path);
    const right = isReference(value) ? this.#place(value.fact, value.path) : null;
    if (operator === null || left === null || (isReference(value) && right === null)) return beyond(json);
    return new ResultLeaf({ json, value, left, right, operator });
  }

  #place(fact: Loose, path: Loose): FactPlace | null {
    return typeof fact === 'string' ? new FactPlace(this.#engine, fact, path) : null;
  }

  #isCustom(operator: string): boolean {
    const custom = this.#customOperators;
    if (custom.size === 0) return false;
    return operator.split(':').some((part, at, parts) => custom.has(part) || custom.has(parts.slice(at).join(':')));
  }

  /** Not asked, the node shows the name; asked, the shared condition laid over it, as the interpreter does. */
  #named(reference: Condition, chain: readonly string[]): ResultNode {
    const name = reference.condition as string;
    const json = reference.toJSON(false);
    const shared = this.#engine.conditions.get(name);
    if (shared === undefined) return this.#engine.allowUndefinedConditions ? unknownName(json) : beyond(json);
    this.#names += 1;
    if (chain.includes(name) || reference.isBooleanOperator() || this.#names > MOST_NAMES) return beyond(json);
    const { condition: _name, ...kept } = clone(reference) as Loose;
    const laidOver: Condition = Object.assign(Object.create(Condition.prototype), kept, clone(shared));
    const { ask } = bound(this.#node(laidOver, [...chain, name]));
    return { ask, blank: beyond(json).blank };
  }
}

const bound = (node: ResultNode): Pick<ResultNode, 'ask'> => ({ ask: (facts, said) => node.ask(facts, said) });
