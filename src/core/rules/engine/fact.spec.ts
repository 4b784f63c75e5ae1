import { expect, it } from '@jest/globals';
import { Almanac } from './almanac.js';
import { Fact } from './fact.js';

it('a constant has a value, even an undefined one; a dynamic fact has none', () => {
  expect(Object.hasOwn(new Fact('a', undefined), 'value')).toBe(true);
  expect(Object.hasOwn(new Fact('a', () => 1), 'value')).toBe(false);
});

it('throws what its function throws', () => {
  const fact = new Fact('a', () => {
    throw new RangeError('no');
  });
  expect(() => fact.calculate({}, new Almanac())).toThrow(RangeError);
});

it('a cache key method of one’s own decides what is the same question', () => {
  const fact = new Fact('a', () => 1);
  fact.cacheKeyMethod = (id) => id;
  expect(fact.getCacheKey({ n: 1 })).toBe(fact.getCacheKey({ n: 2 }));
});

it('reads its priority as json-rules-engine does', () => {
  const priorityOf = (priority: unknown) => new Fact('a', 1, { priority: priority as number }).priority;
  expect([priorityOf(undefined), priorityOf(0), priorityOf('7th'), priorityOf('x')]).toEqual([1, 1, 7, Number.NaN]);
});
