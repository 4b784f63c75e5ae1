import { Fact } from '../engine/fact.js';
import { UndefinedFactError } from '../engine/undefined-fact-error.js';
import type { Facts } from '../row/fact-reader.js';
import { AsynchronousError } from './rule-set-error.js';
import { isThenable, type RuleWorld } from './rule-world.js';

const isReference = (value: unknown): value is { readonly fact: string; readonly path?: unknown } =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, 'fact');

/** One customer's facts over the engine's, as far as they can be known at once. */
export class GivenFacts {
  /** What the customer brings; a function as the dynamic fact it is. */
  private readonly brought = new Map<string, unknown>();
  /** Whether the customer brings anything that must be waited for. */
  readonly waits: boolean;

  /** @throws Error for a fact without an id */
  constructor(
    private readonly world: RuleWorld,
    readonly facts: Facts,
  ) {
    let waits = false;
    for (const id in facts) {
      const given = facts[id];
      const isPlain = id !== '' && typeof given !== 'function' && !(given instanceof Fact);
      const fact = isPlain ? null : given instanceof Fact ? given : new Fact(id, given);
      this.brought.set(fact?.id ?? id, fact ?? given);
      waits ||= fact?.isDynamic() === true || isThenable(given);
    }
    this.waits = waits;
  }

  brings(id: string): boolean {
    return this.brought.has(id);
  }

  isDynamic(id: string): boolean {
    if (!this.brought.has(id)) return this.world.isDynamic(id);
    const given = this.brought.get(id);
    return given instanceof Fact ? given.isDynamic() || isThenable(given.value) : isThenable(given);
  }

  /** Whether a side of a condition, the condition itself or what it compares with, is a fact to be waited for. */
  isDynamicSide(side: unknown): boolean {
    return isReference(side) && this.isDynamic(side.fact);
  }

  /** As an almanac answers. @throws UndefinedFactError; AsynchronousError for what must be waited for */
  value(id: string, path: unknown): unknown {
    const found = this.found(id);
    const at = path && typeof found === 'object' && found ? this.world.pathResolver(found, path as string) : found;
    if (isThenable(at)) throw new AsynchronousError(`What stands at ${String(path)} of the fact ${id}`);
    return at;
  }

  /** What a condition compares with: a literal, or another fact. */
  compared(value: unknown): unknown {
    return isReference(value) ? this.value(value.fact, value.path) : value;
  }

  private found(id: string): unknown {
    if (this.isDynamic(id)) throw new AsynchronousError(`The fact ${id}`);
    if (this.brought.has(id)) {
      const given = this.brought.get(id);
      return given instanceof Fact ? given.value : given;
    }
    const known = this.world.getFact(id);
    if (known === undefined && !this.world.allowUndefinedFacts) throw new UndefinedFactError(`Undefined fact: ${id}`);
    return known?.value;
  }
}
