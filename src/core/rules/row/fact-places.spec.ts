import { describe, expect, it } from '@jest/globals';
import { indexRules } from '../compile/rule-index.js';
import { isFact, isPlain, type Place, placesOf } from './fact-places.js';

type Names = readonly (string | { readonly [name: string]: Names })[];

const namesOf = (places: readonly Place[]): Names =>
  places.map(({ name, inside }) => (inside.length === 0 ? name : { [name]: namesOf(inside) }));

it('each object is entered once, whatever is read inside of it', () => {
  const paths = ['$.a.x', '$.b', '$.a.y', ''];
  const all = paths.map((path) => ({ fact: 'f', operator: 'equal', value: 1, path }));
  const read = indexRules([{ conditions: { all } }], { allowUndefinedFacts: true });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const places = placesOf(read.value);
  expect(namesOf(places)).toEqual([{ f: [{ a: ['x', 'y'] }, 'b'] }]);
  expect(places[0]?.coders).toHaveLength(1);
});

it('names that every object inherits are known as such', () => {
  const all = [{ fact: 'toString', operator: 'equal', value: 1 }];
  const read = indexRules([{ conditions: { all } }]);
  expect(read.ok && placesOf(read.value).map(({ name, isInherited }) => [name, isInherited])).toEqual([
    ['toString', true],
  ]);
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
