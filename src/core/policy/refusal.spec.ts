import { expect, it } from '@jest/globals';
import { STAGES } from './refusal.js';

it('the stages of the funnel are in one order: who may, what makes sense, what is best, who is kept out, when, how much, how often', () => {
  expect(STAGES).toEqual([
    ...['emergency', 'validity', 'consent', 'eligibility', 'applicability', 'suitability', 'exclusion', 'suppression'],
    ...['arbitration', 'holdout', 'timing', 'capacity', 'cap'],
  ]);
});
