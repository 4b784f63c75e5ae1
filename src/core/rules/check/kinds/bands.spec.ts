import { describe, expect, it } from '@jest/globals';
import { all, FACTS, is, packOf, ruleOf } from '../../../../../test/golden/verify-world.js';
import { placesOf } from '../cells/cell-set.js';
import { cellSpaceOf } from '../cells/cell-space.js';
import { packSuspects } from '../pack-suspects.js';
import { bandingsOf, holesOf, isOverlap, isSlip, stretchOf } from './bands.js';
import { resultOf } from './steps.js';

function bandings(...conditions: readonly unknown[]) {
  const pack = packOf(...conditions.map((one, index) => ruleOf(`r${index}`, one)));
  const space = cellSpaceOf(
    pack.questions.map(({ leaf }) => leaf),
    FACTS,
    null,
  );
  return resultOf(bandingsOf(space.fields, packSuspects(pack, space)));
}

const top = is('arpuBand', 'equal', 'TOP');
const between = (low: number, high: number) => is('months', 'between', [low, high]);

describe('bands', () => {
  it('are rules that agree on all but one fact, in whatever order and nesting', () => {
    const [banding, ...others] = bandings(all(top, between(1, 3)), all(all(between(4, 6)), top), all(between(7, 9)));
    expect([banding?.field.fact, banding?.bands.map(({ suspect }) => suspect.ref.rule), others]).toEqual([
      'months',
      ['r0', 'r1'],
      [],
    ]);
  });

  it('are not where a condition asks for two facts at once, nor where all are alike', () => {
    expect(bandings({ any: [top, between(1, 3)] }, { any: [top, between(4, 6)] })).toEqual([]);
    expect(bandings(all(between(1, 3)), all(between(1, 3)))).toEqual([]);
  });

  it('have holes and overlaps', () => {
    const [banding] = bandings(all(between(1, 3)), all(between(3, 5)), all(between(8, 9)));
    if (banding === undefined) throw new Error('these are bands');
    const [a, b, c] = banding.bands;
    const holes = holesOf(banding);
    expect(holes.map((hole) => [isSlip(banding, hole), stretchOf(banding.field, hole)])).toEqual([
      [true, { kind: 'between', low: 5, high: 8 }],
    ]);
    expect([a && b && isOverlap(a, b), a && c && isOverlap(a, c), a && isOverlap(a, a)]).toEqual([true, false, false]);
    expect(a && stretchOf(banding.field, placesOf(a.cells).slice(0, 1))).toEqual({ kind: 'values', values: [1] });
  });
});
