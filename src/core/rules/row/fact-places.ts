import type { RuleIndex } from '../compile/rule-index.js';
import type { Coder } from './cell-code.js';

/** A property to read, the dimensions its value is a code of, and what is read inside of it. */
export type Place = {
  readonly name: string;
  /** Every object has a property of this name without owning it. */
  readonly isInherited: boolean;
  readonly coders: readonly Coder[];
  readonly inside: readonly Place[];
};

export const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Whether a property read gives an own property or undefined: every name it inherits is asked for by `stepInto`. */
export function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** No function, no object of some class: those are facts in ways that only the exact path knows. */
export function isFact(value: unknown): boolean {
  if (typeof value === 'function') return false;
  return typeof value !== 'object' || value === null || isPlain(value) || Array.isArray(value);
}

type Draft = { readonly coders: Coder[]; readonly inside: Map<string, Draft> };

const draft = (): Draft => ({ coders: [], inside: new Map() });

function child({ inside }: Draft, name: string): Draft {
  const known = inside.get(name) ?? draft();
  inside.set(name, known);
  return known;
}

function finished({ inside }: Draft): readonly Place[] {
  return [...inside].map(([name, one]) => ({
    name,
    isInherited: name in Object.prototype,
    coders: one.coders,
    inside: finished(one),
  }));
}

/** The facts that a rule set reads, and inside of them the properties its paths lead through: each is read once. */
export function placesOf({ fields, dimensions }: Pick<RuleIndex, 'fields' | 'dimensions'>): readonly Place[] {
  const root = draft();
  for (const [dimension, { field, codeOf, table }] of dimensions.entries()) {
    const { fact = '', steps = [] } = fields[field] ?? {};
    steps.reduce(child, child(root, fact)).coders.push({ dimension, codeOf, table });
  }
  return finished(root);
}
