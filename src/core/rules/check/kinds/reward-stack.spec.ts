import { describe, expect, it } from '@jest/globals';
import { all, is, ruleOf, verified } from '../../../../../test/golden/verify-world.js';
import type { Rule } from '../../rule-pack.js';
import type { StackingOffer } from './reward-stack.js';

const GIFT = { id: 'router', title: { 'zh-CN': '路由器', en: 'Router' }, cost: 4_000 };
const gift: StackingOffer = { state: 'live', gifts: [GIFT] };
const discount: StackingOffer = { state: 'live', discount: { kind: 'percent', percent: 10 } };
const inGroup = (offer: StackingOffer, ...exclusionGroups: readonly string[]) => ({ ...offer, exclusionGroups });

const some = ruleOf('a', all(is('gigabytes', 'lessThan', 9)));
const meets = ruleOf('b', all(is('gigabytes', 'greaterThan', 5)));
const apart = ruleOf('b', all(is('gigabytes', 'greaterThan', 10)));

const found = (rules: readonly Rule[], a: StackingOffer, b: StackingOffer) =>
  verified(rules, {
    offers: new Map([
      ['offer-a', a],
      ['offer-b', b],
    ]),
  })
    .filter(({ kind }) => kind === 'exclusive-rewards' || kind === 'rewards-stack')
    .map(({ kind, severity, rules: own, claim }) => [kind, severity, own.map(({ rule }) => rule).join(), claim.kind]);

describe('rewards of two rules', () => {
  it.each<[string, readonly Rule[], StackingOffer, StackingOffer, readonly (readonly string[])[]]>([
    [
      'of one group that one customer can be reached with',
      [some, meets],
      inGroup(gift, 'rewards'),
      inGroup(discount, 'rewards', 'other'),
      [['exclusive-rewards', 'warning', 'a,b', 'witnessed']],
    ],
    ['of no group stack', [some, meets], gift, discount, [['rewards-stack', 'warning', 'a,b', 'witnessed']]],
    ['for different customers', [some, apart], gift, discount, []],
    ['of which one gives nothing away', [some, meets], gift, { state: 'live' }, []],
    ['of which one is not live', [some, meets], gift, { ...discount, state: 'review' }, []],
  ])('%s', (_case, rules, a, b, expected) => {
    expect(found(rules, a, b)).toEqual(expected);
  });

  it('are not asked for where nobody says what the offers are', () => {
    expect(verified([some, meets]).filter(({ kind }) => kind.includes('reward'))).toEqual([]);
  });
});
