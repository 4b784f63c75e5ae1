import { describe, expect, it } from '@jest/globals';
import { ranked } from '../../src/core/arbitration/pick-offer.js';
import { PLAIN_ARBITRATION } from '../../src/core/arbitration/rules/arbitration-rules.js';
import { Scales } from '../../src/core/arbitration/weigh.js';
import { withoutFactor } from '../../src/core/arbitration/without-factor.js';

const AT = new Date('2026-11-02T18:00:00Z');

/** Every kind of tie: of priority, then of value, then of age, then of the rule, then of the offer. */
function contenders() {
  const scales = new Scales(PLAIN_ARBITRATION, AT);
  const one = (ruleId: string, offerId: string, value: number, chance: number, activated: string) => {
    const candidate = {
      offer: { id: offerId, purpose: 'marketing', value },
      lever: 'renewal',
      channel: 'sms',
    } as const;
    const { score } = scales.weigh(candidate, {}, { learnt: { chanceIfContacted: chance } });
    return { ruleId, offerId, activatedAt: new Date(activated), score };
  };
  return [
    one('r-2', 'tv', 1_000, 0.5, '2026-10-01T00:00:00Z'),
    one('r-2', 'net', 1_000, 0.5, '2026-10-01T00:00:00Z'),
    one('r-1', 'tv', 1_000, 0.5, '2026-10-01T00:00:00Z'),
    one('r-0', 'tv', 1_000, 0.5, '2026-10-02T00:00:00Z'),
    one('r-9', 'tv', 2_000, 0.25, '2026-10-03T00:00:00Z'),
    one('r-8', 'tv', 500, 1, '2026-09-01T00:00:00Z'),
  ];
}

function* permutations<T>(items: readonly T[]): Generator<readonly T[]> {
  if (items.length === 0) yield [];
  for (const [index, first] of items.entries()) {
    const others = items.toSpliced(index, 1);
    for (const rest of permutations(others)) yield [first, ...rest];
  }
}

describe('ties', () => {
  it('trap 1: the same customer has the same winner on a second run, whatever the order candidates came in', () => {
    const orders = new Set<string>();
    for (const shuffled of permutations(contenders())) {
      const ranking = ranked(shuffled);
      const names = ranking.map(({ ruleId, offerId }) => `${ruleId}/${offerId}`);
      orders.add(JSON.stringify([names, withoutFactor(ranking)]));
    }
    const inOrder = ['r-9/tv', 'r-1/tv', 'r-2/net', 'r-2/tv', 'r-0/tv', 'r-8/tv'];
    expect([...orders]).toEqual([JSON.stringify([inOrder, { pvc: 0, pvl: 0, pcl: 5, vcl: 0 }])]);
  });
});
