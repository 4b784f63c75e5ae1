import { describe, expect, it } from '@jest/globals';
import { aContactPolicy } from '../../../test/builders/a-contact-row.js';
import { aCatalogue, aFact, aRule } from '../../../test/builders/a-rule-pack.js';
import { anOffer } from '../../../test/builders/an-offer.js';
import type { FactSheet } from '../facts/fact-sheet.js';
import type { Offer } from '../offer/offer.js';
import { offerTerms } from '../policy/terms/offer-terms.js';
import { hoursTable } from '../policy/timing/quiet-hours.js';
import type { Rule } from '../rules/rule-pack.js';
import { decide } from './decide.js';
import type { DecidedCustomer, DecisionFrame, MatchedRule } from './decision-frame.js';

const REACHABLE: FactSheet = { consentEmailMarketing: true, contactEmail: true, timeZone: 'America/New_York' };
const CATALOGUE = aCatalogue(
  aFact({ name: 'tenureMonths', type: 'number' }),
  aFact({ name: 'arpu3m', type: 'number' }),
  aFact({ name: 'complaintOpen', type: 'boolean' }),
);
const HOLD = {
  id: 'complaint-open',
  title: { 'zh-CN': '投诉', en: 'Complaint' },
  conditions: { all: [{ fact: 'complaintOpen', operator: 'equal', value: true }] },
  always: true,
};

function rule(id: string, offerId: string, params: Partial<Rule['event']['params']> = {}): MatchedRule {
  const { event } = aRule();
  const made = aRule({ id, event: { ...event, params: { ...event.params, offerId, ...params } } });
  return { rule: made, campaignId: 'campaign', activatedAt: new Date('2026-11-01T00:00:00Z') };
}

function frameOf(offers: readonly Offer[], change: Partial<DecisionFrame> = {}): DecisionFrame {
  return {
    cutOff: new Date('2026-11-02T18:00:00Z'),
    offers: new Map(offers.map((offer) => [offer.id, offer])),
    hours: hoursTable(aContactPolicy()),
    operatorZone: 'America/Los_Angeles',
    terms: offerTerms(offers, [HOLD], { catalogue: CATALOGUE }, '2026-11-02'),
    ...change,
  };
}

function plan(rules: readonly MatchedRule[], sheet: FactSheet, ...offers: readonly Offer[]) {
  return decide(rules, { customerId: 'c-1', sheet }, frameOf(offers));
}

const LONG_WITH_US = { all: [{ fact: 'tenureMonths', operator: 'greaterThan', value: 12 }] };
const AT = new Date('2026-11-01T00:00:00Z');
const declined = [{ offerId: 'other', campaignId: 'campaign', outcome: 'declined', at: AT }];

