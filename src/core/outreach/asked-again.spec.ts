import { describe, expect, it } from '@jest/globals';
import { aCatalogue, aFact } from '../../../test/builders/a-rule-pack.js';
import { anOffer } from '../../../test/builders/an-offer.js';
import { anOutreach } from '../../../test/builders/an-outreach.js';
import type { Hold } from '../campaign/hold.js';
import { offerTerms } from '../policy/terms/offer-terms.js';
import { type AskedAgain, askedAgain, factsAskedAgain } from './asked-again.js';

const now = new Date('2026-11-03T18:00:00Z');
const decidedAt = new Date('2026-11-02T18:00:00Z');
const catalogue = aCatalogue(
  aFact({ name: 'complaintOpen', type: 'boolean' }),
  aFact({ name: 'blackList', type: 'boolean' }),
  aFact({ name: 'unasked', type: 'boolean' }),
);
const hold = (id: string, fact: string, always: boolean): Hold => ({
  ...{ id, title: { 'zh-CN': id, en: id }, always },
  conditions: { all: [{ fact, operator: 'equal', value: true }] },
});
const terms = offerTerms(
  [],
  [hold('complaint', 'complaintOpen', true), hold('black-list', 'blackList', false), hold('other', 'unasked', false)],
  { catalogue },
  '2026-11-03',
);
const look: AskedAgain = {
  outreach: anOutreach({ offerId: 'stay', decidedAt }),
  now,
  offer: anOffer(),
  sheet: {},
  answered: [],
  suppression: { after: [{ outcome: 'declined', days: 30 }], holds: ['black-list'] },
  terms,
  operatorZone: 'UTC',
};
const answer = (outcome: string, change: Partial<AskedAgain['answered'][number]> = {}) => [
  { offerId: 'stay', campaignId: 'elsewhere', outcome, at: new Date('2026-11-03T09:00:00Z'), ...change },
];
const service = anOutreach({ offerId: 'stay', decidedAt, purpose: 'service' });

describe('asked again before a hand-over', () => {
  it.each<[string, Partial<AskedAgain>, string | null]>([
    ['nothing came between', {}, null],
    ['a complaint holds what sells', { sheet: { complaintOpen: true } }, 'SELLING_HELD:complaint'],
    ['and no service', { sheet: { complaintOpen: true }, outreach: service }, null],
    ['what the plan holds on', { sheet: { blackList: true } }, 'SELLING_HELD:black-list'],
    ['and service too', { sheet: { blackList: true }, outreach: service }, 'SELLING_HELD:black-list'],
    ['a hold that nobody knows any more is none', { suppression: { after: [], holds: ['gone'] } }, null],
    ['another plan’s hold is none', { sheet: { blackList: true }, suppression: undefined }, null],
    [
      'a no to another offer of the campaign',
      { answered: answer('declined', { offerId: 'o', campaignId: 'win-back' }) },
      'SUPPRESSED_BY_OUTCOME:declined',
    ],
    ['but not of another campaign', { answered: answer('declined', { offerId: 'o' }) }, null],
    ['a yes to this offer, wherever', { answered: answer('accepted') }, 'ANSWERED_MEANWHILE:accepted'],
    ['a no to it', { answered: answer('declined') }, 'ANSWERED_MEANWHILE:declined'],
    ['no answer is none', { answered: answer('no-answer') }, null],
    ['one from before the decision was known to it', { answered: answer('accepted', { at: decidedAt }) }, null],
    ['one that is still to come', { answered: answer('accepted', { at: new Date('2026-11-03T18:00:01Z') }) }, null],
    [
      'an offer that comes after another, answered otherwise since',
      {
        offer: anOffer({ after: [{ offer: 'first', outcome: 'declined' }] }),
        answered: answer('accepted', { offerId: 'first' }),
      },
      'OFFER_NEEDS_OUTCOME:first',
    ],
  ])('%s', (_case, change, expected) => {
    expect(askedAgain({ ...look, ...change })).toBe(expected);
  });
});

it('asks for the facts of what may hold or suppress, and no others', () => {
  expect(factsAskedAgain(terms, [undefined])).toEqual(['complaintOpen']);
  const plans = [look.suppression, { after: [{ outcome: 'complained', days: 10 }], holds: [] } as const];
  expect(factsAskedAgain(terms, plans)).toEqual(['complaintOpen', 'blackList', 'lastComplaintOn']);
});
