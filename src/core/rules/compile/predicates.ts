import { type StrictOperator, type StrictTest, strictOperator } from '../engine/operators/strict-operator.js';
import { SoughtList } from './cells/sought-list.js';
import { plainPath } from './fact-path.js';
import type { StrictLeaf } from './read-strict-rule.js';

export type Primitive = string | number | boolean | null | undefined;

/** A place in the facts: a fact, and the properties to follow inside it where it is an object. */
export type Field = { readonly fact: string; readonly steps: readonly string[] };

/**
 * One distinct question about one field. `element`: a list contains the first of `literals` or does not. `scalar`:
 * everything else; `textual` says that two texts outside of `literals` may be answered differently.
 */
export type Predicate = {
  readonly number: number;
  readonly field: number;
  readonly kind: 'scalar' | 'element';
  readonly literals: readonly Primitive[];
  readonly textual: boolean;
  readonly test: (fact: unknown) => boolean;
};

/**
 * What a leaf becomes. `possible` cannot be decided by the index and may be either; `rejecting` may reject the run when
 * it is reached, so that its rule must always be asked exactly.
 */
export type Lowered =
  | { readonly kind: 'predicate'; readonly number: number }
  | { readonly kind: 'possible' }
  | { readonly kind: 'rejecting' };

/** What is registered beside the rules and takes a leaf off the index. */
export type Registered = {
  readonly dynamicFacts?: ReadonlySet<string>;
  /** Names of operators and of decorators. */
  readonly customOperators?: ReadonlySet<string>;
  /** Whether a name with a custom part in it is an operator; without it, every such name is. */
  readonly isOperator?: (name: string) => boolean;
  /** An application follows paths in its own way: what stands behind one is nothing the index knows. */
  readonly customPaths?: boolean;
};

const ORDERINGS = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];
const SAMENESS = ['equal', 'notEqual'];
const ELEMENT = ['contains', 'doesNotContain'];
const SEARCH = ['in', 'notIn'];
/** So many decorators at most; a longer name is left to the exact path, as every walk over a name is bounded. */
const MOST_DECORATORS = 32;
/** So many values of a list are compared one by one in cells: more are left to the exact path. */
const MOST_VALUES = 128;
/** Decorators that throw at nothing by themselves. */
const MILD = ['not', 'someFact', 'everyFact'];
/** A predicate that throws at one of these rejects; at anything else it is asked on the exact path. */
const SAMPLES: readonly unknown[] = [0, 1.5, Number.NaN, 'x', '', true, null, undefined];
const POSSIBLE: Lowered = { kind: 'possible' };
const REJECTING: Lowered = { kind: 'rejecting' };

/** What cells are made of, and what can be compared with anything without throwing. */
export const isPrimitive = (value: unknown): value is Primitive =>
  value === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof value);

function keyOf(value: Primitive): string {
  return typeof value === 'string' ? JSON.stringify(value) : Object.is(value, -0) ? '0' : String(value);
}

/** The literals of a condition's value with a name for them. */
type Literals = { readonly literals: readonly Primitive[]; readonly key: string };

/** Null where the value is more than primitives. */
function literalsOf(value: unknown): Literals | null {
  if (isPrimitive(value)) return { literals: [value], key: keyOf(value) };
  if (!Array.isArray(value) || !value.every(isPrimitive)) return null;
  return { literals: [...value], key: `[${value.map(keyOf).join()}]` };
}

const isReference = (value: unknown) => typeof value === 'object' && value !== null && Object.hasOwn(value, 'fact');

/** Whether the operator asks every fact value by itself, in a way that cells can hold. */
function fits({ base, decorators }: StrictOperator, value: unknown): boolean {
  const only = (...allowed: readonly string[]) => decorators.every((name) => allowed.includes(name));
  if (ELEMENT.includes(base)) return only('not') && isPrimitive(value) && value !== undefined && !Number.isNaN(value);
  if (!ORDERINGS.includes(base) && !SAMENESS.includes(base)) return only('not') && Array.isArray(value);
  const isWhole = isPrimitive(value) || SAMENESS.includes(base);
  if (only('not')) return isWhole;
  return only('not', 'swap') ? isWhole : only('not', 'someValue', 'everyValue') && Array.isArray(value);
}

/** `someValue` and `everyValue` go from value to value, where `in` finds its own at once. */
function isLong({ decorators }: StrictOperator, literals: readonly Primitive[]): boolean {
  return literals.length > MOST_VALUES && decorators.some((name) => name === 'someValue' || name === 'everyValue');
}

/** A list of its own: the reference clones it at each run, so that it is never the very list a fact holds. */
function ownOf(base: string, value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return SEARCH.includes(base) ? new SoughtList(value) : [...value];
}

function throwsAtSamples(test: StrictTest, value: unknown): boolean {
  try {
    for (const sample of SAMPLES) test(sample, value);
    return false;
  } catch {
    return true;
  }
}

/** One text for one field. */
export const fieldKey = ({ fact, steps }: Field): string => JSON.stringify([fact, ...steps]);

