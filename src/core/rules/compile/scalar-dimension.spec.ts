import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MOST_CELLS, NO_CELL } from './dimension.js';
import { Predicates } from './predicates.js';
import { scalarDimensions } from './scalar-dimension.js';

type Question = readonly [operator: string, value: unknown];

function dimensionsFor(questions: readonly Question[]) {
  const predicates = new Predicates({});
  for (const [operator, value] of questions) predicates.lower({ fact: 'f', operator, value, path: undefined });
  return { predicates, dimensions: scalarDimensions(0, predicates.all) };
}

function codeOf(questions: readonly Question[], value: unknown) {
  return dimensionsFor(questions).dimensions[0]?.codeOf(value);
}

it('the value itself, and a hair above, lie apart where the question does', () => {
  const hair = 5 + 5 * Number.EPSILON;
  expect(codeOf([['lessThanInclusive', 5]], 5)).not.toBe(codeOf([['lessThanInclusive', 5]], hair));
  expect(codeOf([['lessThan', 5]], 5)).toBe(codeOf([['lessThan', 5]], hair));
});

describe('what no cell was made for', () => {
  it.each<[string, readonly Question[], unknown, boolean]>([
    ['an object equals nothing, as another text does', [['equal', 'a']], {}, true],
    ['a list with a number in it compares as the number', [['lessThan', 5]], [4], true],
    ['an unknown text is another text', [['in', ['a', 'b']]], 'c', true],
    ['an ordered text is placed by its answers', [['lessThan', '2026-01-01']], '2025-06-01', true],
    ['a value at which a question throws has no cell', [['lessThan', 5]], Object.create(null), false],
    [
      'answers that no sample gave have no cell',
      [
        ['equal', 5],
        ['lessThan', 5],
        ['equal', '7'],
      ],
      [5, 6],
      true,
    ],
  ])('%s', (_case, questions, value, isPlaced) => {
    expect(codeOf(questions, value) !== NO_CELL).toBe(isPlaced);
  });
});

it('whatever it is, a value in a cell is answered as the operators answer', () => {
  const value = fc.oneof(
    fc.constantFrom(Number.NaN, null, undefined, true, false, '', '5', '5a', '2026-01-01', 'x'),
    fc.double(),
    fc.integer({ min: -9, max: 9 }),
    fc.string(),
    fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 2 }),
  );
  const literal = fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constantFrom('5', '2026-01-01', 'x', null, true));
  const operators = ['equal', 'notEqual', 'lessThan', 'lessThanInclusive', 'greaterThan', 'swap:greaterThanInclusive'];
  const question = fc.tuple(fc.constantFrom(...operators), literal);
  fc.assert(
    fc.property(fc.array(question, { minLength: 1, maxLength: 6 }), fc.array(value), (questions, values) => {
      const { predicates, dimensions } = dimensionsFor(questions);
      for (const one of values) {
        for (const { answers, codeOf: code, predicates: asked } of dimensions) {
          const cell = code(one);
          if (cell === NO_CELL) continue;
          expect([...(answers[cell] ?? [])]).toEqual(
            asked.map((number) => (predicates.all[number]?.test(one) ? 1 : 0)),
          );
        }
      }
    }),
    { numRuns: 300 },
  );
});

it('a field asked too much has several dimensions, each within a byte', () => {
  const questions = Array.from({ length: 900 }, (_one, at): Question => ['equal', at]);
  const { predicates, dimensions } = dimensionsFor(questions);
  expect(dimensions.length).toBeGreaterThan(3);
  expect(Math.max(...dimensions.map(({ cells }) => cells))).toBeLessThanOrEqual(MOST_CELLS);
  expect(dimensions.flatMap((one) => one.predicates)).toHaveLength(predicates.all.length);
});

it('forgets texts rather than growing', () => {
  const [dimension] = dimensionsFor([['lessThan', '5']]).dimensions;
  const codes = Array.from({ length: 10_000 }, (_one, at) => dimension?.codeOf(`text ${at}`));
  expect(new Set(codes).size).toBe(1);
});

describe('how often a question is asked', () => {
  const range = <T>(count: number, one: (at: number) => T) => Array.from({ length: count }, (_one, at) => one(at));

  function askedFor(questions: readonly Question[], values: readonly unknown[] = []) {
    const predicates = new Predicates({});
    for (const [operator, value] of questions) predicates.lower({ fact: 'f', operator, value, path: undefined });
    let asked = 0;
    const counted = predicates.all.map((one) => ({
      ...one,
      test: (fact: unknown) => {
        asked += 1;
        return one.test(fact);
      },
    }));
    const dimensions = scalarDimensions(0, counted);
    const once = asked;
    for (const value of values) for (const { codeOf: code } of dimensions) code(value);
    return { once, later: asked - once };
  }

  it.each<[string, readonly Question[], number]>([
    ['a list of 100,000 numbers: at each and above each', [['in', range(100_000, (at) => at * 3)]], 200_010],
    ['neighbours one hair apart', [['in', range(1_000, (at) => 1 + at * Number.EPSILON)]], 2_010],
    [
      '100 lists of 500 numbers: each only about its own',
      range(100, (list) => ['in', range(500, (at) => at * 100 + list)]),
      110_000,
    ],
    [
      '10 lists of 20,000 texts: each only about its own',
      range(10, (list) => ['notIn', range(20_000, (at) => `${list} is ${at}`)]),
      200_100,
    ],
    [
      'an order among 20,000 texts: the others’ texts are not put in order',
      [['in', range(20_000, (at) => `t${at}`)], ...range(100, (at): Question => ['lessThan', at])],
      100_000,
    ],
  ])('%s', (_case, questions, most) => {
    expect(askedFor(questions).once).toBeLessThanOrEqual(most);
  });

  it('a text not seen before is asked about once a place in the order', () => {
    const thresholds = range(3_000, (at): Question => ['greaterThan', String(100_000 + at)]);
    const values = range(2_000, (at) => `100500.5 of ${at}`);
    expect(askedFor(thresholds, values).later).toBeLessThanOrEqual(3_000);
  });
});

it('long lists are looked up, not read through: a reader is given no table of them', () => {
  const { dimensions } = dimensionsFor([['in', Array.from({ length: 30_000 }, (_one, at) => at * 2)]]);
  expect(dimensions.map(({ cells, table }) => [cells, table])).toEqual([[2, undefined]]);
  const codes = [59_998, 59_999, 0, -1, 60_000].map((value) => dimensions[0]?.codeOf(value));
  expect(codes).toEqual([1, 0, 1, 0, 0]);
});
