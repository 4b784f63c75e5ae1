import { expect, it } from '@jest/globals';
import { plainPath, stepInto } from './fact-path.js';

it.each<[unknown, readonly string[] | null]>([
  [undefined, []],
  ['', []],
  ['$.a', ['a']],
  ['$.a.b', ['a', 'b']],
  ['a.b', ['a', 'b']],
  ['$.流量', ['流量']],
  ['$.toString', ['toString']],
  ['toString', null],
  ['.a', null],
  ['$', null],
  ['$..a', null],
  ['$.a[*]', null],
  ['$.a[?(@.b)]', null],
  ["$['a']", null],
  [5, null],
])('the path %j follows %j', (path, steps) => {
  expect(plainPath(path)).toEqual(steps);
});

it.each<[string, unknown, string, unknown]>([
  ['an own property', { a: 1 }, 'a', 1],
  ['the length of a list', [1, 2], 'length', 2],
  ['the length of a text', 'abc', 'length', 3],
  ['an inherited property', {}, 'toString', undefined],
  ['through null', null, 'a', undefined],
  ['through zero', 0, 'a', undefined],
])('steps into %s', (_case, value, name, expected) => {
  expect(stepInto(value, name)).toBe(expected);
});
