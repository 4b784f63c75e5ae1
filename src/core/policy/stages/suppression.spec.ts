import { describe, expect, it } from '@jest/globals';
import { anOffer } from '../../../../test/builders/an-offer.js';
import { type PastOutcome, type SuppressionRule, suppressionRefusals } from './suppression.js';

const AT = new Date('2026-11-30T00:00:00Z');
const after: readonly SuppressionRule[] = [
  { outcome: 'declined', days: 30 },
  { outcome: 'paid', days: 5 },
];
const past = (outcome: string, at: string, change: Partial<PastOutcome> = {}): PastOutcome => ({
  offerId: 'other',
  campaignId: 'mine',
  outcome,
  at: new Date(at),
  ...change,
});
const codes = (outcomes: readonly PastOutcome[], change: Parameters<typeof anOffer>[0] = {}) =>
  suppressionRefusals(anOffer(change), { at: AT, campaignId: 'mine', after, outcomes }).map(
    ({ code, component, have, need }) => `${code} ${component} ${have} ${need}`,
  );

describe('after an outcome the customer is left alone', () => {
  const { campaignId: _campaign, ...ofNoCampaign } = past('paid', '2026-11-29T00:00:00Z');
  const suppressed = (outcome: string, at: string, until: string) =>
    `SUPPRESSED_BY_OUTCOME ${outcome} ${at}T00:00:00.000Z ${until}T00:00:00.000Z`;

  it.each<[string, readonly PastOutcome[], readonly string[]]>([
    ['nothing came', [], []],
    ['for its days', [past('declined', '2026-11-01T00:00:00Z')], [suppressed('declined', '2026-11-01', '2026-12-01')]],
    ['and not a moment longer', [past('declined', '2026-10-31T00:00:00Z')], []],
    ['not after another outcome', [past('accepted', '2026-11-29T00:00:00Z')], []],
    ['nor by another campaign', [past('declined', '2026-11-29T00:00:00Z', { campaignId: 'other' })], []],
    ['what the customer did suppresses all', [ofNoCampaign], [suppressed('paid', '2026-11-29', '2026-12-04')]],
    ['what is still to come does not count', [past('declined', '2026-12-01T00:00:00Z')], []],
    [
      'every one is named, by its newest',
      [
        past('declined', '2026-11-05T00:00:00Z'),
        past('declined', '2026-11-10T00:00:00Z'),
        past('paid', '2026-11-28T00:00:00Z'),
      ],
      [suppressed('declined', '2026-11-10', '2026-12-10'), suppressed('paid', '2026-11-28', '2026-12-03')],
    ],
  ])('%s', (_case, outcomes, expected) => {
    expect(codes(outcomes)).toEqual(expected);
  });
});

describe('an offer that comes after another', () => {
  const second = { after: [{ offer: 'first', outcome: 'declined' as const, withinDays: 10 }] };
  const answered = (outcome: string, at: string) => past(outcome, at, { offerId: 'first', campaignId: 'elsewhere' });

  it.each<[string, readonly PastOutcome[], readonly string[]]>([
    ['waits for the answer', [], ['OFFER_NEEDS_OUTCOME first null declined ≤ 10 d']],
    ['comes once it is there', [answered('declined', '2026-11-25T00:00:00Z')], []],
    [
      'comes no more when it is long ago',
      [answered('declined', '2026-11-20T00:00:00Z')],
      ['OFFER_NEEDS_OUTCOME first 2026-11-20T00:00:00.000Z declined ≤ 10 d'],
    ],
    [
      'goes by the newest answer',
      [answered('declined', '2026-11-25T00:00:00Z'), answered('accepted', '2026-11-26T00:00:00Z')],
      ['OFFER_NEEDS_OUTCOME first accepted declined ≤ 10 d'],
    ],
    [
      'what is no answer does not count',
      [answered('read', '2026-11-26T00:00:00Z')],
      ['OFFER_NEEDS_OUTCOME first null declined ≤ 10 d'],
    ],
  ])('%s', (_case, outcomes, expected) => {
    expect(codes(outcomes, second)).toEqual(expected);
  });
});
