import { describe, expect, it } from '@jest/globals';
import { assumedGain, gainOfSave, saveBudget } from './retention.js';

it('the save of methods.md section 11', () => {
  const save = { stayTreated: 0.92, stayUntreated: 0.88, valueTreated: 505, valueUntreated: 505, incentive: 15 };
  expect(gainOfSave({ ...save, contactCost: 0.05 })).toBeCloseTo(6.35, 9);
});

describe('what a save may cost', () => {
  it.each([
    ['its effect on the value, less the contact', 0.92, 0.88, 20.15],
    ['nothing where it does nothing', 0.9, 0.9, 0],
    ['nothing where it drives customers away', 0.8, 0.9, 0],
  ])('%s', (_case, treated, untreated, expected) => {
    expect(saveBudget(treated, untreated, 505, 0.05)).toBeCloseTo(expected, 9);
  });
});

it('without known effects: the saved less the free riders', () => {
  const save = { churn: 0.3, saveRate: 0.2, freeRiders: 0.5, value: 505, incentive: 15, contactCost: 0.05 };
  expect(assumedGain(save)).toBeCloseTo(0.3 * 0.2 * 490 - 0.7 * 0.5 * 15 - 0.05, 9);
});
