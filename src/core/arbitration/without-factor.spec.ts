import { describe, expect, it } from '@jest/globals';
import { ranked } from './pick-offer.js';
import { withoutFactor } from './without-factor.js';

const one = (ruleId: string, p: number, c: number, v: number, l: number) => ({
  ruleId,
  offerId: ruleId,
  activatedAt: new Date(0),
  score: { p, c, v, l, priority: p * c * v * l },
});

/** Each is lifted by one factor only; together they come to 24, 20, 16, 12 and 8. */
const RANKING = ranked([
  one('balanced', 0.5, 1, 48, 1),
  one('pushed', 0.5, 1, 13.333333333333334, 3),
  one('timely', 0.1, 4, 40, 1),
  one('likely', 1, 1, 12, 1),
  one('rich', 0.04, 1, 200, 1),
]);

describe('the winner without a factor', () => {
  it('is told by its place in the ranking', () => {
    expect(RANKING.map(({ ruleId }) => ruleId)).toEqual(['balanced', 'pushed', 'timely', 'likely', 'rich']);
    // PVC 24 against 6.67, 16, 12, 8; PVL 24, 20, 4, 12, 8; PCL .5, 1.5, .4, 1, .04; VCL 48, 40, 160, 12, 200.
    expect(withoutFactor(RANKING)).toEqual({ pvc: 0, pvl: 0, pcl: 1, vcl: 4 });
  });

  it('without levers is the one they had pushed aside', () => {
    const ranking = ranked([one('pushed', 1, 1, 10, 3), one('worth', 1, 1, 20, 1)]);
    expect(withoutFactor(ranking)).toEqual({ pvc: 1, pvl: 0, pcl: 0, vcl: 0 });
  });

  it('on a tie follows the order of arbitration', () => {
    expect(withoutFactor(ranked([one('b', 1, 1, 10, 2), one('a', 1, 1, 10, 1)]))?.pvc).toBe(1);
  });

  it('is nobody where nobody stands', () => {
    expect(withoutFactor([])).toBeNull();
  });
});
