import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aWorthModel, WORTH_RATES } from '../../../../test/builders/a-worth-model.js';
import { budgetOf, chanceOver, hazardOf, lifetimeParts } from './worth-model.js';

const MODEL = aWorthModel();

describe('the monthly hazard', () => {
  it.each<[string, number | null, string | null, number, string]>([
    ['of a chance over twelve months', 1 - 0.97 ** 12, 'C', 0.03, 'CHURN_SCORE'],
    ['of who is sure to stay', 0, null, 0, 'CHURN_SCORE'],
    ['by stage without a score', null, 'D', 0.04, 'STAGE_ASSUMED'],
    ['of a stage without one', null, 'B', 0.02, 'ASSUMED'],
    ['of nobody knows which stage', null, null, 0.02, 'ASSUMED'],
  ])('%s', (_case, chance, stage, monthly, source) => {
    const hazard = hazardOf(chance, stage, MODEL);
    expect(hazard.monthly).toBeCloseTo(monthly, 12);
    expect(hazard.source).toBe(source);
  });

  it('comes back to the chance it was made of', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.999, noNaN: true }), (chance) => {
        expect(chanceOver(hazardOf(chance, null, MODEL), MODEL)).toBeCloseTo(chance, 9);
      }),
    );
  });
});

describe('lifetime value', () => {
  const hazard = { monthly: 0.03, source: 'ASSUMED' } as const;
  const rates = { ...WORTH_RATES, winBack: { chance: 0, cost: 0, lag: 0, marginMonths: 0 } };
  const model = aWorthModel({ yearlyRate: 1.01 ** 12 - 1 });

  it('is the vector of methods.md section 9', () => {
    expect(lifetimeParts({ margin: 20, hazard, rates, isNew: false }, model).clv).toBeCloseTo(391.7718, 4);
  });

  it('its parts add up, and who is new costs what winning costs', () => {
    const { clv, margins, winBack, acquisitionCost } = lifetimeParts(
      { margin: 20, hazard, rates: WORTH_RATES, isNew: true },
      model,
    );
    expect(acquisitionCost).toBe(WORTH_RATES.acquisitionCost);
    expect(margins + winBack - acquisitionCost).toBeCloseTo(clv, 9);
  });
});

it('the budget is the chance that a contact turns, times the value, less the contact', () => {
  expect(budgetOf(10_000, 0.3, WORTH_RATES)).toBeCloseTo(0.3 * 0.2 * 10_000 - 50, 9);
  expect(budgetOf(-10_000, 0.3, WORTH_RATES)).toBe(0);
});
