import type { Operator } from '../engine/operators/operator.js';
import type { Loose } from '../engine/types.js';
import { clone } from '../engine/values/clone.js';
import { BEYOND, type FactPlace } from './fact-place.js';

type Facts = Readonly<Record<string, unknown>>;

/** Where a node leaves its answer: one for a whole tree. */
export type Said = { result: boolean };

/** A node of a rule's tree that writes itself as json-rules-engine's result tree has it, asked or not. */
export type ResultNode = {
  readonly ask: (facts: Facts, said: Said) => object;
  readonly blank: () => object;
};

const isWhole = (value: unknown) => typeof value !== 'object' || value === null;

/** A copy that is the caller's own. */
export function fresh<T>(value: T): T {
  return isWhole(value) ? value : clone(value);
}

/** `fresh` of the same value again and again: a plain list or record of plain values needs no search. */
export function copier<T>(value: T): () => T {
  if (typeof value !== 'object' || value === null) return () => value;
  if (!Object.values(value).every(isWhole) || Object.hasOwn(value, '__proto__')) return () => clone(value);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype) return () => ({ ...value });
  const isList = prototype === Array.prototype && Object.keys(value).length === (value as readonly unknown[]).length;
  return isList ? () => (value as unknown as readonly unknown[]).slice() as T : () => clone(value);
}

/** A node that the interpreter has to ask. */
export const beyond = (json: object): ResultNode => ({
  ask: () => {
    throw BEYOND;
  },
  blank: () => fresh(json),
});

/** A shared condition asked for by a name nobody set, where that is false. */
export const unknownName = (json: object): ResultNode => ({
  ask: (_facts, said) => {
    said.result = false;
    return fresh(json);
  },
  blank: () => fresh(json),
});

export type LeafParts = {
  /** As it stands in a tree that was not asked. */
  readonly json: Readonly<Record<string, Loose>>;
  readonly value: unknown;
  readonly left: FactPlace;
  /** Where the other side is a fact, too. */
  readonly right: FactPlace | null;
  readonly operator: Operator;
};

/** A question of its own: the fact's value, the condition's, and what came out. */
export class ResultLeaf implements ResultNode {
  readonly #parts: LeafParts;
  readonly #head: object | null;
  readonly #value: () => unknown;

  constructor(parts: LeafParts) {
    this.#parts = parts;
    this.#value = copier(parts.value);
    const { priority, name } = parts.json;
    const hasHead = Object.hasOwn(parts.json, 'priority') || Object.hasOwn(parts.json, 'name');
    this.#head = hasHead ? { ...(priority ? { priority } : {}), ...(name ? { name } : {}) } : null;
  }

  ask(facts: Facts, said: Said): object {
    const { left, right, operator } = this.#parts;
    const found = left.read(facts);
    const value = this.#value();
    const compared = right === null ? value : right.read(facts);
    const result = operator.evaluate(found, compared);
    if (typeof result !== 'boolean') throw BEYOND;
    said.result = result;
    return this.#written(value, found, compared, result);
  }

  /** Properties in the judge's order; what most leaves are is one literal, so that all of those are of one make. */
  #written(value: unknown, found: unknown, compared: unknown, result: boolean): object {
    const { operator, fact, path, params } = this.#parts.json;
    if (this.#head === null && !params && found !== undefined && compared !== undefined) {
      if (!path) return { operator, value, fact, factResult: found, valueResult: compared, result };
      return { operator, value, fact, factResult: found, valueResult: compared, result, path: fresh(path) };
    }
    const asked: Record<string, unknown> = { ...this.#head, operator, value, fact };
    if (found !== undefined) asked.factResult = found;
    if (compared !== undefined) asked.valueResult = compared;
    asked.result = result;
    if (params) asked.params = fresh(params);
    if (path) asked.path = fresh(path);
    return asked;
  }

  blank(): object {
    return fresh(this.#parts.json);
  }
}

export type GroupParts = {
  readonly joint: 'any' | 'all' | 'not';
  readonly priority: Loose;
  readonly name: Loose;
  readonly of: readonly ResultNode[];
  /** Places in `of`: those of one priority are asked together, the highest set first. */
  readonly sets: readonly (readonly number[])[];
};

/** A group: sets after the one that settles the answer are not asked, and stay as they were written. */
export class ResultGroup implements ResultNode {
  readonly #parts: GroupParts;

  constructor(parts: GroupParts) {
    this.#parts = parts;
  }

  ask(facts: Facts, said: Said): object {
    const { joint, of, sets } = this.#parts;
    const goesOn = joint !== 'any';
    const written: object[] = [];
    let result = of.length === 0 || goesOn;
    for (const set of sets) {
      result = goesOn;
      for (const place of set) {
        written[place] = (of[place] as ResultNode).ask(facts, said);
        if (said.result !== goesOn) result = !goesOn;
      }
      if (result !== goesOn) break;
    }
    said.result = joint === 'not' ? !result : result;
    if (sets.length > 1) this.#fillIn(written);
    return this.#written(written);
  }

  #fillIn(written: object[]): void {
    for (const [place, part] of this.#parts.of.entries()) written[place] ??= part.blank();
  }

  blank(): object {
    return this.#written(this.#parts.of.map((part) => part.blank()));
  }

  #written(of: readonly object[]): object {
    const { joint, priority, name } = this.#parts;
    const inside = joint === 'all' ? { all: of } : joint === 'any' ? { any: of } : { not: of[0] };
    if (!priority && !name) return inside;
    return name ? { ...(priority ? { priority } : {}), name, ...inside } : { priority, ...inside };
  }
}
