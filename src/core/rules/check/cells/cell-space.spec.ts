import { describe, expect, it } from '@jest/globals';
import { aCatalogue, aFact } from '../../../../../test/builders/a-rule-pack.js';
import type { Leaf } from '../../../condition/condition.js';
import { placesOf } from './cell-set.js';
import { cellSpaceOf, cellsOf, isSealed, keyOf } from './cell-space.js';

const CATALOGUE = aCatalogue(
  aFact({ name: 'gigabytes', type: 'number' }),
  aFact({ name: 'senior', type: 'boolean', nullable: false }),
  aFact({ name: 'spend', type: 'series', months: 12, nullable: false }),
);
const under: Leaf = { fact: 'gigabytes', type: 'number', operator: 'lessThan', value: 5 };
const fell: Leaf = { fact: 'spend', type: 'series', operator: 'fellByPct', value: { months: 3, pct: 10 } };
const listed: Leaf = {
  fact: 'gigabytes',
  type: 'number',
  operator: 'inList',
  value: 'many',
  among: new Set(Array.from({ length: 101 }, (_entry, index) => index)),
};

describe('a fact cut into cells', () => {
  it('has a cell for being missing, if it may be', () => {
    const { fields } = cellSpaceOf(
      [under, { ...under, fact: 'senior', type: 'boolean', operator: 'equal', value: true }],
      CATALOGUE,
      null,
    );
    expect(fields.map(({ cells }) => cells.map(({ value }) => value))).toEqual([
      [4, 5, 6, null],
      [false, true],
    ]);
  });

  it('a question is true, false or neither of a cell; what the author says of unknown counts', () => {
    const { fields } = cellSpaceOf([under], CATALOGUE, null);
    const [field] = fields;
    const places = (leaf: Leaf) => field && Object.values(cellsOf(field, leaf, null)).map(placesOf);
    expect(places(under)).toEqual([[0], [1, 2]]);
    expect(places({ ...under, unknown: 'matches' })).toEqual([
      [0, 3],
      [1, 2],
    ]);
  });

  it('a question that is not looked into is a field of its own; its opposite is the same field', () => {
    const notListed: Leaf = { ...listed, operator: 'notInList' };
    const { fields } = cellSpaceOf([under, fell, listed, notListed], CATALOGUE, null);
    expect([under, fell, listed].map(isSealed)).toEqual([false, true, true]);
    expect(fields.map(({ sealed, cells }) => [sealed, cells.length])).toEqual([
      [false, 4],
      [true, 3],
      [true, 3],
    ]);
    expect(keyOf(listed)).toBe(keyOf(notListed));
    const field = fields[2];
    const truths = (leaf: Leaf) => field && placesOf(cellsOf(field, leaf, null).isTrue);
    expect([truths(listed), truths(notListed)]).toEqual([[1], [0]]);
  });

  it('a fact nobody knows is a fault', () => {
    expect(() => cellSpaceOf([{ ...under, fact: 'shoeSize' }], CATALOGUE, null)).toThrow('shoeSize');
  });
});
