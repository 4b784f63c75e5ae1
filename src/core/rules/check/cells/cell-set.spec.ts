import { describe, expect, it } from '@jest/globals';
import { bothOf, cellsWhere, hasCell, isEmpty, isWithin, meet, placesOf, without } from './cell-set.js';

const of = (...places: readonly number[]) => cellsWhere(95, (cell) => places.includes(cell));

describe('sets of cells, within a word and across words', () => {
  const [a, b] = [of(0, 29, 30, 94), of(29, 94)];

  it.each([
    ['what is in both', bothOf(a, b), [29, 94]],
    ['what is in the one only', without(a, b), [0, 30]],
    ['nothing', bothOf(b, of(0)), []],
  ])('%s', (_case, cells, places) => {
    expect(placesOf(cells)).toEqual(places);
    expect(isEmpty(cells)).toBe(places.length === 0);
  });

  it('know what they have, and how they lie', () => {
    expect([hasCell(a, 94), hasCell(a, 93)]).toEqual([true, false]);
    expect([isWithin(b, a), isWithin(a, b)]).toEqual([true, false]);
    expect([meet(a, b), meet(b, of(0, 30))]).toEqual([true, false]);
  });
});
