import { describe, expect, it } from '@jest/globals';
import { cacheKeyOf } from './cache-key.js';

describe('a cache key', () => {
  it.each([
    ['the order of keys', { a: 1, b: 2 }, { b: 2, a: 1 }],
    [
      'the order in maps and sets',
      {
        m: new Map([
          [1, 2],
          [3, 4],
        ]),
        s: new Set([1, 2]),
      },
      {
        m: new Map([
          [3, 4],
          [1, 2],
        ]),
        s: new Set([2, 1]),
      },
    ],
    ['the sign of zero', 0, -0],
    ['which date object it is', new Date(5), new Date(5)],
    ['which function object it is', { f: (n: number) => n }, { f: (n: number) => n }],
  ])('does not know %s', (_says, a, b) => {
    expect(cacheKeyOf(a)).toBe(cacheKeyOf(b));
  });

  it.each<[string, unknown, unknown]>([
    ['a number and its text', 1, '1'],
    ['undefined, null and nothing', { a: undefined }, {}],
    ['undefined and null', undefined, null],
    ['a list and its parts as text', ['a,b'], ['a', 'b']],
    ['the order of a list', [1, 2], [2, 1]],
    ['true and its text', true, 'true'],
    ['a big number and a number', 1n, 1],
    ['two promises', Promise.resolve(1), Promise.resolve(1)],
    ['two expressions', /a/, /a/i],
    ['a list and an object', [1], { 0: 1 }],
  ])('tells %s apart', (_says, a, b) => {
    expect(cacheKeyOf(a)).not.toBe(cacheKeyOf(b));
  });

  it('ends on circles, and is the same for the same promise and symbol', () => {
    const circle: Record<string, unknown> = { n: 1 };
    circle.self = circle;
    const promise = Promise.resolve(1);
    expect(cacheKeyOf(circle)).toBe(cacheKeyOf(circle));
    expect(cacheKeyOf({ promise })).toBe(cacheKeyOf({ promise }));
    expect(cacheKeyOf(Symbol('x'))).not.toBe(cacheKeyOf(Symbol('y')));
  });
});
