import { describe, expect, it } from '@jest/globals';
import { all, FACTS, is, packOf, ruleOf } from '../../../../test/golden/verify-world.js';
import { bandingsOf, holesOf, isOverlap, isSlip, stretchOf } from './bands.js';
import { placesOf } from './cells/cell-set.js';
import { cellSpaceOf } from './cells/cell-space.js';
import { Inquiry } from './inquiry.js';
import { Prover, VERIFY_LIMITS } from './prover.js';

function bandings(...conditions: readonly unknown[]) {
  const pack = packOf(...conditions.map((one, index) => ruleOf(`r${index}`, one)));
  const space = cellSpaceOf(
    pack.questions.map(({ leaf }) => leaf),
    FACTS,
    null,
  );
  const inquiry = new Inquiry(pack, new Prover(space, VERIFY_LIMITS, () => 0));
  return bandingsOf(inquiry, inquiry.suspects);
}

const top = is('arpuBand', 'equal', 'TOP');
const between = (low: number, high: number) => is('months', 'between', [low, high]);

describe('bands', () => {
  it('are rules that agree on all but one fact, in whatever order and nesting', () => {
    const [banding, ...others] = bandings(all(top, between(1, 3)), all(all(between(4, 6)), top), all(between(7, 9)));
    expect([banding?.field.fact, banding?.bands.map(({ suspect }) => suspect.rule.id), others]).toEqual([
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
