import { describe, expect, it } from '@jest/globals';
import { aFactSource } from '../../../test/builders/a-customer.js';
import { contractWindow, contractWindowOf } from './contract-window.js';
import { deriveFacts } from './derive-facts.js';
import { profileFacts } from './identity/profile-facts.js';

const MARKS = {
  none: 'NONE',
  ended: 'ENDED',
  later: 'LATER',
  noTermUpToMonths: 1,
  marks: [
    { window: 'D7', withinDays: 7 },
    { window: 'D30', withinDays: 30 },
    { window: 'D60', withinDays: 60 },
  ],
};
const AS_OF = { now: new Date('2026-11-02T18:00:00Z'), today: '2026-11-02' };

it.each([
  [-1, 'ENDED'],
  [0, 'D7'],
  [7, 'D7'],
  [8, 'D30'],
  [30, 'D30'],
  [31, 'D60'],
  [60, 'D60'],
  [61, 'LATER'],
])('%d days left is %s', (days, expected) => {
  expect(contractWindowOf(days, MARKS)).toBe(expected);
});

describe('the contract of a customer', () => {
  it.each([
    ['an end in sixty days', { contractEndDate: '2027-01-01', contractTermMonths: 12 }, 60, 'D60'],
    ['month to month', { contractTermMonths: 1 }, null, 'NONE'],
    ['no term', { contractTermMonths: 0 }, null, 'NONE'],
    ['a term whose end nobody knows', { contractTermMonths: 12 }, null, null],
    ['nothing known', {}, null, null],
  ])('%s', (_case, business, contractDaysLeft, window) => {
    const source = { ...aFactSource(), business };
    expect(deriveFacts(source, [...profileFacts, contractWindow(MARKS)], AS_OF)).toMatchObject({
      contractDaysLeft,
      contractWindow: window,
    });
  });
});
