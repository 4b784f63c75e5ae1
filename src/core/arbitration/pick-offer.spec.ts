import { describe, expect, it } from '@jest/globals';
import { ranked } from './pick-offer.js';
import { scoreOf } from './score.js';

const one = (ruleId: string, value: number, propensity = 1, day = 1) => ({
  ruleId,
  activatedAt: new Date(Date.UTC(2026, 0, day)),
  score: scoreOf({ value, propensity }),
});
const order = (...contenders: readonly ReturnType<typeof one>[]) => ranked(contenders).map(({ ruleId }) => ruleId);

describe('the best candidate', () => {
  it.each([
    ['has the highest priority', [one('a', 10), one('b', 20)], ['b', 'a']],
    ['of equal priority has the higher value', [one('a', 10, 1), one('b', 20, 0.5)], ['b', 'a']],
    ['of equal value is of the older rule', [one('a', 10, 1, 2), one('b', 10, 1, 1)], ['b', 'a']],
    ['of one age has the smaller id', [one('b', 10), one('a', 10)], ['a', 'b']],
  ])('%s', (_case, contenders, expected) => {
    expect(order(...contenders)).toEqual(expected);
  });
});