describe('a candidate leaves at the first stage that says no', () => {
  it.each<[string, Offer, FactSheet, Partial<DecidedCustomer> & Partial<MatchedRule>, string, readonly string[]]>([
    ['validity before all', anOffer({ state: 'idea' }), {}, {}, 'validity', ['OFFER_NOT_LIVE']],
    ['consent and the address', anOffer(), {}, {}, 'consent', ['CONSENT_MISSING', 'NO_VALID_CONTACT']],
    ['the address', anOffer(), { consentEmailMarketing: true }, {}, 'consent', ['NO_VALID_CONTACT']],
    ['eligibility', anOffer({ eligibility: LONG_WITH_US }), REACHABLE, {}, 'eligibility', ['NOT_ELIGIBLE']],
    ['applicability', anOffer({ applicability: LONG_WITH_US }), REACHABLE, {}, 'applicability', ['NOT_APPLICABLE']],
    [
      'suitability names the hold and the condition',
      anOffer({ suitability: LONG_WITH_US }),
      { ...REACHABLE, complaintOpen: true },
      {},
      'suitability',
      ['SELLING_HELD', 'NOT_SUITABLE'],
    ],
    [
      'affordability',
      anOffer({ price: { amount: 3_000, period: 'month' }, affordability: { fact: 'arpu3m', pct: 50 } }),
      { ...REACHABLE, arpu3m: 5_000 },
      {},
      'suitability',
      ['NOT_AFFORDABLE'],
    ],
    [
      'mutual exclusion',
      anOffer({ exclusionGroups: ['rewards'] }),
      REACHABLE,
      { standing: [{ offerId: 'other', groups: ['rewards'], as: 'active' }] },
      'exclusion',
      ['EXCLUDED_BY_ACTIVE'],
    ],
    [
      'past outcomes',
      anOffer(),
      REACHABLE,
      { outcomes: declined, after: [{ outcome: 'declined', days: 30 }] },
      'suppression',
      ['SUPPRESSED_BY_OUTCOME'],
    ],
    ['worth', anOffer({ value: 0 }), REACHABLE, {}, 'arbitration', ['NO_EXPECTED_VALUE']],
  ])('%s', (_case, offer, sheet, change, stage, codes) => {
    const { after, ...customer } = change;
    const match = { ...rule('r', 'stay'), ...(after ? { after } : {}) };
    const { left, ranked } = decide([match], { customerId: 'c-1', sheet, ...customer }, frameOf([offer]));
    expect(ranked).toEqual([]);
    expect(left[0]?.left?.stage).toBe(stage);
    expect(left[0]?.left?.refusals.map(({ code }) => code)).toEqual(codes);
  });

  it('an emergency stop before anything else', () => {
    const stops = [{ kind: 'all', of: null, by: 'manager', at: AT, why: 'wrong text' } as const];
    const { left } = decide([rule('r', 'gone')], { customerId: 'c-1', sheet: {} }, frameOf([], { stops }));
    expect(left[0]?.left).toMatchObject({ stage: 'emergency', refusals: [{ code: 'EMERGENCY_STOP' }] });
  });

  it('and an offer nobody knows leaves first of all', () => {
    expect(plan([rule('r', 'gone')], REACHABLE).left[0]?.left?.refusals[0]?.code).toBe('OFFER_UNKNOWN');
  });

  it('an offer whose conditions were not read stops the decision, not the question', () => {
    const offer = anOffer({ eligibility: LONG_WITH_US });
    const frame = frameOf([offer], { terms: offerTerms([], [], { catalogue: CATALOGUE }, null) });
    expect(() => decide([rule('r', 'stay')], { customerId: 'c-1', sheet: REACHABLE }, frame)).toThrow('was not read');
  });

  it('what cannot be delivered is not offered, the next best is', () => {
    const product = {
      id: 'fibre',
      title: { 'zh-CN': '光纤', en: 'Fibre' },
      kind: 'broadband',
      owner: 'own',
      version: 1,
      excludes: [],
      cannibalises: [],
      requires: [],
      needsServiceability: true,
    } as const;
    const offers = [anOffer({ id: 'best', value: 900, product: 'fibre' }), anOffer({ id: 'next', value: 100 })];
    const { left, ranked } = decide(
      [rule('r1', 'best'), rule('r2', 'next')],
      { customerId: 'c-1', sheet: { ...REACHABLE, serviceable: [] } },
      frameOf(offers, { products: new Map([[product.id, product]]) }),
    );
    expect(left[0]?.left).toMatchObject({
      stage: 'applicability',
      refusals: [{ code: 'PRODUCT_NOT_SERVICEABLE', need: 'fibre' }],
    });
    expect(ranked.map(({ offer }) => offer.id)).toEqual(['next']);
  });

  it('what a node does not offer, or no longer offers', () => {
    const local = (offer: Offer, node: string | null) =>
      node === 'N' ? null : node === 'M' ? { ...offer, validUntil: AT } : offer;
    const at = (orgNode: string) =>
      decide(
        [rule('r', 'stay')],
        { customerId: 'c-1', sheet: { ...REACHABLE, orgNode } },
        frameOf([anOffer()], { local }),
      );
    expect(at('N').left[0]?.left).toMatchObject({ stage: 'applicability', refusals: [{ code: 'NOT_OFFERED_HERE' }] });
    expect(at('M').left[0]?.left).toMatchObject({ stage: 'validity', refusals: [{ code: 'OFFER_ENDED' }] });
    expect(at('P').ranked).toHaveLength(1);
  });

  it('service asks neither consent, nor worth, nor whether selling is on hold', () => {
    const service = anOffer({ purpose: 'service', value: 0 });
    const sheet = { contactEmail: true, complaintOpen: true };
    expect(plan([rule('r', 'stay')], sheet, service).ranked).toHaveLength(1);
  });

  it('a hold that a plan names holds service too', () => {
    const service = anOffer({ purpose: 'service' });
    const match = { ...rule('r', 'stay'), holds: ['complaint-open'] };
    const { left } = plan([match], { contactEmail: true, complaintOpen: true }, service);
    expect(left[0]?.left?.refusals).toEqual([
      { code: 'SELLING_HELD', component: 'complaint-open', have: true, need: true },
    ]);
  });

  it('who left before arbitration has no score, who left there has', () => {
    const before = plan([rule('r', 'stay')], {}, anOffer()).left[0];
    const there = plan([rule('r', 'stay')], REACHABLE, anOffer({ value: -5 })).left[0];
    expect([before?.score, before?.factors]).toEqual([null, null]);
    expect([there?.score, there?.factors]).toEqual([0, { p: 1, c: 1, v: 0, l: 1 }]);
  });
});

