/** Asks a fact's value (left) about a condition's (right). May throw, as the reference does: then the run rejects. */
export type StrictTest = (fact: unknown, value: unknown) => boolean;

type Searchable = { indexOf(one: unknown): number };
type Decorator = (next: StrictTest) => StrictTest;

/** The orderings ask for a leading number first, and then compare as JavaScript does: "12" < 13 and [5] > 4 are true. */
const readsAsNumber = (fact: unknown): boolean => !Number.isNaN(Number.parseFloat(fact as string));
const finds = (list: unknown, one: unknown): boolean => (list as Searchable).indexOf(one) > -1;

const OPERATORS: ReadonlyMap<string, StrictTest> = new Map<string, StrictTest>([
  ['equal', (fact, value) => fact === value],
  ['notEqual', (fact, value) => fact !== value],
  ['in', (fact, value) => finds(value, fact)],
  ['notIn', (fact, value) => !finds(value, fact)],
  ['contains', (fact, value) => Array.isArray(fact) && finds(fact, value)],
  ['doesNotContain', (fact, value) => Array.isArray(fact) && !finds(fact, value)],
  ['lessThan', (fact, value) => readsAsNumber(fact) && (fact as number) < (value as number)],
  ['lessThanInclusive', (fact, value) => readsAsNumber(fact) && (fact as number) <= (value as number)],
  ['greaterThan', (fact, value) => readsAsNumber(fact) && (fact as number) > (value as number)],
  ['greaterThanInclusive', (fact, value) => readsAsNumber(fact) && (fact as number) >= (value as number)],
]);

const DECORATORS: ReadonlyMap<string, Decorator> = new Map<string, Decorator>([
  ['someFact', (next) => (fact, value) => Array.isArray(fact) && fact.some((one) => next(one, value))],
  ['everyFact', (next) => (fact, value) => Array.isArray(fact) && fact.every((one) => next(one, value))],
  ['someValue', (next) => (fact, value) => (value as unknown[]).some((one) => next(fact, one))],
  ['everyValue', (next) => (fact, value) => (value as unknown[]).every((one) => next(fact, one))],
  ['swap', (next) => (fact, value) => next(value, fact)],
  ['not', (next) => (fact, value) => !next(fact, value)],
]);

/** An operator taken apart: `not:swap:lessThan` is the decorators `not`, `swap` around `lessThan`. */
export type StrictOperator = {
  readonly base: string;
  readonly decorators: readonly string[];
  readonly test: StrictTest;
};

/** json-rules-engine's operators and decorators under their full names; null for a name it would reject when reached. */
export function strictOperator(name: string): StrictOperator | null {
  const plain = OPERATORS.get(name);
  if (plain !== undefined) return { base: name, decorators: [], test: plain };
  const colon = name.indexOf(':');
  if (colon < 1) return null;
  const first = name.slice(0, colon);
  const decorate = DECORATORS.get(first);
  const inner = decorate === undefined ? null : strictOperator(name.slice(colon + 1));
  if (decorate === undefined || inner === null) return null;
  return { base: inner.base, decorators: [first, ...inner.decorators], test: decorate(inner.test) };
}
