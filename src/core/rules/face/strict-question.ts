import type { Condition } from '../engine/condition.js';
import { DEFAULT_DECORATORS, DEFAULT_OPERATORS } from '../engine/operators/default-operators.js';
import { OperatorMap } from '../engine/operators/operator-map.js';
import { plainSteps } from '../path.js';

export type Primitive = string | number | boolean | null;

/**
 * Why a question is not looked into. `rejects`: the run that asks it is rejected. `mixed-types`: the answer depends on
 * more of the value than its type lets be told apart, as a text compared with a number.
 */
export const UNSEEN = [
  'custom-operator',
  'dynamic-fact',
  'json-path',
  'fact-comparison',
  'object-value',
  'text-search',
  'decorator',
  'mixed-types',
  'too-many-values',
  'rejects',
] as const;
export type Unseen = (typeof UNSEEN)[number];

/** A question about one value: a fact, or the property of it that a plain path leads to. */
export type Question = {
  readonly fact: string;
  readonly steps: readonly string[];
  /** The operator without its decorators. */
  readonly base: string;
  /** Whether its decorators turn the answer round. */
  readonly negated: boolean;
  readonly literals: readonly Primitive[];
  /** As json-rules-engine answers it, of any value; undefined is what is not there. */
  readonly test: (have: unknown) => boolean;
};

/** What the rules themselves do not show: facts given by functions, operators of the caller's own. */
export type Beside = { readonly dynamic: (fact: string) => boolean; readonly custom: ReadonlySet<string> };

/** The operators and decorators every engine starts with. */
export function builtIn(): OperatorMap {
  const map = new OperatorMap();
  for (const operator of DEFAULT_OPERATORS) map.addOperator(operator);
  for (const decorator of DEFAULT_DECORATORS) map.addOperatorDecorator(decorator);
  return map;
}

const OPERATORS = builtIn();

export const ORDERINGS: readonly string[] = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];
export const CONTAINS: readonly string[] = ['contains', 'doesNotContain'];
const SEARCHES: readonly string[] = ['in', 'notIn'];

function isPrimitive(value: unknown): value is Primitive {
  return value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

export function isReference(value: unknown): value is { readonly fact: string; readonly path?: unknown } {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'fact');
}

function valueFault(value: unknown, base: string): Unseen | null {
  if (isReference(value)) return 'fact-comparison';
  if (!SEARCHES.includes(base)) return isPrimitive(value) ? null : 'object-value';
  if (typeof value === 'string') return 'text-search';
  if (!Array.isArray(value)) return 'rejects';
  return value.every(isPrimitive) ? null : 'object-value';
}

function operatorFault(name: string, custom: ReadonlySet<string>): Unseen | null {
  const parts = name.split(':');
  const isCustom = parts.some((part, at) => custom.has(part) || custom.has(parts.slice(at).join(':')));
  if (isCustom || OPERATORS.get(name) === null) return 'custom-operator';
  return parts.slice(0, -1).every((decorator) => decorator === 'not') ? null : 'decorator';
}

/** The properties a path follows; null for a path that needs the whole of JSONPath. */
export function stepsOf(path: unknown): readonly string[] | null {
  if (!path) return [];
  return typeof path === 'string' ? plainSteps(path) : null;
}

/** A leaf as a question about one value, or why it is not looked into. */
export function questionOf(leaf: Condition, { dynamic, custom }: Beside): Question | Unseen {
  const { fact, operator: name, value, params, path } = leaf;
  if (typeof fact !== 'string' || fact === '' || typeof name !== 'string') return 'rejects';
  if (dynamic(fact) || params) return 'dynamic-fact';
  const steps = stepsOf(path);
  if (steps === null) return 'json-path';
  const base = name.slice(name.lastIndexOf(':') + 1);
  const fault = operatorFault(name, custom) ?? valueFault(value, base);
  const operator = OPERATORS.get(name);
  if (fault !== null || operator === null) return fault ?? 'custom-operator';
  const literals: readonly Primitive[] = Array.isArray(value) ? value : [value];
  const negated = name.split(':').length % 2 === 0;
  return { fact, steps, base, negated, literals, test: (have) => operator.evaluate(have, value) === true };
}
