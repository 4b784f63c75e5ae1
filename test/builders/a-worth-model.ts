import type { WorthModel, WorthRates } from '../../src/core/value/worth/worth-model.js';

export const WORTH_RATES: WorthRates = {
  margins: { recurring: 0.6, usage: 0.5, addOns: 0.7 },
  assumed: { service: 0.1, content: 0.02 },
  badDebt: { chance: 0.01, loss: 0.8 },
  acquisitionCost: 6_000,
  winBack: { chance: 0.1, cost: 200, lag: 2, marginMonths: 10 },
  save: { rate: 0.2, contactCost: 50 },
};

/** Three years at 10 % a year; rates of US dollars alone. */
export function aWorthModel(change: Partial<WorthModel> = {}): WorthModel {
  return {
    months: 36,
    yearlyRate: 0.1,
    churnMonths: 12,
    hazard: { byStage: { C: 0.01, D: 0.04 }, otherwise: 0.02 },
    lines: [{ currency: 'USD', marks: WORTH_RATES }],
    ...change,
  };
}
