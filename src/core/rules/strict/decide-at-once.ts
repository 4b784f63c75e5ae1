import { Condition } from '../engine/condition.js';
import { conditionSets } from '../engine/evaluate-rule.js';
import { clone } from '../engine/values/clone.js';
import type { GivenFacts } from './given-facts.js';
import { AsynchronousError } from './rule-set-error.js';
import { isThenable, type RuleWorld } from './rule-world.js';

/** The answer of a condition nobody asked: it may be either. */
export const OPEN = Symbol('open');

type Joint = 'any' | 'all' | 'not';
type Chain = readonly string[];

/** Whether what must be waited for, or is an application's own, is `open` or asked. */
export type Asking = 'open' | 'asked';

/**
 * The engine's `Evaluation` without promises: the same order, the same faults, the same marks in the tree. With `open`
 * it asks neither dynamic facts nor an application's own operators, and answers `OPEN` where they would decide.
 */
export class DecideAtOnce {
  constructor(
    private readonly facts: GivenFacts,
    private readonly world: RuleWorld,
    private readonly asking: Asking,
    /** Whether the tree is the caller's to write what is found into. */
    private readonly marks: boolean,
  ) {}

  /** @throws what the reference rejects with; AsynchronousError where something must be waited for */
  decide(root: Condition): unknown {
    if (root.any) return this.group(root.any, 'any', []);
    if (root.all) return this.group(root.all, 'all', []);
    return root.not ? this.opposite(root.not, []) : this.realize(root, []);
  }

  private opposite(condition: Condition, chain: Chain): unknown {
    const answer = this.group([condition], 'not', chain);
    return answer === OPEN ? OPEN : !answer;
  }

  private group(conditions: readonly Condition[], joint: Joint, chain: Chain): unknown {
    const [first] = conditions;
    if (first === undefined) return true;
    if (conditions.length === 1) return this.ask(first, chain);
    const decided = joint === 'any';
    let answer: unknown = !decided;
    for (const set of conditionSets(conditions, this.world)) {
      const found = this.set(set, joint, chain);
      if (found === decided) return decided;
      if (found === OPEN) answer = OPEN;
    }
    return answer;
  }

  private set(conditions: readonly Condition[], joint: Joint, chain: Chain): unknown {
    const answers = conditions.map((condition) => this.ask(condition, chain));
    const isOpen = answers.includes(OPEN);
    if (joint === 'any') return answers.includes(true) || (isOpen ? OPEN : false);
    const isFalse = answers.some((answer) => answer !== true && answer !== OPEN);
    return isFalse ? false : isOpen ? OPEN : true;
  }

  private ask(condition: Condition, chain: Chain): unknown {
    if (condition.isConditionReference()) return this.realize(condition, chain);
    if (!condition.isBooleanOperator()) return this.leaf(condition);
    const answer = this.joined(condition, chain);
    if (answer === OPEN) return OPEN;
    if (this.marks) condition.result = answer === true;
    return answer === true;
  }

  private joined(condition: Condition, chain: Chain): unknown {
    if (condition.operator === 'all') return this.group(condition.all ?? [], 'all', chain);
    if (condition.operator === 'any') return this.group(condition.any ?? [], 'any', chain);
    return this.opposite(condition.not as Condition, chain);
  }

  private leaf(condition: Condition): unknown {
    const name = condition.operator as string;
    const operator = this.world.operators.get(name);
    if (!operator) throw new Error(`Unknown operator: ${name}`);
    // An operator of one's own may write into what it is given; only a tree to be marked is not the set's.
    const own = !this.marks && this.world.isCustom(name);
    const right = this.atHand(condition.value, () =>
      this.facts.compared(own ? clone(condition.value) : condition.value),
    );
    const left = this.atHand(condition, () => this.facts.value(condition.fact as string, condition.path));
    // What is at hand was read all the same: a fact that is missing rejects, whatever it is compared with.
    if (left === OPEN || right === OPEN || (this.asking === 'open' && this.world.isCustom(name))) return OPEN;
    const result: unknown = operator.evaluate(left, right);
    if (isThenable(result)) throw new AsynchronousError(`The operator ${name}`);
    if (this.marks) Object.assign(condition, { factResult: left, valueResult: right, result });
    return result;
  }

  private atHand(side: unknown, read: () => unknown): unknown {
    return this.asking === 'open' && this.facts.isDynamicSide(side) ? OPEN : read();
  }

  /** Lays the shared condition over the node that names it; only a tree to be marked is changed. */
  private realize(reference: Condition, chain: Chain): unknown {
    const name = reference.condition as string;
    const shared = this.world.conditions.get(name);
    if (shared === undefined) {
      if (!this.world.allowUndefinedConditions) throw new Error(`No condition ${name} exists`);
      if (this.marks) reference.result = false;
      return false;
    }
    if (chain.includes(name)) throw new RangeError(`Condition refers to itself: ${[...chain, name].join(' → ')}`);
    const laid = this.marks ? reference : Object.assign(Object.create(Condition.prototype), reference);
    delete laid.condition;
    Object.assign(laid, this.marks ? clone(shared) : shared);
    return this.ask(laid, [...chain, name]);
  }
}
