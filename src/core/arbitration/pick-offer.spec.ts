import { describe, expect, it } from '@jest/globals';
import { ranked } from './pick-offer.js';

type Ids = { readonly offerId?: string; readonly channel?: string };

const one = (ruleId: string, v: number, p = 1, day = 1, { offerId = 'offer', ...rest }: Ids = {}) => ({
  ruleId,
  offerId,
  ...rest,
  activatedAt: new Date(Date.UTC(2026, 0, day)),
  score: { p, c: 1, v, l: 1, priority: p * v },
});
const order = (...contenders: readonly ReturnType<typeof one>[]) =>
  ranked(contenders).map(({ ruleId, offerId, channel }) => (ruleId === 'same' ? (channel ?? offerId) : ruleId));

describe('the best candidate', () => {
  it.each([
    ['has the highest priority', [one('a', 10), one('b', 20)], ['b', 'a']],
    ['of equal priority has the higher value', [one('a', 10, 1), one('b', 20, 0.5)], ['b', 'a']],
    ['of equal value is of the older rule', [one('a', 10, 1, 2), one('b', 10, 1, 1)], ['b', 'a']],
    ['of one age has the smaller id', [one('b', 10), one('a', 10)], ['a', 'b']],
    [
      'of one rule is the offer with the smaller id',
      [one('same', 10, 1, 1, { offerId: 'tv' }), one('same', 10, 1, 1, { offerId: 'net' })],
      ['net', 'tv'],
    ],
    [
      'of one offer has the smaller channel',
      [one('same', 10, 1, 1, { channel: 'sms' }), one('same', 10, 1, 1, { channel: 'email' })],
      ['email', 'sms'],
    ],
  ])('%s', (_case, contenders, expected) => {
    expect(order(...contenders)).toEqual(expected);
  });
});
