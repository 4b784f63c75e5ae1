import { expect, it } from '@jest/globals';
import { FIVE_FACTS } from '../../../../test/builders/a-rule-pack.js';
import { anOffer } from '../../../../test/builders/an-offer.js';
import { offerTerms } from '../terms/offer-terms.js';
import { eligibilityRefusals } from './eligibility.js';

const offer = anOffer({
  eligibility: {
    all: [
      { fact: 'tenureMonths', operator: 'greaterThan', value: 12 },
      { fact: 'senior', operator: 'equal', value: true },
    ],
  },
});
const terms = offerTerms([offer], [], { catalogue: FIVE_FACTS }, null);

it('every question that stands in the way is named, with what it compared', () => {
  expect(eligibilityRefusals(offer, { sheet: { tenureMonths: 3 }, terms })).toEqual([
    { code: 'NOT_ELIGIBLE', component: 'stay: $.eligibility.all[0] tenureMonths greaterThan', have: 3, need: 12 },
    { code: 'NOT_ELIGIBLE', component: 'stay: $.eligibility.all[1] senior equal', have: null, need: true },
  ]);
  expect(eligibilityRefusals(offer, { sheet: { tenureMonths: 13, senior: true }, terms })).toEqual([]);
});

it('what was found for the block is taken at its word', () => {
  const sheet = { tenureMonths: 3 };
  const gates = { passes: () => true, held: () => false };
  expect(eligibilityRefusals(offer, { sheet, terms, gates })).toEqual([]);
});
