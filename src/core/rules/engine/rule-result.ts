import type { Condition } from './condition.js';
import type { Loose, RuleEvent } from './types.js';
import { clone } from './values/clone.js';

/** How one rule was decided in one run: copies of its conditions and event, with what was found written into them. */
export class RuleResult {
  readonly conditions: Condition;
  readonly event: RuleEvent;
  readonly priority: number;
  readonly name: string;
  /** Null until decided; then the raw answer of the root, which is a boolean unless a custom operator gave another. */
  result: Loose = null;

  constructor(conditions: Condition, event: RuleEvent, priority: number, name: string) {
    this.conditions = clone(conditions);
    this.event = clone(event);
    this.priority = clone(priority);
    this.name = clone(name);
  }

  setResult(result: Loose): void {
    this.result = result;
  }

  /** Replaces facts named at the first level of the event's params by their values. */
  resolveEventParams(almanac: { getValue(value: Loose): Promise<Loose> }): Promise<unknown> {
    const { params } = this.event;
    if (params === null || typeof params !== 'object') return Promise.resolve();
    const updates = Object.keys(params).map((key) =>
      almanac.getValue(params[key]).then((value) => {
        params[key] = value;
      }),
    );
    return Promise.all(updates);
  }

  /** JSON text, or with `false` the object of it. */
  toJSON(): string;
  toJSON<T extends boolean>(stringify: T): T extends true ? string : Loose;
  toJSON(stringify: Loose = true): Loose {
    const { event, priority, name, result } = this;
    const kept = { conditions: this.conditions.toJSON(false), event, priority, name, result };
    return stringify ? JSON.stringify(kept) : kept;
  }
}
