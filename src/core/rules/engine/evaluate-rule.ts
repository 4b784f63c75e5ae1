import type { Condition, FactSource } from './condition.js';
import type { OperatorMap } from './operators/operator-map.js';
import { setsByPriority } from './priorities.js';
import { clone } from './values/clone.js';

/** What a rule needs of the engine it is in. */
export type RuleHost = {
  readonly operators: OperatorMap;
  readonly conditions: ReadonlyMap<string, Condition>;
  readonly allowUndefinedConditions: boolean;
  readonly replaceFactsInEventParams: boolean;
  getFact(factId: string): { readonly priority: number } | undefined;
};

/** A condition's own priority, else that of its fact as the engine knows it, else 1; the highest set first. */
export function conditionSets(
  conditions: readonly Condition[],
  host: Pick<RuleHost, 'getFact'>,
): readonly (readonly Condition[])[] {
  return setsByPriority(conditions, ({ priority, fact }) => priority || host.getFact(fact as string)?.priority || 1);
}

type Joint = 'any' | 'all' | 'not';
type Chain = readonly string[];

/**
 * Asks a tree of conditions of one almanac, and writes what it finds into the tree. Siblings of one priority are asked
 * together; a set of lower priority only when the sets before it left the answer open. Among siblings a condition counts
 * when its result is `true`; one alone passes its raw result up.
 *
 * A rule with one condition is asked at once, others a tick later, as in json-rules-engine: what a fact function throws
 * while it is asked at once is thrown here.
 */
export class Evaluation {
  readonly #almanac: FactSource;
  readonly #host: RuleHost;

  constructor(almanac: FactSource, host: RuleHost) {
    this.#almanac = almanac;
    this.#host = host;
  }

  /** The raw answer of a rule's root. */
  decide(root: Condition): Promise<unknown> {
    if (root.any) return this.#group(root.any, 'any', []);
    if (root.all) return this.#group(root.all, 'all', []);
    return root.not ? this.#opposite(root.not, []) : this.#realize(root, []);
  }

  #opposite(condition: Condition, chain: Chain): Promise<boolean> {
    return this.#group([condition], 'not', chain).then((result) => !result);
  }

  #group(conditions: readonly Condition[], joint: Joint, chain: Chain): Promise<unknown> {
    const [first] = conditions;
    if (first === undefined) return Promise.resolve(true);
    if (conditions.length === 1) return this.#ask(first, chain);
    let answer: Promise<unknown> = Promise.resolve(joint === 'all');
    for (const set of conditionSets(conditions, this.#host)) {
      answer = answer.then((sofar) => (Boolean(sofar) === (joint === 'any') ? sofar : this.#set(set, joint, chain)));
    }
    return answer;
  }

  #set(conditions: readonly Condition[], joint: Joint, chain: Chain): Promise<boolean> {
    const isTrue = (result: unknown) => result === true;
    return Promise.all(this.#askAll(conditions, chain)).then((results) =>
      joint === 'any' ? results.some(isTrue) : results.every(isTrue),
    );
  }

  /** Where asking one throws, the promises of those asked before it have nobody to wait for them: they are let go. */
  #askAll(conditions: readonly Condition[], chain: Chain): Promise<unknown>[] {
    const asked: Promise<unknown>[] = [];
    try {
      for (const condition of conditions) asked.push(this.#ask(condition, chain));
    } catch (error) {
      for (const promise of asked) promise.catch(() => undefined);
      throw error;
    }
    return asked;
  }

  #ask(condition: Condition, chain: Chain): Promise<unknown> {
    if (condition.isConditionReference()) return this.#realize(condition, chain);
    if (!condition.isBooleanOperator()) return this.#leaf(condition);
    return this.#joined(condition, chain).then((result) => {
      condition.result = result === true;
      return condition.result;
    });
  }

  /** The joint is the node's `operator`, which a shared condition laid over a group may have changed. */
  #joined(condition: Condition, chain: Chain): Promise<unknown> {
    if (condition.operator === 'all') return this.#group(condition.all ?? [], 'all', chain);
    if (condition.operator === 'any') return this.#group(condition.any ?? [], 'any', chain);
    return this.#opposite(condition.not as Condition, chain);
  }

  #leaf(condition: Condition): Promise<unknown> {
    return condition.evaluate(this.#almanac, this.#host.operators).then((found) => {
      condition.factResult = found.leftHandSideValue;
      condition.valueResult = found.rightHandSideValue;
      condition.result = found.result;
      return found.result;
    });
  }

  /** Lays a copy of the shared condition over the node that names it; the name is gone from the result. */
  #realize(reference: Condition, chain: Chain): Promise<unknown> {
    const name = reference.condition as string;
    const shared = this.#host.conditions.get(name);
    if (shared === undefined) {
      if (!this.#host.allowUndefinedConditions) throw new Error(`No condition ${name} exists`);
      reference.result = false;
      return Promise.resolve(false);
    }
    if (chain.includes(name)) throw new RangeError(`Condition refers to itself: ${[...chain, name].join(' → ')}`);
    delete reference.condition;
    Object.assign(reference, clone(shared));
    return this.#ask(reference, [...chain, name]);
  }
}
