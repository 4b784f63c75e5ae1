import { describe, expect, it } from '@jest/globals';
import { aContactPolicy } from '../../../test/builders/a-contact-row.js';
import { aRule, FIVE_FACTS } from '../../../test/builders/a-rule-pack.js';
import { anOffer } from '../../../test/builders/an-offer.js';
import { Organisation } from '../access/organisation.js';
import type { Offer } from '../offer/offer.js';
import { POLICY_FACTS } from '../policy/policy-facts.js';
import { type DecisionRules, decisionFrame, factsAsked, matchedRule } from './decision-frame.js';

const AT = new Date('2026-11-02T18:00:00Z');
const SENIOR = { all: [{ fact: 'senior', operator: 'equal', value: true }] };
const RULES: DecisionRules = {
  catalogue: FIVE_FACTS,
  policy: aContactPolicy(),
  products: new Map(),
  holds: [
    { id: 'always', title: { 'zh-CN': 'a', en: 'a' }, conditions: SENIOR, always: true },
    {
      id: 'planned',
      title: { 'zh-CN': 'p', en: 'p' },
      conditions: { all: [{ fact: 'planCode', operator: 'equal', value: 'x' }] },
    },
  ],
  organisation: new Organisation([]),
  localOffers: [],
};

describe('what must be known of customers', () => {
  const match = (holds?: readonly string[]) => ({ rule: aRule(), ...(holds === undefined ? {} : { holds }) });
  const asked = (change: Partial<Offer>, holds?: readonly string[]) => {
    const offers = [anOffer({ id: 'keep-them', ...change }), anOffer({ id: 'unused', product: 'fibre' })];
    const all = factsAsked(decisionFrame(RULES, offers, AT), [match(holds)]);
    return all.filter((name) => !POLICY_FACTS.includes(name));
  };

  it.each<[string, Partial<Offer>, readonly string[] | undefined, readonly string[]]>([
    ['the holds that always hold', {}, undefined, ['senior']],
    ['those of its plan', {}, ['planned'], ['senior', 'planCode']],
    [
      'what its conditions ask',
      { eligibility: { not: { fact: 'arpuBand', operator: 'equal', value: 'LOW' } } },
      undefined,
      ['arpuBand', 'senior'],
    ],
    [
      'where a product can be had',
      { product: 'fibre' },
      undefined,
      ['productsHeld', 'serviceable', 'orgNode', 'senior'],
    ],
    [
      'what says whether they can afford it',
      { affordability: { fact: 'tenureMonths', pct: 5 } },
      undefined,
      ['senior', 'tenureMonths'],
    ],
    [
      'what its value is made of',
      { value: { kind: 'retention', saveRate: 0.1, freeRiders: 0.1, incentive: 1, contactCost: 1 } },
      undefined,
      ['senior', 'clv', 'churnProbability'],
    ],
  ])('is %s', (_case, change, holds, expected) => {
    expect(asked(change, holds)).toEqual(expected);
  });
});

it('and the day on which they did what their plan leaves them alone after', () => {
  const after = [{ outcome: 'paid', days: 30 }] as const;
  const facts = factsAsked(decisionFrame(RULES, [anOffer({ id: 'keep-them' })], AT), [{ rule: aRule(), after }]);
  expect(facts).toContain('lastPaymentOn');
});

it('a rule takes part as its campaign says', () => {
  const suppression = { after: [{ outcome: 'declined', days: 30 }], holds: ['always'] } as const;
  const control = { sharePct: 10, version: '1' };
  expect(matchedRule(aRule(), { campaignId: 'one', activatedAt: AT, control, suppression })).toEqual({
    rule: aRule(),
    campaignId: 'one',
    activatedAt: AT,
    control,
    holds: ['always'],
    after: [{ outcome: 'declined', days: 30 }],
  });
  expect(matchedRule(aRule(), { campaignId: 'one', activatedAt: AT })).toEqual({
    rule: aRule(),
    campaignId: 'one',
    activatedAt: AT,
  });
});
