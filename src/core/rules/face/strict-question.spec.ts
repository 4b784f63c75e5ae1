import { describe, expect, it } from '@jest/globals';
import { Condition } from '../engine/condition.js';
import { builtIn, isReference, questionOf, stepsOf } from './strict-question.js';

const beside = { dynamic: (fact: string) => fact === 'asked', custom: new Set(['near', 'equal2']) };
const leaf = (change: object = {}) => new Condition({ fact: 'n', operator: 'equal', value: 1, ...change });

describe('a leaf as a question', () => {
  it('has json-rules-engine’s own answer', () => {
    const question = questionOf(leaf({ operator: 'not:lessThan', value: '12', path: '$.a.b' }), beside);
    if (typeof question === 'string') throw new Error(question);
    const { test, ...said } = question;
    expect(said).toEqual({ fact: 'n', steps: ['a', 'b'], base: 'lessThan', negated: true, literals: ['12'] });
    expect([9, '9', 13, undefined].map(test)).toEqual([false, true, true, true]);
  });

  it.each([
    ['an operator nobody knows', { operator: 'nope' }, 'custom-operator'],
    ['one of the caller’s own', { operator: 'not:near' }, 'custom-operator'],
    ['a fact given by a function', { fact: 'asked' }, 'dynamic-fact'],
    ['a fact with params', { params: { a: 1 } }, 'dynamic-fact'],
    ['a path with a wildcard', { path: '$..a' }, 'json-path'],
    ['another fact', { value: { fact: 'm' } }, 'fact-comparison'],
    ['an object', { value: { a: 1 } }, 'object-value'],
    ['a list of lists', { operator: 'in', value: [[1]] }, 'object-value'],
    ['part of a text', { operator: 'in', value: 'abc' }, 'text-search'],
    ['in a number', { operator: 'in', value: 5 }, 'rejects'],
    ['a decorator that looks inside', { operator: 'someFact:equal' }, 'decorator'],
    ['a fact without a name', { fact: '' }, 'rejects'],
  ])('%s is not looked into', (_case, change, why) => {
    expect(questionOf(leaf(change), beside)).toBe(why);
  });
});

it.each([
  [undefined, []],
  ['', []],
  ['$.a', ['a']],
  ['a.b', ['a', 'b']],
  ['$.a[*]', null],
  [5, null],
])('the path %j leads along %j', (path, steps) => {
  expect(stepsOf(path)).toEqual(steps);
});

it('operators are those every engine starts with; a reference is an object with a fact', () => {
  expect([builtIn().get('swap:equal')?.name, builtIn().get('nope')]).toEqual(['swap:equal', null]);
  expect([{ fact: 'a' }, null, 'fact', {}].map(isReference)).toEqual([true, false, false, false]);
});
