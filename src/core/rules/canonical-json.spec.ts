import { expect, it } from '@jest/globals';
import { canonicalJson } from './canonical-json.js';

it('the order of fields does not matter, at any depth', () => {
  expect(canonicalJson({ b: 1, a: { d: [{ y: 1, x: 2 }], c: null } })).toBe(
    canonicalJson({ a: { c: null, d: [{ x: 2, y: 1 }] }, b: 1 }),
  );
  expect(canonicalJson({ b: 1, a: '中' })).toBe('{"a":"中","b":1}');
});

it('the order of a list does', () => {
  expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
});

it('a number and its text are two contents', () => {
  expect(canonicalJson({ a: 1 })).not.toBe(canonicalJson({ a: '1' }));
});