describe('who stands', () => {
  it('is ranked best first, each with its due time in the customer’s zone', () => {
    const rules = [rule('small', 'stay'), rule('large', 'more', { schedule: { delayHours: 9, expireHours: 72 } })];
    const { ranked, zone } = plan(rules, REACHABLE, anOffer(), anOffer({ id: 'more', value: 9_900 }));
    expect(zone).toEqual({ zone: 'America/New_York', assumed: false });
    expect(ranked.map(({ ruleId, answer }) => [ruleId, answer.kind === 'due' && answer.timing.dueAt])).toEqual([
      ['large', new Date('2026-11-03T13:00:00Z')],
      ['small', new Date('2026-11-02T18:00:00Z')],
    ]);
  });

  it('keeps the no of quiet hours for its turn', () => {
    const late = rule('late', 'stay', { schedule: { delayHours: 9, expireHours: 10 } });
    const { ranked } = plan([late], REACHABLE, anOffer());
    expect(ranked[0]?.answer).toMatchObject({ kind: 'refused', refusals: [{ code: 'QUIET_EXPIRED' }] });
  });

  it('of one rule in two campaigns both stand, in the same order whichever came first', () => {
    const [one, two] = [rule('r', 'stay'), { ...rule('r', 'stay'), campaignId: 'another' }];
    const orderOf = (rules: readonly MatchedRule[]) =>
      plan(rules, REACHABLE, anOffer()).ranked.map(({ campaignId }) => campaignId);
    expect(orderOf([one, two])).toEqual(['another', 'campaign']);
    expect(orderOf([two, one])).toEqual(['another', 'campaign']);
  });
});

describe('a unit of a component control', () => {
  const variants = ['random', 'no-levers', 'eligibility-only'] as const;
  const holdouts = (variant: (typeof variants)[number]) => {
    const sharesPct = { random: 0, 'no-levers': 0, 'eligibility-only': 0, [variant]: 100 };
    const components = [{ version: '1', from: new Date(0), sharesPct }];
    const sampleRatio = { blocksBelow: 0.001, warnsBelow: 0.01, exactBelow: 10 };
    return { exempt: [], neverRotated: { version: '1', sharePct: 0 }, global: [], components, sampleRatio };
  };
  const decideAs = (variant: (typeof variants)[number], ...offers: readonly Offer[]) => {
    const rules = offers.map(({ id }, index) => rule(`r${index}`, id));
    return decide(rules, { customerId: 'c-1', sheet: REACHABLE }, frameOf(offers, { holdouts: holdouts(variant) }));
  };

  it.each(variants)('%s is decided for in its own way and treated', (variant) => {
    const { ranked, variant: said } = decideAs(variant, anOffer(), anOffer({ id: 'more', value: 9_900 }));
    expect(said).toBe(variant);
    expect(ranked.map(({ assignment }) => [assignment?.arm, assignment?.variant])).toEqual([
      ['treated', variant],
      ['treated', variant],
    ]);
  });

  it('eligibility only does not ask whether it makes sense', () => {
    const picky = anOffer({ applicability: LONG_WITH_US, suitability: LONG_WITH_US });
    expect(decideAs('eligibility-only', picky).ranked).toHaveLength(1);
    expect(decideAs('no-levers', picky).ranked).toHaveLength(0);
    expect(decideAs('eligibility-only', anOffer({ eligibility: LONG_WITH_US })).ranked).toHaveLength(0);
  });
});

describe('what earlier contacts change', () => {
  const none = { sms: 0, email: 0, 'call-list': 0 };
  const fatigue = {
    ...{ halfLifeDays: 7, lambda: 0.5, stopAt: 9, weights: none, exempt: ['service' as const] },
    credits: { read: 0, clicked: 0, replied: 0, accepted: 0 },
    labels: { onTargetFrom: 1, saturatedFrom: 2 },
  };
  const habits = { fatigue, sendTime: { minResponses: 1, neighbourWeight: 0 } };
  const ofHabits = (own: DecidedCustomer['habits'], offer = anOffer()) => {
    const customer = { customerId: 'c-1', sheet: REACHABLE, ...(own === undefined ? {} : { habits: own }) };
    const [first] = decide([rule('r', offer.id)], customer, frameOf([offer], { habits })).ranked;
    return { c: first?.score.c, due: first?.answer.kind === 'due' && first.answer.timing.dueAt.toISOString() };
  };
  const evening = { channel: 'email', at: new Date('2026-10-20T23:30:00Z') };

  it('pressure scales the context of what is not exempt', () => {
    expect(ofHabits(undefined).c).toBe(1);
    expect(ofHabits({ pressure: 2 }).c).toBeCloseTo(Math.exp(-1), 12);
    expect(ofHabits({ pressure: 2 }, anOffer({ purpose: 'service' })).c).toBe(1);
  });

  it('the hour at which the customer answers is when it is due', () => {
    expect(ofHabits(undefined).due).toBe('2026-11-02T18:00:00.000Z');
    expect(ofHabits({ answered: [evening] }).due).toBe('2026-11-03T00:00:00.000Z');
    expect(ofHabits({ answered: [{ ...evening, channel: 'sms' }] }).due).toBe('2026-11-02T18:00:00.000Z');
  });
});
