import { describe, expect, it } from '@jest/globals';
import { decide } from '../../src/core/decision/decide.js';
import { reserveContact } from '../../src/core/policy/cap/reserve-contact.js';
import { hoursTable } from '../../src/core/policy/timing/quiet-hours.js';
import { aContactPolicy, aContactRow } from '../builders/a-contact-row.js';
import { aRule } from '../builders/a-rule-pack.js';
import { anOffer } from '../builders/an-offer.js';
import { all, is, ruleOf, verified } from '../golden/verify-world.js';

const REWARD = { exclusionGroups: ['rewards'], discount: { kind: 'percent', percent: 20 } } as const;

describe('rewards meant to be exclusive', () => {
  it('trap 15: two of one group that one customer can match are told when the rules are saved', () => {
    const rules = [
      ruleOf('discount', all(is('gigabytes', 'lessThan', 9))),
      ruleOf('gift', all(is('gigabytes', 'greaterThan', 5))),
    ];
    const offers = new Map(['offer-discount', 'offer-gift'].map((id) => [id, anOffer({ id, ...REWARD })]));
    expect(verified(rules, { offers }).filter(({ kind }) => kind === 'exclusive-rewards')).toMatchObject([
      { severity: 'warning', rules: [{ rule: 'discount' }, { rule: 'gift' }], claim: { kind: 'witnessed' } },
    ]);
  });

  it('trap 15: who has one, or for whom one is planned, is not offered another of its group', () => {
    const { event } = aRule();
    const rule = aRule({ event: { ...event, params: { ...event.params, offerId: 'stay' } } });
    const sheet = { consentEmailMarketing: true, contactEmail: true };
    const codes = (['active', 'planned'] as const).map((as) => {
      const customer = { customerId: 'c-1', sheet, standing: [{ offerId: 'other', groups: ['rewards'], as }] };
      const plan = decide([{ rule, campaignId: 'one', activatedAt: new Date(0) }], customer, {
        cutOff: new Date('2026-11-02T18:00:00Z'),
        offers: new Map([['stay', anOffer(REWARD)]]),
        hours: hoursTable(aContactPolicy()),
        operatorZone: 'UTC',
      });
      return plan.left[0]?.left;
    });
    expect(codes).toMatchObject([
      { stage: 'exclusion', refusals: [{ code: 'EXCLUDED_BY_ACTIVE', component: 'rewards', have: 'other' }] },
      { stage: 'exclusion', refusals: [{ code: 'EXCLUDED_BY_PLANNED', component: 'rewards', have: 'other' }] },
    ]);
  });

  it('trap 15: a place that was reserved meanwhile refuses the second, whoever was faster', () => {
    const rules = { caps: [], operatorZone: 'UTC' };
    const one = aContactRow({ outreachId: 'one', runId: 'run-1', offerId: 'discount', exclusionGroups: ['rewards'] });
    const two = aContactRow({ outreachId: 'two', runId: 'run-2', offerId: 'gift', exclusionGroups: ['rewards'] });
    const other = { ...two, exclusionGroups: ['another'] };
    expect(reserveContact([], one, rules).kind).toBe('taken');
    expect(reserveContact([one], two, rules)).toEqual({
      kind: 'refused',
      refusals: [{ code: 'EXCLUDED_BY_PLANNED', component: 'rewards', have: 'discount', need: 'gift' }],
    });
    expect(reserveContact([one], other, rules).kind).toBe('taken');
    expect(reserveContact([{ ...one, status: 'released' }], two, rules).kind).toBe('taken');
  });
});
