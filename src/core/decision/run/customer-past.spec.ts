import { describe, expect, it } from '@jest/globals';
import { aContactRow } from '../../../../test/builders/a-contact-row.js';
import { customerPast } from './customer-past.js';

const NOW = new Date('2026-11-02T18:00:00Z');
const OFFERS = new Map([
  ['stay', { exclusionGroups: ['save'], termMonths: 12 }],
  ['gift', { exclusionGroups: ['save'] }],
]);
const answered = (outcome: string, at: string, offerId = 'stay') => ({
  ...{ offerId, campaignId: 'retention', outcome },
  at: new Date(at),
});
const past = (...answers: readonly ReturnType<typeof answered>[]) =>
  customerPast(answers, [], OFFERS, { now: NOW, runId: 'run' });
const ACTIVE = [{ offerId: 'stay', groups: ['save'], as: 'active' }];

describe('what a customer has', () => {
  it.each([
    ['an offer accepted within its term', [answered('accepted', '2025-11-03T00:00:00Z')], ACTIVE],
    ['none once its term is over', [answered('accepted', '2025-11-02T00:00:00Z')], undefined],
    [
      'one without a term, for good',
      [answered('accepted', '2020-01-01T00:00:00Z', 'gift')],
      [{ ...ACTIVE[0], offerId: 'gift' }],
    ],
    [
      'none that was given back since',
      [answered('accepted', '2026-10-01T00:00:00Z'), answered('declined', '2026-10-02T00:00:00Z')],
      undefined,
    ],
    ['none that was declined', [answered('declined', '2026-10-02T00:00:00Z')], undefined],
    ['none that is accepted tomorrow', [answered('accepted', '2026-11-03T00:00:00Z')], undefined],
  ])('is %s', (_case, answers, standing) => {
    expect(past(...answers).standing).toEqual(standing);
  });

  it('is what is planned, but not by the run that asks', () => {
    const planned = aContactRow({ offerId: 'gift', runId: 'other' });
    const rows = [planned, aContactRow({ offerId: 'stay', runId: 'run' }), { ...planned, status: 'sent' as const }];
    expect(customerPast([], rows, OFFERS, { now: NOW, runId: 'run' })).toEqual({
      standing: [{ offerId: 'gift', groups: ['save'], as: 'planned' }],
    });
  });
});

describe('what came of earlier offers', () => {
  it('is told up to the instant of the decision', () => {
    const now = answered('declined', NOW.toISOString());
    expect(past(now, answered('complained', '2026-11-02T18:00:01Z')).outcomes).toEqual([now]);
  });

  it('is nothing where nothing came', () => {
    expect(past()).toEqual({});
  });
});
