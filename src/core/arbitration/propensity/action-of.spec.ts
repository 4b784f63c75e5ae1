import { describe, expect, it } from '@jest/globals';
import type { OfferValue } from '../../offer/offer-value.js';
import { PLAIN_ARBITRATION } from '../rules/arbitration-rules.js';
import { actionOf } from './action-of.js';

const rules = PLAIN_ARBITRATION;
const score = { p: 1, c: 0.5, v: 100, l: 2, priority: 100 };
const gathered = { counts: { shows: 100, acceptances: 20 }, recent: { shows: 100, acceptances: 5 }, mean: 0.1 };
const growth: OfferValue = {
  kind: 'growth',
  margin: 3_000,
  incentive: 500,
  contactCost: 5,
  chanceIfContacted: 0.06,
  chanceOtherwise: 0.045,
};
const kept: OfferValue = { kind: 'retention', incentive: 1, contactCost: 1, stayIfContacted: 1, stayOtherwise: 0.5 };

describe('a candidate as an action', () => {
  it('scores by the chance that it is accepted', () => {
    expect(actionOf('a', 800, score, gathered, rules)).toEqual({
      id: 'a',
      posterior: { alpha: 30, beta: 170 },
      slope: 800,
      offset: 0,
    });
  });

  it('of growth takes off what would have come anyway, and the contact', () => {
    const { slope, offset } = actionOf('a', growth, score, gathered, rules);
    expect([slope, offset]).toEqual([2_500, -140]);
    // At p₁ = .06 that is P·V = 10.00 in minor units, as the formula gives it.
    expect(slope * 0.06 + offset).toBeCloseTo(10, 10);
  });

  it('that is worth the least the rules allow is certain: it was pushed up there', () => {
    const pushed = { ...score, v: 0, priority: 0 };
    expect(actionOf('a', growth, pushed, gathered, rules)).toMatchObject({ posterior: null, offset: 0 });
  });

  it.each([
    ['of retention', kept, gathered],
    ['never counted', 800, null],
    ['a loss', -800, gathered],
  ])('is certain where it is %s', (_case, value, seen) => {
    expect(actionOf('a', value, score, seen, rules)).toEqual({ id: 'a', posterior: null, slope: 0, offset: 100 });
  });
});
