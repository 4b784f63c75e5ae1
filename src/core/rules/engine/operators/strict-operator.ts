import { DEFAULT_DECORATORS, DEFAULT_OPERATORS } from './default-operators.js';
import type { Operator } from './operator.js';

/** Asks a fact's value (left) about a condition's (right). May throw, as the reference does: then the run rejects. */
export type StrictTest = (fact: unknown, value: unknown) => boolean;

/** An operator taken apart: `not:swap:lessThan` is the decorators `not`, `swap` around `lessThan`. */
export type StrictOperator = {
  readonly base: string;
  readonly decorators: readonly string[];
  readonly test: StrictTest;
};

type TakenApart = { readonly base: string; readonly decorators: readonly string[]; readonly made: Operator };

const OPERATORS = new Map(DEFAULT_OPERATORS.map((one) => [one.name, one]));
const DECORATORS = new Map(DEFAULT_DECORATORS.map((one) => [one.name, one]));

function takeApart(name: string): TakenApart | null {
  const plain = OPERATORS.get(name);
  if (plain !== undefined) return { base: name, decorators: [], made: plain };
  const colon = name.indexOf(':');
  const decorator = colon < 1 ? undefined : DECORATORS.get(name.slice(0, colon));
  const inner = decorator === undefined ? null : takeApart(name.slice(colon + 1));
  if (decorator === undefined || inner === null) return null;
  return {
    base: inner.base,
    decorators: [decorator.name, ...inner.decorators],
    made: decorator.decorate(inner.made),
  };
}

/**
 * The engine's default operators and decorators under their full names, answering `true` or `false`; null for a name
 * that only an application could have added. Nothing is kept: names come from rules, and may be any number.
 */
export function strictOperator(name: string): StrictOperator | null {
  const found = takeApart(name);
  if (found === null) return null;
  const { base, decorators, made } = found;
  return { base, decorators, test: (fact, value) => made.evaluate(fact, value) };
}
