import { describe, expect, it } from '@jest/globals';
import { indexRules } from '../compile/rule-index.js';
import { isFact, isPlain, layersOf } from './fact-places.js';

it('what is inside of one object is read together, outer objects first', () => {
  const paths = ['$.a.x', '$.b', '$.a.y', ''];
  const all = paths.map((path) => ({ fact: 'f', operator: 'equal', value: 1, path }));
  const read = indexRules([{ conditions: { all } }], { allowUndefinedFacts: true });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const { layers, places } = layersOf(read.value);
  expect(layers.map((layer) => layer.places.map(({ name }) => name))).toEqual([['f'], ['a', 'b'], ['x', 'y']]);
  expect(layers.map(({ parent, fact }) => [parent, fact])).toEqual([
    [-1, -1],
    [0, 0],
    [1, 0],
  ]);
  expect(places).toBe(5);
});

describe('a fact the index can read', () => {
  it.each<[unknown, boolean]>([
    [1, true],
    [null, true],
    [[1], true],
    [{ a: 1 }, true],
    [Object.create(null), true],
    [() => 1, false],
    [new Map(), false],
  ])('%p: %s', (value, expected) => {
    expect(isFact(value)).toBe(expected);
  });

  it('is plain if nothing can be inherited but what every object inherits', () => {
    expect([{}, Object.create(null), Object.create({}), []].map(isPlain)).toEqual([true, true, false, false]);
  });
});
