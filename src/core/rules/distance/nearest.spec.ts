import { describe, expect, it } from '@jest/globals';
import { aCatalogue, aFact } from '../../../../test/builders/a-rule-pack.js';
import type { Leaf } from '../../condition/condition.js';
import type { Scalar } from '../../condition/operators.js';
import type { FactDefinition } from '../../facts/fact-catalogue.js';
import { cellSpaceOf, cellsOf } from '../check/cells/cell-space.js';
import { nearestWithin, type Spread } from './nearest.js';

const GB = aFact({ name: 'x', type: 'number' });
const MONTHS = aFact({ name: 'x', type: 'number', whole: true });
const DAY = aFact({ name: 'x', type: 'day' });
const BAND = aFact({ name: 'x', type: 'enum', values: ['LOW', 'MID', 'HIGH'] });

type Asked = Pick<Leaf, 'operator' | 'value'> & Partial<Leaf>;

function nearest(definition: FactDefinition, asked: Asked, have: Scalar | null, spread?: Spread) {
  const leaf: Leaf = { fact: 'x', type: definition.type, ...asked };
  const [field] = cellSpaceOf([leaf], aCatalogue(definition), null).fields;
  if (field === undefined) throw new Error('a question has a field');
  const spreads = new Map(spread === undefined ? [] : [['x', spread]]);
  return nearestWithin(field, cellsOf(field, leaf, null).isTrue, have, spreads);
}

const under = (value: number): Asked => ({ operator: 'lessThan', value });
const spread = { p10: 2, p90: 10 };

describe('the nearest value that would do', () => {
  it('a fraction comes as near as can be, and is told by the mark', () => {
    const found = nearest(GB, under(8), 9.2, spread);
    expect(found?.to).toBeCloseTo(8, 12);
    expect(Number(found?.to)).toBeLessThan(8);
    expect(found?.distance).toBeCloseTo(1.2 / 8, 12);
  });

  it.each([
    ['a whole number', MONTHS, under(8), 10, 7, 2 / 8],
    ['the mark itself, where it counts', GB, { operator: 'lessThanInclusive', value: 8 } as Asked, 10, 8, 2 / 8],
    ['the nearer of two', GB, { operator: 'in', value: [2, 9] } as Asked, 6, 9, 3 / 8],
    ['what it is already', GB, under(8), 3, 3, 0],
  ])('%s', (_case, fact, asked, have, to, distance) => {
    expect(nearest(fact, asked, have, spread)).toEqual({ to, distance });
  });

  it.each([
    ['without a spread a number is measured by what is needed', GB, under(8), 10, undefined, 2 / 8],
    ['near zero by one', GB, under(0), 0.5, undefined, 0.5],
    ['a spread of nothing is none', GB, under(8), 10, { p10: 3, p90: 3 }, 2 / 8],
    ['a day by years', DAY, { operator: 'equal', value: '2026-01-01' } as Asked, '2027-01-01', undefined, 1],
    ['a switch is one step', BAND, { operator: 'equal', value: 'HIGH' } as Asked, 'LOW', undefined, 1],
    ['to become known is one step', GB, under(8), null, spread, 1],
  ])('%s', (_case, fact, asked, have, given, distance) => {
    expect(nearest(fact, asked, have, given)?.distance).toBeCloseTo(distance, 12);
  });

  it('nobody can be made unknown', () => {
    const never: Asked = { operator: 'in', value: ['LOW', 'MID', 'HIGH'] };
    const asked: Leaf = { fact: 'x', type: 'enum', unknown: 'matches', ...never };
    const [field] = cellSpaceOf([asked], aCatalogue(BAND), null).fields;
    if (field === undefined) throw new Error('a question has a field');
    const missing = field.all.map((word, index) => word & ~(field.known[index] ?? 0));
    expect(nearestWithin(field, missing, 'LOW', new Map())).toBeNull();
  });
});
