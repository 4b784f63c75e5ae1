import { Almanac } from '../engine/almanac.js';
import { Evaluation } from '../engine/evaluate-rule.js';
import { Fact } from '../engine/fact.js';
import { setsByPriority } from '../engine/priorities.js';
import { RuleResult } from '../engine/rule-result.js';
import type { BatchDesk } from './batch-desk.js';
import { DecideAtOnce, OPEN } from './decide-at-once.js';
import type { GivenFacts } from './given-facts.js';
import { AsynchronousError } from './rule-set-error.js';
import type { RuleWorld } from './rule-world.js';
import type { StrictRule } from './strict-rule.js';

/** Whether a rule matches; as a whole result where it had to be waited for. */
export type Decided = boolean | RuleResult;

/** By the rule's place. */
export type Decisions = ReadonlyMap<number, Decided>;

/**
 * What is wanted. `matches` and `results`: rules are asked only if what is at hand leaves them open; `results` fill facts
 * into events too. `whole` results: every rule that has something to ask asks it, as in the reference.
 */
export type Wanted = 'matches' | 'results' | 'whole';

/** Whether a rule is asked whatever is known already. */
export function isAsked({ needs }: StrictRule, wanted: Wanted): boolean {
  return (wanted !== 'matches' && needs.fillsEvent) || (wanted === 'whole' && needs.waits);
}

/**
 * Rules one by one, as the reference decides them: priority sets one after another, and the first fault rejects. Rules
 * of facts at hand are decided at once; the others wait, those of a set together.
 */
export class ExactPath {
  constructor(
    private readonly world: RuleWorld,
    private readonly rules: readonly StrictRule[],
  ) {}

  /** @throws what the reference rejects with; AsynchronousError where something must be waited for */
  decideAtOnce(places: readonly number[], given: GivenFacts): Decisions {
    const decided = new Map<number, Decided>();
    for (const set of this.setsOf(places)) {
      for (const one of set) {
        const foreseen = this.waits(one, given) ? this.foreseen(one, given) : OPEN;
        decided.set(one.index, foreseen === OPEN ? this.atOnce(one, given) : foreseen);
      }
    }
    return decided;
  }

  /** Rejects with what the reference rejects with. Asks `desk` for batched facts. */
  async decide(places: readonly number[], given: GivenFacts, desk: BatchDesk, wanted: Wanted): Promise<Decisions> {
    const decided = new Map<number, Decided>();
    const whole = { given, desk, almanac: undefined as Almanac | undefined };
    for (const set of this.setsOf(places)) {
      const waiting: Promise<unknown>[] = [];
      const hold = (one: StrictRule) => {
        whole.almanac ??= this.almanac(given, desk);
        const result = this.wait(one, whole.almanac).then((found) => decided.set(one.index, found));
        result.catch(() => undefined);
        waiting.push(result);
      };
      for (const one of set) {
        const found = this.withoutWaiting(one, given, wanted);
        if (found === OPEN) hold(one);
        else decided.set(one.index, found);
      }
      await Promise.all(waiting);
    }
    return decided;
  }

  /** Of these rules, those that will ask. */
  survivors(places: readonly number[], given: GivenFacts, wanted: Wanted): readonly StrictRule[] {
    return this.of(places).filter(
      (one) => isAsked(one, wanted) || (this.waits(one, given) && this.foreseen(one, given) === OPEN),
    );
  }

  private withoutWaiting(one: StrictRule, given: GivenFacts, wanted: Wanted): boolean | typeof OPEN {
    if (isAsked(one, wanted)) return OPEN;
    if (this.waits(one, given)) return wanted === 'whole' ? OPEN : this.foreseen(one, given);
    try {
      return this.atOnce(one, given);
    } catch (error) {
      if (error instanceof AsynchronousError) return OPEN;
      throw error;
    }
  }

  private of(places: readonly number[]): readonly StrictRule[] {
    return places.flatMap((place) => this.rules[place] ?? []);
  }

  private setsOf(places: readonly number[]): readonly (readonly StrictRule[])[] {
    return setsByPriority(this.of(places), ({ rule }) => rule.priority);
  }

  private waits(one: StrictRule, given: GivenFacts): boolean {
    return given.waits || one.needs.waits;
  }

  private atOnce({ rule }: StrictRule, given: GivenFacts): boolean {
    return Boolean(new DecideAtOnce(given, this.world, 'asked', false).decide(rule.conditions));
  }

  /** The answer, if it is the same whatever the open facts are. A fault may yet be passed by: then the rule is asked. */
  private foreseen({ rule, mayReject }: StrictRule, given: GivenFacts): boolean | typeof OPEN {
    if (mayReject) return OPEN;
    try {
      const answer = new DecideAtOnce(given, this.world, 'open', false).decide(rule.conditions);
      return answer === OPEN ? OPEN : Boolean(answer);
    } catch {
      return OPEN;
    }
  }

  private async wait({ rule }: StrictRule, almanac: Almanac): Promise<RuleResult> {
    const found = new RuleResult(rule.conditions, rule.ruleEvent, rule.priority, rule.name);
    found.setResult(await new Evaluation(almanac, this.world).decide(found.conditions));
    if (this.world.replaceFactsInEventParams) await found.resolveEventParams(almanac);
    return found;
  }

  private almanac({ facts }: GivenFacts, desk: BatchDesk): Almanac {
    const almanac = new Almanac(this.world);
    for (const fact of this.world.facts.values()) almanac.addFact(fact);
    for (const id of this.world.batched.keys()) {
      almanac.addFact(new Fact(id, (params: unknown) => desk.value({ fact: id, params }, facts)));
    }
    for (const id in facts) {
      const brought = facts[id];
      almanac.addFact(brought instanceof Fact ? brought : new Fact(id, brought));
    }
    return almanac;
  }
}
