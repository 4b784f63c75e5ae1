import type { FactSource } from './condition.js';
import type { Emitter } from './emitter.js';
import type { Rule } from './rule.js';
import type { RuleResult } from './rule-result.js';
import type { RuleEvent } from './types.js';

/** What a run needs of its almanac: ours, or a caller's own. */
export type RunAlmanac = FactSource & {
  addEvent(event: RuleEvent, outcome: 'success' | 'failure'): void;
  addResult(ruleResult: RuleResult): void;
  getEvents(outcome?: 'success' | 'failure' | ''): RuleEvent[];
  getResults(): RuleResult[];
};

/** Asked before each rule begins: a set that has begun is finished, later ones are skipped. */
export type RunState = { isRunning(): boolean };

type Sets = readonly (readonly Rule[])[];

/**
 * One run: the sets one after another, highest priority first; the rules of a set together. The first fault rejects the
 * run; what was to come after it still runs, as in json-rules-engine, so handlers of later rules are called.
 */
export class EngineRun<A extends RunAlmanac> {
  readonly #emitter: Emitter;
  readonly #almanac: A;
  readonly #state: RunState;

  constructor(emitter: Emitter, almanac: A, state: RunState) {
    this.#emitter = emitter;
    this.#almanac = almanac;
    this.#state = state;
  }

  /** Resolves when every handler has; `ended` is called when the last set has ended, rejected or not. */
  decide(sets: Sets, ended: () => void): Promise<EngineResult<A>> {
    return new Promise((resolve, reject) => {
      let cursor: Promise<unknown> = Promise.resolve();
      for (const set of sets) cursor = cursor.then(() => this.#decideSet(set)).catch(reject);
      cursor
        .then(() => {
          ended();
          resolve(this.#result());
        })
        .catch(reject);
    });
  }

  /** Where one rule throws at once, those after it do not begin, and those before it have nobody to wait for them. */
  #decideSet(rules: readonly Rule[]): Promise<unknown> {
    const begun: Promise<unknown>[] = [];
    try {
      for (const rule of rules) begun.push(this.#state.isRunning() ? this.#decideRule(rule) : Promise.resolve());
    } catch (error) {
      for (const promise of begun) promise.catch(() => undefined);
      throw error;
    }
    return Promise.all(begun);
  }

  #decideRule(rule: Rule): Promise<unknown> {
    return rule.evaluate(this.#almanac).then((found) => {
      this.#almanac.addResult(found);
      this.#almanac.addEvent(found.event, found.result ? 'success' : 'failure');
      const said = this.#emitter.emitAsync(found.result ? 'success' : 'failure', found.event, this.#almanac, found);
      if (!found.result) return said;
      return said.then(() => this.#emitter.emitAsync(found.event.type, found.event.params, this.#almanac, found));
    });
  }

  #result(): EngineResult<A> {
    const all = this.#almanac.getResults();
    return {
      almanac: this.#almanac,
      results: all.filter(({ result }) => result),
      failureResults: all.filter(({ result }) => !result),
      events: this.#almanac.getEvents('success'),
      failureEvents: this.#almanac.getEvents('failure'),
    };
  }
}

/** Within a priority the order is that of completion; only the order across priorities is promised. */
export type EngineResult<A = RunAlmanac> = {
  readonly almanac: A;
  readonly results: RuleResult[];
  readonly failureResults: RuleResult[];
  readonly events: RuleEvent[];
  readonly failureEvents: RuleEvent[];
};
