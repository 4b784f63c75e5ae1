import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  type BandPart,
  bandSets,
  marksOf,
  marksRise,
  risingBands,
  withMark,
} from '../../web/src/screens/settings/marks.ts';
import { sizesOf } from '../../web/src/screens/settings/sizes.ts';
import { stretches } from '../../web/src/screens/settings/stretches.ts';

const RULES = join(import.meta.dirname, '../../rules/facts');
const model = (name: string): BandPart => JSON.parse(readFileSync(join(RULES, `${name}.json`), 'utf8')).model;

describe('the marks of a model', () => {
  it('are one fewer than the bands, of each currency and each narrower line', () => {
    const sets = bandSets(model('arpu-bands'));
    expect(sets.map(({ currency, narrowed }) => [currency, narrowed])).toEqual([
      ['USD', null],
      ['CNY', null],
      ['CNY', 'qingchao'],
    ]);
    expect(marksOf(sets[0]?.bands ?? [])).toEqual([3500, 7000]);
    expect(marksOf(bandSets(model('satisfaction-bands'))[0]?.bands ?? [])).toEqual([40, 60, 80, 95]);
  });

  it('are moved with both bands they lie between, and nothing else', () => {
    const before = model('arpu-bands');
    const after = withMark(before, 'CNY 0', 1, 9000);
    expect(bandSets(after)[2]?.bands).toEqual([
      { band: 'LOW', to: 3000 },
      { band: 'MID', from: 3000, to: 9000 },
      { band: 'HIGH', from: 9000 },
    ]);
    expect(bandSets(after).slice(0, 2)).toEqual(bandSets(before).slice(0, 2));
    expect({ ...after, lines: [] }).toEqual({ ...before, lines: [] });
    expect(marksOf(bandSets(withMark(model('satisfaction-bands'), 'all', 0, 35))[0]?.bands ?? [])[0]).toBe(35);
  });

  it('must rise', () => {
    const before = model('arpu-bands');
    expect([marksRise(before), marksRise(withMark(before, 'USD', 0, 7000))]).toEqual([true, false]);
  });
});

it('the effect of other marks is told by the size of each band', () => {
  const moves = [
    { from: 'NONE', to: 'NONE', customers: 4 },
    { from: 'HIGH', to: 'MID', customers: 3 },
    { from: 'LOW', to: 'LOW', customers: 5 },
    { from: 'LOW', to: 'MID', customers: 2 },
    { from: 'MID', to: 'MID', customers: 1 },
  ];
  expect(sizesOf(moves, risingBands(model('arpu-bands')))).toEqual([
    { band: 'LOW', before: 7, after: 5 },
    { band: 'MID', before: 1, after: 6 },
    { band: 'HIGH', before: 3, after: 0 },
    { band: 'NONE', before: 4, after: 4 },
  ]);
});

it.each([
  [[1, 2, 3, 4, 5], [[1, 5]]],
  [
    [7, 1, 2],
    [
      [1, 2],
      [7, 7],
    ],
  ],
  [[], []],
])('days %j are said as stretches', (days, expected) => {
  expect(stretches(days)).toEqual(expected);
});
