import { describe, expect, it } from '@jest/globals';
import { aRule } from '../../../../test/builders/a-rule-pack.js';
import type { ChannelName } from '../../customer/consent.js';
import { runScarcity } from './run-scarcity.js';

function framed(offerId: string, channel: ChannelName) {
  const { event } = aRule();
  const rule = aRule({ event: { ...event, params: { ...event.params, offerId, channel } } });
  return { rule, campaignId: 'retention', activatedAt: new Date(0), ruleVersion: { pack: 'p', version: 1 } };
}

const CALLS = {
  id: 'minutes',
  title: { 'zh-CN': '工时', en: 'Minutes' },
  limit: 600,
  takes: { 'call-list': 6 },
} as const;
const GIFT = { id: 'gift', stock: 10, budget: 5_000, costPerAcceptance: 300, costPerContact: 50 };

describe('what is scarce in a run', () => {
  it('is stock and money that contacts before have left, and what channels can do', () => {
    const { ids, limits } = runScarcity([], [GIFT], [CALLS], { gift: 4 });
    expect(Object.fromEntries(ids.map((id, index) => [id, limits[index]]))).toEqual({
      'stock of gift': 6,
      'budget of gift': 3_600,
      minutes: 600,
    });
  });

  it('is never less than nothing', () => {
    expect([...runScarcity([], [GIFT], [], { gift: 100 }).limits]).toEqual([0, 0]);
  });

  it.each([
    ['a piece, its cost, and the minutes of the call', framed('gift', 'call-list'), [6, 1, 350]],
    ['no minutes for a message', framed('gift', 'sms'), [1, 350]],
    ['minutes only where the offer is not limited', framed('other', 'call-list'), [6]],
  ])('is taken by a contact: %s', (_case, rule, amounts) => {
    const { takings } = runScarcity([rule], [GIFT, { id: 'other' }], [CALLS], {});
    expect(takings[0]?.map(({ amount }) => amount)).toEqual(amounts);
  });
});
