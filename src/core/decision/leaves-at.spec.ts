import { describe, expect, it } from '@jest/globals';
import { aContactPolicy } from '../../../test/builders/a-contact-row.js';
import { aRule } from '../../../test/builders/a-rule-pack.js';
import { anOffer } from '../../../test/builders/an-offer.js';
import type { Offer } from '../offer/offer.js';
import { hoursTable } from '../policy/timing/quiet-hours.js';
import type { DecisionFrame } from './decision-frame.js';
import { leavesAt, toldOffer } from './leaves-at.js';

const AT = new Date('2026-11-02T18:00:00Z');
const frame: DecisionFrame = {
  cutOff: AT,
  offers: new Map(),
  hours: hoursTable(aContactPolicy()),
  operatorZone: 'UTC',
};
const match = { rule: aRule(), campaignId: 'one', activatedAt: AT };
const sheet = { consentEmailMarketing: true, contactEmail: true };
const customer = { customerId: 'c-1', sheet };

describe('the stages before arbitration', () => {
  it('let a candidate stand that none of them refuses', () => {
    expect(leavesAt(anOffer(), { match, customer, frame, variant: null })).toBeNull();
  });

  it('tell everything that the first of them says, and nothing of the next', () => {
    const offer = anOffer({ state: 'idea', wording: {}, exclusionGroups: ['rewards'] });
    const left = leavesAt(offer, { match, customer: { ...customer, sheet: {} }, frame, variant: null });
    expect(left?.stage).toBe('validity');
    expect(left?.refusals.map(({ code }) => code)).toEqual(['OFFER_NOT_LIVE', 'OFFER_HAS_NO_WORDING']);
  });

  it('leave alone who has paid since, as the plan says, by the day that the facts tell', () => {
    const paid = { ...customer, sheet: { ...sheet, lastPaymentOn: '2026-10-20' } };
    const after = [{ outcome: 'paid', days: 30 }] as const;
    const asked = (plan: object) =>
      leavesAt(anOffer(), { match: { ...match, ...plan }, customer: paid, frame, variant: null });
    expect(asked({ after })).toMatchObject({
      stage: 'suppression',
      refusals: [{ code: 'SUPPRESSED_BY_OUTCOME', component: 'paid', need: '2026-11-19T00:00:00.000Z' }],
    });
    expect(asked({})).toBeNull();
  });

  it('count what is left of the stock, where it is counted', () => {
    const counted = { ...frame, left: new Map([['keep-them', 0]]) };
    expect(leavesAt(anOffer(), { match, customer, frame: counted, variant: null })?.refusals).toMatchObject([
      { code: 'OFFER_SOLD_OUT', have: 0 },
    ]);
  });
});

it('an offer is told as the customer’s node has it', () => {
  const local = (offer: Offer, node: string | null) => (node === 'N' ? null : offer);
  expect(toldOffer(anOffer(), { orgNode: 'N' }, { ...frame, local })).toBeNull();
  expect(toldOffer(anOffer(), {}, { ...frame, local })).toEqual(anOffer());
  expect(toldOffer(anOffer(), { orgNode: 'N' }, frame)).toEqual(anOffer());
});
