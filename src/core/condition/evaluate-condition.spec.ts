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
