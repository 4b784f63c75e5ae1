import type { Engine } from '../../src/core/rules/engine/engine.js';
import type { RuleProperties, TopLevelCondition } from '../../src/core/rules/engine/types.js';
import type { RulesKit } from '../../src/core/rules/reference.js';
import { Chance } from './fuzz-chance.js';
import { rule, SHARED, sharedCondition } from './fuzz-rules.js';
import { FACTS, profile, scalar } from './fuzz-values.js';
import { inPriorityOrder, wordsOf } from './verdict.js';

type Heard = { priority: number; text: string };

/** Engines of these seeds have two runs under way at once: only there must ours share the flag of the reference. */
export const overlapping = (seed: number): boolean => seed % 4 === 0;

/** One engine with its handlers, and what they heard: built twice from one seed, once for each kit. */
export class Scenario {
  readonly engine: Engine;
  readonly #chance: Chance;
  readonly #kit: RulesKit;
  readonly #heard: Heard[] = [];
  readonly #asked: string[] = [];

  constructor(kit: RulesKit, seed: number) {
    this.#chance = new Chance(seed);
    this.#kit = kit;
    const chance = this.#chance;
    this.engine = new kit.Engine([], {
      allowUndefinedFacts: chance.maybe(0.7),
      allowUndefinedConditions: chance.maybe(0.8),
      replaceFactsInEventParams: chance.maybe(0.3),
      sharedRunState: overlapping(seed),
      ...(chance.maybe(0.1) ? { pathResolver: (value: object, path: string) => `${path} of ${wordsOf(value)}` } : {}),
    });
    this.#addOperators();
    for (const [index, name] of SHARED.entries()) {
      if (chance.maybe(0.98)) this.engine.setCondition(name, sharedCondition(chance, index) as TopLevelCondition);
    }
    for (const one of chance.many(4, 16, (index) => this.#rule(index))) this.engine.addRule(one);
    this.#addEngineFacts();
    this.#listen();
  }

  /** What is given to one run. */
  facts(): Record<string, unknown> {
    const chance = this.#chance;
    const given: Record<string, unknown> = chance.maybe(0.05) ? Object.create({ f1: scalar(chance) }) : {};
    for (const name of FACTS.plain) if (chance.maybe(0.93)) given[name] = scalar(chance);
    for (const name of FACTS.profile) given[name] = chance.maybe(0.95) ? profile(chance) : scalar(chance);
    for (const name of FACTS.dynamic) if (chance.maybe(0.5)) given[name] = this.#dynamic(name);
    if (chance.maybe(0.05)) given.given = new this.#kit.Fact('f0', scalar(chance));
    return given;
  }

  /** Something is changed between two runs, as an application might. */
  change(): void {
    const { engine } = this;
    const chance = this.#chance;
    const changes = [
      () => engine.removeRule(`r${chance.below(4)}`),
      () => engine.addRule(this.#rule(20)),
      () => engine.removeCondition(chance.pick(SHARED)),
      () => engine.setCondition('s0', sharedCondition(chance, 0) as TopLevelCondition),
      () => engine.removeOperatorDecorator('first'),
      () => engine.addOperator('one', () => 'yes'),
      () => engine.removeOperator('later'),
      () => engine.removeFact('f0'),
      () => engine.rules[0]?.setPriority(99),
      () => engine.removeOperator('equal'),
      () => engine.addFact('f1', 5, { priority: 3 }),
    ];
    if (chance.maybe(0.4)) chance.pick(changes)();
  }

  /** What handlers heard and facts were asked since the last call. */
  heard(): readonly string[] {
    const asked = this.#asked.splice(0).sort();
    return [...inPriorityOrder(this.#heard.splice(0)).map(({ text }) => text), ...asked];
  }

  #rule(index: number): RuleProperties {
    const made = rule(this.#chance, index);
    if (this.#chance.maybe(0.15)) made.onSuccess = this.#handler(`r${index} won`);
    if (this.#chance.maybe(0.1)) made.onFailure = this.#handler(`r${index} lost`);
    return made as RuleProperties;
  }

  #addOperators(): void {
    const { engine } = this;
    engine.addOperator('one', (fact: unknown, value: unknown) => (fact === value ? 1 : 0));
    engine.addOperator(
      new this.#kit.Operator(
        'blank',
        () => true,
        (fact: unknown) => (fact === 'a' ? '' : fact),
      ),
    );
    engine.addOperator('later', (fact: unknown) => Promise.resolve(typeof fact === 'number'));
    engine.addOperatorDecorator('first', (fact: unknown, value: unknown, next) =>
      next(Array.isArray(fact) ? fact[0] : fact, value),
    );
  }

  #addEngineFacts(): void {
    const chance = this.#chance;
    for (const name of FACTS.dynamic) {
      if (chance.maybe(0.97)) this.engine.addFact(name, this.#dynamic(name), this.#factOptions());
    }
    if (chance.maybe(0.3)) this.engine.addFact(chance.pick(FACTS.dynamic), scalar(chance));
    for (const name of FACTS.plain) {
      if (chance.maybe(0.4)) this.engine.addFact(name, scalar(chance), this.#factOptions());
    }
  }

  #factOptions(): { cache?: boolean; priority?: number } {
    const chance = this.#chance;
    return {
      ...(chance.maybe(0.2) ? { cache: chance.maybe(0.5) } : {}),
      ...(chance.maybe(0.3) ? { priority: chance.pick([2, 5]) } : {}),
    };
  }

  #dynamic(name: string): unknown {
    const chance = this.#chance;
    const value = chance.maybe(0.5) ? profile(chance) : scalar(chance);
    const kind = chance.next();
    return (params: unknown, almanac: { factValue(id: string): Promise<unknown> }) => {
      this.#asked.push(`${name} asked with ${wordsOf(params)}`);
      if (kind < 0.4) return value;
      if (kind < 0.7) return Promise.resolve(value);
      if (kind < 0.98) return almanac.factValue('f3').then((found) => found ?? value);
      if (kind < 0.99) return Promise.reject(new Error(`${name} refused`));
      throw new TypeError(`${name} threw`);
    };
  }

  #listen(): void {
    const { engine } = this;
    const chance = this.#chance;
    for (const type of ['success', 'failure', 'win0', 'win1', 'quiet']) {
      if (chance.maybe(0.5)) engine.on(type, this.#handler(type));
    }
    if (chance.maybe(0.2)) engine.once('win2', this.#handler('once win2'));
  }

  #handler(name: string) {
    const chance = this.#chance;
    const kind = chance.next();
    const late = scalar(chance);
    return (
      event: unknown,
      almanac: { addFact(id: string, value: unknown): unknown },
      found: { name: string; priority: number },
    ): unknown => {
      this.#heard.push({ priority: found.priority, text: `${name} heard ${found.name}: ${wordsOf(event)}` });
      if (kind < 0.1) almanac.addFact('late', late);
      if (kind > 0.95 && kind < 0.97) this.engine.stop();
      if (kind >= 0.996) throw new RangeError(`${name} threw`);
      return kind > 0.8 ? Promise.resolve().then(() => Promise.resolve()) : undefined;
    };
  }
}
