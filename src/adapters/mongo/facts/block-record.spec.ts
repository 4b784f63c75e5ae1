import { expect, it } from '@jest/globals';
import { KnownRevs } from './block-record.js';

const known = () => new KnownRevs(['a', 'b', 'c', 'd'], Float64Array.of(1, 2, 3, 4));

it.each([
  ['in order', ['a', 'b', 'c', 'd'], [1, 2, 3, 4]],
  ['with some left out', ['b', 'd'], [2, 4]],
  ['backwards', ['d', 'c', 'b', 'a'], [4, 3, 2, 1]],
  ['time after time', ['c', 'c', 'a', 'a'], [3, 3, 1, 1]],
  ['with some nobody knows', ['x', 'a', 'y', 'b', 'z'], [undefined, 1, undefined, 2, undefined]],
])('revs are found %s', (_case, asked, revs) => {
  const block = known();
  expect(asked.map((id) => block.get(id))).toEqual(revs);
});

it('all of them, by customer', () => {
  expect([...known()]).toEqual([
    ['a', 1],
    ['b', 2],
    ['c', 3],
    ['d', 4],
  ]);
});
