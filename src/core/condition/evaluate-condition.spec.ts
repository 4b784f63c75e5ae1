import { describe, expect, it } from '@jest/globals';
import type { Condition, Leaf } from './condition.js';
import {
  type Answers,
  conditionTest,
  kleeneAll,
  kleeneAny,
  kleeneNot,
  TRUTHS,
  type Truth,
} from './evaluate-condition.js';

const leaf = (fact: string, operator: Leaf['operator'] = 'equal', value: Leaf['value'] = 1): Condition => ({
  kind: 'leaf',
  leaf: { fact, type: 'number', operator, value },
});

const evaluateCondition = (condition: Condition, answers: Answers) => conditionTest(condition)(answers);

describe('strong Kleene logic', () => {
  const pairs: readonly (readonly [Truth, Truth, Truth, Truth])[] = [
    ['false', 'false', 'false', 'false'],
    ['false', 'true', 'false', 'true'],
    ['false', 'unknown', 'false', 'unknown'],
    ['true', 'true', 'true', 'true'],
    ['true', 'unknown', 'unknown', 'true'],
    ['unknown', 'unknown', 'unknown', 'unknown'],
  ];
  it.each(pairs)('%s with %s: all %s, any %s', (a, b, all, any) => {
    expect([kleeneAll([a, b]), kleeneAll([b, a])]).toEqual([all, all]);
    expect([kleeneAny([a, b]), kleeneAny([b, a])]).toEqual([any, any]);
  });

  it('not turns true and false round and leaves unknown', () => {
    expect(TRUTHS.map(kleeneNot)).toEqual(['true', 'false', 'unknown']);
  });
});

describe('a missing fact', () => {
  it.each([
    ['null', { a: null }],
    ['absent', {}],
    ['a text where a number belongs', { a: '1' }],
    ['no finite number', { a: Number.NaN }],
  ])('%s: unknown, also for notEqual, notIn and under not', (_case, answers) => {
    expect(evaluateCondition(leaf('a'), answers)).toBe('unknown');
    expect(evaluateCondition(leaf('a', 'notEqual'), answers)).toBe('unknown');
    expect(evaluateCondition(leaf('a', 'notIn', [1, 2]), answers)).toBe('unknown');
    expect(evaluateCondition({ kind: 'not', of: leaf('a') }, answers)).toBe('unknown');
  });

  it('does not matter where another fact settles it', () => {
    expect(evaluateCondition({ kind: 'all', of: [leaf('a'), leaf('b')] }, { b: 2 })).toBe('false');
    expect(evaluateCondition({ kind: 'any', of: [leaf('a'), leaf('b')] }, { b: 1 })).toBe('true');
  });
});

it('zero, false and the empty text are answers', () => {
  const text: Condition = { kind: 'leaf', leaf: { fact: 'a', type: 'text', operator: 'equal', value: '' } };
  const bit: Condition = { kind: 'leaf', leaf: { fact: 'a', type: 'boolean', operator: 'equal', value: false } };
  expect(evaluateCondition(leaf('a', 'equal', 0), { a: 0 })).toBe('true');
  expect(evaluateCondition(text, { a: '' })).toBe('true');
  expect(evaluateCondition(bit, { a: false })).toBe('true');
});

describe('what the author says unknown means', () => {
  const said = (unknown: 'matches' | 'fails'): Condition => ({
    kind: 'leaf',
    leaf: { fact: 'a', type: 'number', operator: 'notEqual', value: 1, unknown },
  });
  it.each([
    ['matches', {}, 'true', 'false'],
    ['fails', {}, 'false', 'true'],
    ['matches', { a: 1 }, 'false', 'true'],
    ['fails', { a: 2 }, 'true', 'false'],
  ] as const)('%s, of %j: %s, and turned round by not: %s', (unknown, answers, expected, turned) => {
    expect(evaluateCondition(said(unknown), answers)).toBe(expected);
    expect(evaluateCondition({ kind: 'not', of: said(unknown) }, answers)).toBe(turned);
  });
});

describe('some element of a list', () => {
  const amount = leaf('amount', 'greaterThan', 10);
  const paid: Condition = { kind: 'leaf', leaf: { fact: 'paid', type: 'boolean', operator: 'equal', value: false } };
  const some: Condition = {
    kind: 'leaf',
    leaf: {
      fact: 'bills',
      type: 'list',
      operator: 'some',
      value: { element: { kind: 'all', of: [amount, paid] } },
    },
  };
  it.each<[string, Answers, Truth]>([
    ['one element satisfies both', { bills: [{ amount: 5 }, { amount: 11, paid: false }] }, 'true'],
    [
      'two elements satisfy one each',
      {
        bills: [
          { amount: 11, paid: true },
          { amount: 5, paid: false },
        ],
      },
      'false',
    ],
    ['an element that may', { bills: [{ amount: 11 }, { amount: 5, paid: false }] }, 'unknown'],
    ['one that does beside one that may', { bills: [{ amount: 11 }, { amount: 12, paid: false }] }, 'true'],
    ['no elements', { bills: [] }, 'false'],
    ['no list', {}, 'unknown'],
    ['a list that holds what is no element', { bills: [null as never] }, 'unknown'],
  ])('%s', (_case, answers, expected) => {
    expect(evaluateCondition(some, answers)).toBe(expected);
  });
});

it('a trend looks at the newest months; one that is not there makes it unknown', () => {
  const trend: Condition = {
    kind: 'leaf',
    leaf: { fact: 'spend', type: 'series', operator: 'fellByPct', value: { pct: 10, months: 2 } },
  };
  expect(evaluateCondition(trend, { spend: [1, 1_000, 900, 810] })).toBe('true');
  expect(evaluateCondition(trend, { spend: [900, 810] })).toBe('unknown');
  expect(evaluateCondition(trend, { spend: [1_000, null, 810] })).toBe('unknown');
  expect(evaluateCondition(trend, { spend: null })).toBe('unknown');
});

it('the run’s day is asked for where it matters', () => {
  const soon: Condition = {
    kind: 'leaf',
    leaf: { fact: 'endsOn', type: 'day', operator: 'withinNextDays', value: 7 },
  };
  expect(conditionTest(soon, '2026-11-22')({ endsOn: '2026-11-29' })).toBe('true');
  expect(conditionTest(soon, '2026-11-21')({ endsOn: '2026-11-29' })).toBe('false');
  expect(() => conditionTest(soon)).toThrow("the run's day");
});
