import { describe, expect, it } from '@jest/globals';
import { aChurnPlan } from '../../../../test/builders/a-churn-plan.js';
import { aChurnCard } from '../../../../test/builders/a-scorecard.js';
import type { AsOf, FactSource } from '../../facts/derive-facts.js';
import type { FactSheet } from '../../facts/fact-sheet.js';
import { churnFacts, isOurs } from './churn-facts.js';

const AS_OF: AsOf = { now: new Date('2026-11-02T18:00:00Z'), today: '2026-11-02', zone: 'UTC' };
const SHEET: FactSheet = { relationship: 'current', tenureMonths: 3, activationDate: '2026-08-01', productsHeld: [] };
const PLAN = aChurnPlan();

const derived = (change: FactSheet = {}, card: ReturnType<typeof aChurnCard> | null = aChurnCard()) =>
  churnFacts(PLAN, card).derive({} as FactSource, { ...SHEET, ...change }, AS_OF);

describe('who is scored', () => {
  it.each([
    ['current', true, 'SCORED'],
    ['recalled', true, 'RECALLED'],
    ['former', false, 'NOT_A_CURRENT_CUSTOMER'],
    ['potential', false, 'NOT_A_CURRENT_CUSTOMER'],
    [null, false, 'NOT_A_CURRENT_CUSTOMER'],
  ])('%s: only current customers are', (relationship, ours, cause) => {
    expect(isOurs({ relationship })).toBe(ours);
    expect(derived({ relationship }).churnCause).toBe(cause);
    expect(derived({ relationship }).churnScore === undefined).toBe(cause !== 'SCORED');
  });

  it('nobody without a version in force, or with one that asks otherwise', () => {
    expect(derived({}, null)).toEqual({ churnCause: 'NO_SCORECARD' });
    const other = aChurnCard({ questions: ['tenure=age'] });
    expect(derived({}, other)).toEqual({ churnCause: 'SCORECARD_OF_OTHER_PLAN' });
  });
});

it('short tenure is riskier, and is the reason', () => {
  const [short, long] = [derived(), derived({ tenureMonths: 30 })];
  // Log-odds -1 + 1 and -1 - 1.
  expect(short).toMatchObject({ churnProbability: 0.5, churnScore: 487, churnBand: 'HIGH' });
  expect(short.churnReasons).toEqual([{ reason: 'tenure', lost: 57.7 }]);
  expect(long).toMatchObject({ churnProbability: 0.1192, churnScore: 545, churnBand: 'LOW', churnReasons: [] });
});

it('reads all that the plan asks, whichever version is in force', () => {
  const reads = ['relationship', 'tenureMonths', 'productsHeld', 'activationDate'];
  expect(churnFacts(PLAN, null).reads).toEqual({ facts: reads, profile: [] });
});

describe('until when it holds', () => {
  const holds = (change: FactSheet, card: ReturnType<typeof aChurnCard> | null = aChurnCard()) =>
    churnFacts(PLAN, card).holdsUntil?.({} as FactSource, { ...SHEET, ...change }, AS_OF) ?? null;

  it('until tenure passes the next cut', () => {
    expect(holds({})).toEqual(new Date('2027-08-01T00:00:00Z'));
  });
  it('for ever past the last cut, for who left, and without a version', () => {
    expect(holds({ activationDate: '2020-01-01', tenureMonths: 82 })).toBeNull();
    expect(holds({ relationship: 'former' })).toBeNull();
    expect(holds({}, null)).toBeNull();
  });
});
