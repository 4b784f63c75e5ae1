import { describe, expect, it } from '@jest/globals';
import { anOffer } from '../../../../test/builders/an-offer.js';
import { outcomeFacts, outcomesOfFacts } from './outcome-facts.js';
import { suppressionRefusals } from './suppression.js';

const AFTER = [
  { outcome: 'paid', days: 30 },
  { outcome: 'bought', days: 7 },
  { outcome: 'complained', days: 14 },
  { outcome: 'declined', days: 90 },
] as const;
const ZONE = 'Asia/Shanghai';

describe('outcomes that are facts', () => {
  it('ask the day of each that a plan names, and nothing of answers to offers', () => {
    expect(outcomeFacts(AFTER)).toEqual(['lastPaymentOn', 'lastPlanChangeOn', 'lastComplaintOn']);
    expect(outcomeFacts([{ outcome: 'declined' }])).toEqual([]);
  });

  it.each([
    ['arrears paid', { lastPaymentOn: '2026-10-10' }, 'paid', '2026-10-09T16:00:00.000Z', '2026-11-08T16:00:00.000Z'],
    [
      'a product bought',
      { lastPlanChangeOn: '2026-11-01' },
      'bought',
      '2026-10-31T16:00:00.000Z',
      '2026-11-07T16:00:00.000Z',
    ],
    [
      'a complaint',
      { lastComplaintOn: '2026-11-01' },
      'complained',
      '2026-10-31T16:00:00.000Z',
      '2026-11-14T16:00:00.000Z',
    ],
  ])(
    '%s leaves the customer alone for the days of the plan, whichever campaign asks',
    (_case, sheet, component, have, need) => {
      const outcomes = outcomesOfFacts(AFTER, sheet, ZONE);
      const refusals = (at: string) =>
        suppressionRefusals(anOffer(), { at: new Date(at), campaignId: 'any', after: AFTER, outcomes });
      expect(refusals('2026-11-02T18:00:00Z')).toEqual([{ code: 'SUPPRESSED_BY_OUTCOME', component, have, need }]);
      expect(refusals(need)).toEqual([]);
    },
  );

  it.each([
    ['nobody knows of', {}],
    ['never came', { lastPaymentOn: null }],
    ['is no day', { lastPaymentOn: 'soon' }],
  ])('are none where the day %s', (_case, sheet) => {
    expect(outcomesOfFacts(AFTER, sheet, ZONE)).toEqual([]);
  });
});
