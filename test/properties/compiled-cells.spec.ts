import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NO_CELL } from '../../src/core/rules/compile/dimension.js';
import { elementDimensions } from '../../src/core/rules/compile/element-dimension.js';
import { nextUp } from '../../src/core/rules/compile/number-cells.js';
import { Predicates } from '../../src/core/rules/compile/predicates.js';
import { scalarDimensions } from '../../src/core/rules/compile/scalar-dimension.js';
import { strictOperator } from '../../src/core/rules/engine/operators/strict-operator.js';

const NUMBERS = [0, -0, 1, 2, 2.5, 10, 100, -1, nextUp(2), Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
const EDGES = [Number.MAX_VALUE, Number.MIN_VALUE, -Number.MIN_VALUE, Number.NaN];
const TEXTS = ['', ' ', '0', '-0', '2', '2.5', '10', '1e2', '0x10', '9a', 'a', 'B', '\u0000', 'Infinity', 'NaN'];
const DATES = ['2026-01-01', '2026-01-01T00:00:00Z', '2026-1-1', '潮位'];

const literal = fc.oneof(
  fc.constantFrom<unknown>(...NUMBERS, ...EDGES, ...TEXTS, ...DATES, true, false, null, undefined),
  fc.integer({ min: -20, max: 20 }),
);
const number = fc.oneof(
  fc.constantFrom(...NUMBERS, ...EDGES),
  fc.constantFrom(...NUMBERS).map(nextUp),
  fc.double(),
  fc.integer({ min: -20, max: 20 }),
);
const text = fc.oneof(
  fc.constantFrom(...TEXTS, ...DATES),
  fc.constantFrom(...TEXTS, ...DATES).map((one) => `${one}\u0000`),
  number.map(String),
  fc.string(),
);
const rest = fc.oneof(
  fc.constantFrom<unknown>(true, false, null, undefined, {}, new Date(0), Object.create(null), () => 1),
  fc.array(literal, { maxLength: 2 }),
);

const ORDERINGS = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];
const single = ['equal', 'notEqual', ...ORDERINGS].flatMap((base) => [base, `not:${base}`, `swap:${base}`]);
const listed = ['in', 'notIn', 'not:in', 'everyValue:notEqual'].concat(
  ['equal', ...ORDERINGS].map((base) => `someValue:${base}`),
);
const question = fc.oneof(
  fc.tuple(fc.constantFrom(...single), literal),
  fc.tuple(fc.constantFrom(...listed), fc.array(literal, { maxLength: 8 })),
);

type Question = readonly [operator: string, value: unknown];

function dimensionsFor(questions: readonly Question[]) {
  const predicates = new Predicates({});
  const asked: Question[] = [];
  for (const [operator, value] of questions) {
    const { kind } = predicates.lower({ fact: 'f', operator, value, path: undefined });
    if (kind === 'predicate' && asked.length < predicates.all.length) asked.push([operator, value]);
  }
  const of = (kind: string) => predicates.all.filter((one) => one.kind === kind);
  return { asked, dimensions: [...scalarDimensions(0, of('scalar')), ...elementDimensions(0, of('element'))] };
}

/** What the operators themselves say, of the lists as they were written. */
function expected([operator, value]: Question, fact: unknown): number {
  return strictOperator(operator)?.test(fact, value) ? 1 : 0;
}

function judge(questions: readonly Question[], values: readonly unknown[]): number {
  const { asked, dimensions } = dimensionsFor(questions);
  let placed = 0;
  // Twice: what was looked up before is kept.
  for (const value of [...values, ...values]) {
    for (const { codeOf, answers, predicates } of dimensions) {
      const code = codeOf(value);
      if (code === NO_CELL) continue;
      placed += 1;
      expect([...(answers[code] ?? [])]).toEqual(predicates.map((at) => expected(asked[at] ?? ['', null], value)));
    }
  }
  return placed;
}

describe('a cell answers as every operator would', () => {
  it('for numbers, whatever is asked: and every number has one', () => {
    fc.assert(
      fc.property(fc.array(question, { maxLength: 12 }), fc.array(number), (questions, values) => {
        expect(judge(questions, values)).toBe(values.length * 2 * dimensionsFor(questions).dimensions.length);
      }),
      { numRuns: 1_000 },
    );
  });

  it('for texts', () => {
    fc.assert(
      fc.property(fc.array(question, { maxLength: 12 }), fc.array(text), (questions, values) => {
        judge(questions, values);
      }),
      { numRuns: 1_500 },
    );
  });

  it('for whatever else there is', () => {
    fc.assert(
      fc.property(fc.array(question, { maxLength: 12 }), fc.array(rest), (questions, values) => {
        judge(questions, values);
      }),
      { numRuns: 500 },
    );
  });

  it('where there are too many cells for one dimension', () => {
    const many = fc.array(fc.tuple(fc.constantFrom('in', 'notIn', 'lessThan'), fc.integer({ min: 0, max: 900 })), {
      minLength: 300,
      maxLength: 400,
    });
    const lists = many.map((all) =>
      all.map(([operator, from]): Question => [operator, operator === 'lessThan' ? from : [from, `${from}`, from + 7]]),
    );
    const value = fc.oneof(fc.integer({ min: -1, max: 910 }), fc.integer({ min: 0, max: 910 }).map(String));
    fc.assert(
      fc.property(lists, fc.array(value, { maxLength: 5 }), (questions, values) => {
        judge(questions, values);
      }),
      { numRuns: 10 },
    );
  });

  it('for lists', () => {
    const contains = fc.tuple(fc.constantFrom('contains', 'doesNotContain', 'not:contains'), literal);
    fc.assert(
      fc.property(fc.array(contains, { maxLength: 20 }), fc.array(fc.array(literal)), (questions, values) => {
        judge(questions, values);
      }),
      { numRuns: 300 },
    );
  });
});
