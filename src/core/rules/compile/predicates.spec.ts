import { describe, expect, it } from '@jest/globals';
import { Predicates, type Registered } from './predicates.js';

function lowered(leaf: object, registered: Registered = {}) {
  const predicates = new Predicates(registered);
  return predicates.lower({ fact: 'f', operator: 'equal', value: 1, path: undefined, ...leaf }).kind;
}

describe('a leaf becomes', () => {
  it.each<[string, object, string]>([
    ['a predicate where cells can hold it', {}, 'predicate'],
    ['a predicate behind a plain path', { path: '$.a.b' }, 'predicate'],
    ['a predicate under harmless decorators', { operator: 'not:swap:lessThan' }, 'predicate'],
    ['possible behind another path', { path: '$.a[*]' }, 'possible'],
    ['possible where a text is searched', { operator: 'in', value: 'abc' }, 'possible'],
    ['possible where elements are asked', { operator: 'someFact:equal' }, 'possible'],
    ['possible where a fact is compared with a fact', { value: { fact: 'g' } }, 'possible'],
    ['possible where an object is compared', { value: { a: 1 } }, 'possible'],
    ['rejecting for an unknown operator', { operator: 'like' }, 'rejecting'],
    ['rejecting for what is no operator', { operator: 5 }, 'rejecting'],
    ['rejecting for what is no fact', { fact: 5 }, 'rejecting'],
    ['rejecting where a number is searched', { operator: 'in', value: 5 }, 'rejecting'],
    ['rejecting where a fact is searched', { operator: 'in', value: { fact: 'g' } }, 'rejecting'],
    ['rejecting for a path with a filter', { path: '$.a[?(@.b)]' }, 'rejecting'],
  ])('%s', (_case, leaf, kind) => {
    expect(lowered(leaf)).toBe(kind);
  });

  it('possible where the fact is dynamic or the operator custom', () => {
    expect(lowered({}, { dynamicFacts: new Set(['f']) })).toBe('possible');
    expect(lowered({ operator: 'like' }, { customOperators: new Set(['like']) })).toBe('possible');
    expect(lowered({ operator: 'not:equal' }, { customOperators: new Set(['equal']) })).toBe('possible');
  });
});

it('the same question is asked once, and so is the same field', () => {
  const predicates = new Predicates({});
  const ask = (path: string, value: unknown) => predicates.lower({ fact: 'f', operator: 'equal', value, path });
  expect(ask('$.a', 1)).toEqual(ask('a', 1));
  ask('$.a', '1');
  ask('$.a', -0);
  ask('$.a', 0);
  expect(predicates.all).toHaveLength(3);
  expect(predicates.fields).toEqual([{ fact: 'f', steps: ['a'] }]);
});

it('names every fact that is read, and watches those an operator could throw at', () => {
  const predicates = new Predicates({ dynamicFacts: new Set(['d']) });
  predicates.lower({ fact: 'f', operator: 'lessThan', value: { fact: 'g' }, path: undefined });
  predicates.lower({ fact: 'd', operator: 'equal', value: 1, path: undefined });
  expect([...predicates.facts]).toEqual(['f', 'g']);
  expect(predicates.watched.size).toBe(2);
});

it.each<[string, string, number, string]>([
  ['a list gone through value by value, while it is short', 'someValue:lessThan', 128, 'predicate'],
  ['and left to the exact path beyond', 'someValue:lessThan', 129, 'possible'],
  ['however it is turned', 'not:everyValue:equal', 129, 'possible'],
  ['a list that is looked up, however long', 'not:in', 100_000, 'predicate'],
])('%s', (_case, operator, length, kind) => {
  const predicates = new Predicates({});
  const value = Array.from({ length }, (_one, at) => at);
  expect(predicates.lower({ fact: 'f', operator, value, path: undefined }).kind).toBe(kind);
  expect(predicates.watched.size).toBe(kind === 'possible' ? 1 : 0);
});
