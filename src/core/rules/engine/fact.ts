import type { DynamicFactCallback, FactOptions, Loose, RunFacts } from './types.js';
import { cacheKeyOf } from './values/cache-key.js';

/** Something a rule may ask about: a constant, or a function of `(params, almanac)` asked when a condition needs it. */
export class Fact<T = Loose> {
  static readonly CONSTANT = 'CONSTANT';
  static readonly DYNAMIC = 'DYNAMIC';

  readonly id: string;
  readonly priority: number;
  readonly options: FactOptions;
  readonly type: string;
  /** There, even when undefined, for a constant; absent for a dynamic fact. */
  declare value?: T;
  declare calculationMethod?: DynamicFactCallback<T>;
  cacheKeyMethod: (id: string, params: unknown) => unknown;

  /** @throws Error without an id */
  constructor(id: string, valueOrMethod?: T | DynamicFactCallback<T>, options: FactOptions = { cache: true }) {
    this.id = id;
    if (typeof valueOrMethod === 'function') {
      this.calculationMethod = valueOrMethod as DynamicFactCallback<T>;
      this.type = Fact.DYNAMIC;
    } else {
      this.value = valueOrMethod as T;
      this.type = Fact.CONSTANT;
    }
    if (!this.id) throw new Error('factId required');
    this.priority = Number.parseInt(String(options.priority || 1), 10);
    this.options = { cache: true, ...options };
    this.cacheKeyMethod = this.defaultCacheKeys;
  }

  isConstant(): boolean {
    return this.type === Fact.CONSTANT;
  }

  isDynamic(): boolean {
    return this.type === Fact.DYNAMIC;
  }

  /** The value, or a promise of it. What the function throws is thrown here. */
  calculate(params: Loose, almanac: RunFacts): Loose {
    if (Object.hasOwn(this, 'value')) return this.value;
    return (this.calculationMethod as DynamicFactCallback<T>)(params, almanac);
  }

  /** What tells two questions to this fact apart: its id and the params, whatever the order of their keys. */
  defaultCacheKeys(id: string, params: unknown): unknown {
    return { params, id };
  }

  /** Undefined for a fact that is to be asked every time. */
  getCacheKey(params: unknown): string | undefined {
    return this.options.cache === true ? Fact.hashFromObject(this.cacheKeyMethod(this.id, params)) : undefined;
  }

  static hashFromObject(value: unknown): string {
    return cacheKeyOf(value);
  }
}
