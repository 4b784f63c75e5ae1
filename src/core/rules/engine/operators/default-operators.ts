import { Operator } from './operator.js';
import { OperatorDecorator } from './operator-decorator.js';

type Ordered = number;
type Searched = { indexOf(item: unknown): number };

/** Only what starts like a number is ordered: '12' is, null, true and dates are not. The other side is not looked at. */
const startsLikeANumber = (value: unknown) => !Number.isNaN(Number.parseFloat(value as string));

/**
 * The ten operators every engine starts with. `in` on a text finds parts of it, with coercion, and throws on what has no
 * `indexOf`; `contains` and `doesNotContain` are both false unless the fact is an array.
 */
export const DEFAULT_OPERATORS: readonly Operator[] = [
  new Operator('equal', (a: unknown, b: unknown) => a === b),
  new Operator('notEqual', (a: unknown, b: unknown) => a !== b),
  new Operator('in', (a: unknown, b: Searched) => b.indexOf(a) > -1),
  new Operator('notIn', (a: unknown, b: Searched) => b.indexOf(a) === -1),
  new Operator('contains', (a: Searched, b: unknown) => a.indexOf(b) > -1, Array.isArray),
  new Operator('doesNotContain', (a: Searched, b: unknown) => a.indexOf(b) === -1, Array.isArray),
  new Operator('lessThan', (a: Ordered, b: Ordered) => a < b, startsLikeANumber),
  new Operator('lessThanInclusive', (a: Ordered, b: Ordered) => a <= b, startsLikeANumber),
  new Operator('greaterThan', (a: Ordered, b: Ordered) => a > b, startsLikeANumber),
  new Operator('greaterThanInclusive', (a: Ordered, b: Ordered) => a >= b, startsLikeANumber),
];

/** `someFact` and `everyFact` need a list on the left, else they are false; `someValue` and `everyValue` throw without one. */
export const DEFAULT_DECORATORS: readonly OperatorDecorator[] = [
  new OperatorDecorator(
    'someFact',
    (factValue: unknown[], jsonValue, next) => factValue.some((one) => next(one, jsonValue)),
    Array.isArray,
  ),
  new OperatorDecorator('someValue', (factValue, jsonValue: unknown[], next) =>
    jsonValue.some((one) => next(factValue, one)),
  ),
  new OperatorDecorator(
    'everyFact',
    (factValue: unknown[], jsonValue, next) => factValue.every((one) => next(one, jsonValue)),
    Array.isArray,
  ),
  new OperatorDecorator('everyValue', (factValue, jsonValue: unknown[], next) =>
    jsonValue.every((one) => next(factValue, one)),
  ),
  new OperatorDecorator('swap', (factValue, jsonValue, next) => next(jsonValue, factValue)),
  new OperatorDecorator('not', (factValue, jsonValue, next) => !next(factValue, jsonValue)),
];
