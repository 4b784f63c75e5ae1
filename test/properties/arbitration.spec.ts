import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ranked } from '../../src/core/arbitration/pick-offer.js';
import { PLAIN_ARBITRATION } from '../../src/core/arbitration/rules/arbitration-rules.js';
import { scoreOf } from '../../src/core/arbitration/score.js';

/** Few values, so that ties of every kind are common. */
const contender = fc.record({
  ruleId: fc.constantFrom('a', 'b', 'c'),
  offerId: fc.constantFrom('x', 'y', 'z'),
  channel: fc.constantFrom('sms', 'email'),
  activatedAt: fc.integer({ min: 0, max: 2 }).map((day) => new Date(day * 86_400_000)),
  score: fc
    .record({ value: fc.constantFrom(-1, 0, 10, 20), propensity: fc.constantFrom(0.5, 1) })
    .map((inputs) => scoreOf(inputs, PLAIN_ARBITRATION)),
});
const contenders = fc.uniqueArray(contender, {
  selector: ({ ruleId, offerId, channel }) => `${ruleId} ${offerId} ${channel}`,
  maxLength: 12,
});

describe('arbitration', () => {
  it('ranks the same whatever the order it was asked in', () => {
    const both = contenders.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(fc.property(both, ([all, shuffled]) => expect(ranked(shuffled)).toEqual(ranked(all))));
  });

  it('ranks nobody above a better one, and loses nobody', () => {
    fc.assert(
      fc.property(contenders, (all) => {
        const order = ranked(all);
        expect(new Set(order)).toEqual(new Set(all));
        const priorities = order.map(({ score }) => score.priority);
        expect(priorities).toEqual([...priorities].sort((a, b) => b - a));
      }),
    );
  });
});
