import { stepInto } from '../compile/fact-path.js';
import type { Engine } from '../engine/engine.js';
import type { Loose } from '../engine/types.js';
import { plainSteps, resolvePath } from '../path.js';
import { isFact, isObject, isPlain } from '../row/fact-places.js';

/** What only the interpreter can say: thrown on the way, never seen by a caller. */
export const BEYOND = Symbol('asked of the interpreter');

type Facts = Readonly<Record<string, unknown>>;

const isOwn = Object.prototype.propertyIsEnumerable;

/** A promise, or what would be taken for one. */
const isThenable = (value: unknown) => isObject(value) && typeof (value as { then?: unknown }).then === 'function';

/** A value that is there already; functions, promises and objects of some class are the interpreter's. */
function present(value: unknown): unknown {
  if (!isFact(value) || isThenable(value)) throw BEYOND;
  return value;
}

/** A fact, and the path into it where its value is an object: read from one customer's facts at once. */
export class FactPlace {
  readonly #engine: Engine;
  readonly #fact: string;
  readonly #path: Loose;
  readonly #steps: readonly string[] | null;
  /** No step is a name that every object inherits: a plain object then has it itself, or not at all. */
  readonly #isDirect: boolean;

  constructor(engine: Engine, fact: string, path: Loose) {
    this.#engine = engine;
    this.#fact = fact;
    this.#path = path;
    this.#steps = typeof path === 'string' ? plainSteps(path) : null;
    this.#isDirect = this.#steps?.every((step) => !(step in Object.prototype)) === true;
  }

  /** @throws BEYOND, or whatever a path fails with */
  read(facts: Facts): unknown {
    const value = isOwn.call(facts, this.#fact) ? present(facts[this.#fact]) : this.#registered();
    if (!this.#path || !isObject(value)) return value;
    const found = this.#follow(value);
    if (isThenable(found)) throw BEYOND;
    return found;
  }

  #registered(): unknown {
    const fact = this.#engine.getFact(this.#fact);
    if (fact?.isConstant()) return present(fact.value);
    if (fact !== undefined || !this.#engine.allowUndefinedFacts) throw BEYOND;
    return undefined;
  }

  #follow(value: object): unknown {
    if (this.#engine.pathResolver !== undefined) throw BEYOND;
    if (this.#steps === null) return resolvePath(value, this.#path);
    let at: unknown = value;
    for (const step of this.#steps) {
      at = this.#isDirect && isObject(at) && isPlain(at) ? (at as Facts)[step] : stepInto(at, step);
    }
    return at;
  }
}
