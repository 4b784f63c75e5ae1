import { describe, expect, it } from '@jest/globals';
import { aContactPolicy } from '../../../../test/builders/a-contact-row.js';
import { aRule } from '../../../../test/builders/a-rule-pack.js';
import { anOffer } from '../../../../test/builders/an-offer.js';
import type { Offer } from '../../offer/offer.js';
import { STAGES } from '../../policy/refusal.js';
import { hoursTable } from '../../policy/timing/quiet-hours.js';
import type { MatchedRule } from '../decision-frame.js';
import { reachSteps } from './reach-steps.js';

const ALWAYS = { all: [{ fact: 'senior', operator: 'equal', value: true }] };

function stepsOf(change: Partial<Offer>, matched: Partial<MatchedRule> = {}) {
  const { event, ...rule } = aRule();
  const params = { ...event.params, offerId: 'stay' };
  const match = {
    rule: { ...rule, event: { ...event, params } },
    campaignId: 'one',
    activatedAt: new Date(0),
    ...matched,
  };
  const offer = anOffer(change);
  return reachSteps(match, {
    cutOff: new Date('2026-11-02T18:00:00Z'),
    offers: new Map([['stay', offer]]),
    hours: hoursTable(aContactPolicy()),
    operatorZone: 'America/Los_Angeles',
  });
}

describe('the questions of a candidate that stands alone', () => {
  it('come in the order of the stages', () => {
    const steps = stepsOf(
      {
        ...{ eligibility: ALWAYS, applicability: ALWAYS, suitability: ALWAYS, products: ['mobile'] },
        affordability: { fact: 'arpu3m', pct: 50 },
      },
      { holds: ['complaint-open'], after: [{ outcome: 'paid', days: 14 }] },
    );
    const places = steps.map(({ stage }) => STAGES.indexOf(stage));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(new Set(steps.map(({ stage }) => stage))).toEqual(
      new Set([
        'validity',
        'consent',
        'eligibility',
        'applicability',
        'suitability',
        'suppression',
        'arbitration',
        'timing',
      ]),
    );
  });

  it('what hangs on the instant is not remembered beyond it', () => {
    const moving = stepsOf({}).flatMap((step) => (step.kind === 'asked' && step.key === null ? [step.stage] : []));
    expect(moving).toEqual(['validity', 'suppression', 'arbitration', 'timing']);
    const retention = { kind: 'retention', incentive: 0, contactCost: 1, saveRate: 0.5, freeRiders: 0.1 } as const;
    const kept = stepsOf({ value: retention }).find(({ stage }) => stage === 'arbitration');
    expect(kept).toMatchObject({ kind: 'asked', facts: ['clv', 'churnProbability'], key: expect.any(String) });
  });

  it('outcomes are asked one by one, and an offer that follows another has none to follow', () => {
    const after: NonNullable<MatchedRule['after']> = [
      { outcome: 'paid', days: 14 },
      { outcome: 'complained', days: 30 },
    ];
    const steps = stepsOf({ after: [{ offer: 'first', outcome: 'accepted' }] }, { after });
    const said = steps.flatMap((step) => (step.kind === 'asked' && step.stage === 'suppression' ? [step] : []));
    expect(said.map(({ facts }) => facts)).toEqual([['lastPaymentOn'], ['lastComplaintOn'], []]);
    expect(said.map(({ ask }) => ask({ lastPaymentOn: '2026-11-01', lastComplaintOn: '2026-01-01' }))).toEqual([
      'SUPPRESSED_BY_OUTCOME',
      null,
      'OFFER_NEEDS_OUTCOME',
    ]);
  });
});
