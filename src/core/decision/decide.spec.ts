import { describe, expect, it } from '@jest/globals';
import { aContactPolicy } from '../../../test/builders/a-contact-row.js';
import { aRule } from '../../../test/builders/a-rule-pack.js';
import { anOffer } from '../../../test/builders/an-offer.js';
import type { FactSheet } from '../facts/fact-sheet.js';
import type { Offer } from '../offer/offer.js';
import { hoursTable } from '../policy/quiet-hours.js';
import type { Rule } from '../rules/rule-pack.js';
import { decide } from './decide.js';

const REACHABLE: FactSheet = { consentEmailMarketing: true, contactEmail: true, timeZone: 'America/New_York' };

function rule(id: string, offerId: string, params: Partial<Rule['event']['params']> = {}): Rule {
  const { event } = aRule();
  return aRule({ id, event: { ...event, params: { ...event.params, offerId, ...params } } });
}

function plan(rules: readonly Rule[], sheet: FactSheet, ...offers: readonly Offer[]) {
  return decide(rules, sheet, {
    cutOff: new Date('2026-11-02T18:00:00Z'),
    activatedAt: new Date('2026-11-01T00:00:00Z'),
    offers: new Map(offers.map((offer) => [offer.id, offer])),
    hours: hoursTable(aContactPolicy()),
    operatorZone: 'America/Los_Angeles',
  });
}

describe('a candidate leaves at the first stage that says no', () => {
  it.each([
    ['validity before all', anOffer({ state: 'idea' }), {}, 'validity', ['OFFER_NOT_LIVE']],
    ['consent before the address', anOffer(), {}, 'consent', ['CONSENT_MISSING']],
    ['the address', anOffer(), { consentEmailMarketing: true }, 'contactability', ['NO_VALID_CONTACT']],
    ['worth', anOffer({ value: 0 }), REACHABLE, 'arbitration', ['NO_EXPECTED_VALUE']],
  ])('%s', (_case, offer, sheet, stage, codes) => {
    const { left, ranked } = plan([rule('r', 'stay')], sheet, offer);
    expect(ranked).toEqual([]);
    expect(left[0]?.left?.stage).toBe(stage);
    expect(left[0]?.left?.refusals.map(({ code }) => code)).toEqual(codes);
  });

  it('and an offer nobody knows leaves first of all', () => {
    expect(plan([rule('r', 'gone')], REACHABLE).left[0]?.left?.refusals[0]?.code).toBe('OFFER_UNKNOWN');
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
      { ...REACHABLE, serviceable: [] },
      {
        cutOff: new Date('2026-11-02T18:00:00Z'),
        activatedAt: new Date('2026-11-01T00:00:00Z'),
        offers: new Map(offers.map((offer) => [offer.id, offer])),
        hours: hoursTable(aContactPolicy()),
        operatorZone: 'America/Los_Angeles',
        products: new Map([[product.id, product]]),
      },
    );
    expect(left[0]?.left?.refusals).toMatchObject([{ code: 'PRODUCT_NOT_SERVICEABLE', need: 'fibre' }]);
    expect(ranked.map(({ offer }) => offer.id)).toEqual(['next']);
  });

  it('service asks neither consent nor worth', () => {
    const service = anOffer({ purpose: 'service', value: 0 });
    expect(plan([rule('r', 'stay')], { contactEmail: true }, service).ranked).toHaveLength(1);
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
});