/** Every distinct question of a rule or a rule set, numbered, and the fields they are about. */
export class Predicates {
  readonly all: Predicate[] = [];
  /** What tells apart the questions about one field, whatever the rule set they are in: by number, as `all`. */
  readonly keys: string[] = [];
  readonly fields: Field[] = [];
  /** Every fact some leaf names, each once: a run reads them, or rejects. */
  readonly facts = new Set<string>();
  /** Fields whose values must be primitives, or lists of them: else the customer goes to the exact path. */
  readonly watched = new Set<number>();
  private readonly numbers = new Map<string, number>();
  private readonly fieldNumbers = new Map<string, number>();

  constructor(private readonly registered: Registered) {}

  lower(leaf: StrictLeaf): Lowered {
    const { fact, operator, value, path } = leaf;
    if (typeof fact !== 'string' || fact === '' || typeof operator !== 'string') return REJECTING;
    this.require(fact);
    const parts = operator.split(':');
    if (parts.length > MOST_DECORATORS) return REJECTING;
    if (this.isCustom(parts)) return this.registered.isOperator?.(operator) === false ? REJECTING : POSSIBLE;
    const known = strictOperator(operator);
    const steps = this.stepsOf(path);
    if (known === null || (steps === null && this.mayFail(path))) return REJECTING;
    const literals = literalsOf(value);
    const isCell = literals !== null && steps !== null && !this.isDynamic(fact) && fits(known, value);
    if (!isCell || throwsAtSamples(known.test, value)) return this.aside(leaf, known);
    return this.asked(this.field(fact, steps), known, operator, value, literals);
  }

  /**
   * A leaf that cells cannot hold. It is left to the exact path where it cannot reject, or cannot as long as the values
   * it reads are primitives or lists of them: those fields are watched.
   */
  private aside({ fact, value, path }: StrictLeaf, { base, decorators }: StrictOperator): Lowered {
    const isMild = decorators.every((name) => MILD.includes(name));
    const isSearch = SEARCH.includes(base);
    if (isReference(value)) {
      const other = value as StrictLeaf;
      this.require(other.fact);
      const isSafe = isMild && !isSearch && this.watch(fact, path) && this.watch(other.fact, other.path);
      return isSafe ? POSSIBLE : REJECTING;
    }
    if (!isMild || (isSearch && typeof value !== 'string' && !Array.isArray(value))) return REJECTING;
    const neverThrows = SAMENESS.includes(base) || ELEMENT.includes(base) || (isSearch && Array.isArray(value));
    const isSafe = neverThrows || (literalsOf(value) !== null && this.watch(fact, path));
    return isSafe ? POSSIBLE : REJECTING;
  }

  /** Null where only the exact path can follow. */
  private stepsOf(path: unknown): readonly string[] | null {
    return path && this.registered.customPaths ? null : plainPath(path);
  }

  /** Filters fail on some data. An application's own way to follow paths is taken not to, as its operators are. */
  private mayFail(path: unknown): boolean {
    return !this.registered.customPaths && (typeof path !== 'string' || path.includes('('));
  }

  private isDynamic(fact: unknown): boolean {
    return typeof fact === 'string' && this.registered.dynamicFacts?.has(fact) === true;
  }

  private require(fact: unknown): void {
    if (typeof fact === 'string' && !this.isDynamic(fact)) this.facts.add(fact);
  }

  /** Whether the field can be watched; what a dynamic fact gives is its owner's business. */
  private watch(fact: unknown, path: unknown): boolean {
    if (this.isDynamic(fact)) return true;
    const steps = this.stepsOf(path);
    if (typeof fact !== 'string' || steps === null) return false;
    this.watched.add(this.field(fact, steps));
    return true;
  }

  private isCustom(parts: readonly string[]): boolean {
    const custom = this.registered.customOperators;
    if (custom === undefined || custom.size === 0) return false;
    return parts.some((part, at) => custom.has(part) || custom.has(parts.slice(at).join(':')));
  }

  private field(fact: string, steps: readonly string[]): number {
    const key = fieldKey({ fact, steps });
    const known = this.fieldNumbers.get(key);
    if (known !== undefined) return known;
    const number = this.fields.push({ fact, steps }) - 1;
    this.fieldNumbers.set(key, number);
    return number;
  }

  /** A list too long for cells is left to the exact path; it throws only at what a watched field does not let through. */
  private asked(field: number, known: StrictOperator, operator: string, value: unknown, literals: Literals): Lowered {
    if (!isLong(known, literals.literals)) {
      return { kind: 'predicate', number: this.number(field, known, operator, value, literals) };
    }
    this.watched.add(field);
    return POSSIBLE;
  }

  private number(
    field: number,
    { base, test }: StrictOperator,
    operator: string,
    value: unknown,
    { literals, key }: Literals,
  ): number {
    const name = `${operator} ${key}`;
    const within = `${field} ${name}`;
    const known = this.numbers.get(within);
    if (known !== undefined) return known;
    const own = ownOf(base, value);
    const number = this.all.length;
    this.all.push({
      number,
      field,
      kind: ELEMENT.includes(base) ? 'element' : 'scalar',
      literals,
      textual: ORDERINGS.includes(base),
      test: (fact) => test(fact, own),
    });
    this.keys.push(name);
    this.numbers.set(within, number);
    return number;
  }
}
