import type { MarksLine } from '../../facts/models/marks.js';
import { type LifetimeSums, lifetimeSums, monthlyRateOf } from './lifetime-value.js';
import type { ProfitRates } from './profit-tree.js';
import { saveBudget } from './retention.js';

/** What a win-back is reckoned at: its chance, what it costs, months until it happens, and the months of margin that who returns is worth. */
export type AssumedWinBack = {
  readonly chance: number;
  readonly cost: number;
  readonly lag: number;
  readonly marginMonths: number;
};

/** Rates of one currency. Amounts in minor units. */
export type WorthRates = ProfitRates & {
  /** What winning a customer costs (SAC); counted only for who is not a customer yet. */
  readonly acquisitionCost: number;
  readonly winBack: AssumedWinBack;
  /** How many of those who would leave a contact keeps, of one, and what it costs. */
  readonly save: { readonly rate: number; readonly contactCost: number };
};

/**
 * How lifetime value is reckoned. The chance of a scorecard is over `churnMonths`; where there is none, the monthly
 * hazard is assumed by stage of the lifecycle, `otherwise` for a stage without one.
 */
export type WorthModel = {
  readonly months: number;
  readonly yearlyRate: number;
  readonly churnMonths: number;
  readonly hazard: { readonly byStage: Readonly<Record<string, number>>; readonly otherwise: number };
  readonly lines: readonly MarksLine<WorthRates>[];
};

export const HAZARD_SOURCES = ['CHURN_SCORE', 'STAGE_ASSUMED', 'ASSUMED'] as const;
export type HazardSource = (typeof HAZARD_SOURCES)[number];
/** The chance to leave in a month, of one, and where it comes from. */
export type Hazard = { readonly monthly: number; readonly source: HazardSource };

/** h = 1 − (1 − p)^(1/n), where p is the chance over n months. */
export function hazardOf(chance: number | null, stage: string | null, { churnMonths, hazard }: WorthModel): Hazard {
  if (chance !== null) return { monthly: 1 - (1 - chance) ** (1 / churnMonths), source: 'CHURN_SCORE' };
  const assumed = stage !== null && Object.hasOwn(hazard.byStage, stage) ? hazard.byStage[stage] : undefined;
  if (assumed !== undefined) return { monthly: assumed, source: 'STAGE_ASSUMED' };
  return { monthly: hazard.otherwise, source: 'ASSUMED' };
}

/** Lifetime value and the parts it is made of, minor units: they add up to it. `margins` is what the months bring, discounted and survived. */
export type LifetimeParts = {
  readonly clv: number;
  readonly margins: number;
  readonly winBack: number;
  readonly acquisitionCost: number;
  readonly hazard: Hazard;
};

/** What stands in for a customer of whom margin, hazard and rates are known. */
export type Reckoned = {
  readonly margin: number;
  readonly hazard: Hazard;
  readonly rates: WorthRates;
  readonly isNew: boolean;
};

/** Hazards whose sums a model remembers: a scorecard has ten thousand. */
const MOST_KEPT = 20_000;
const kept = new WeakMap<WorthModel, Map<number, LifetimeSums>>();

/** What months of a margin of one bring, and losses worth one at once: alike for all customers of one hazard. */
function sumsOfOne(monthly: number, model: WorthModel, monthlyRate: number): LifetimeSums {
  let sums = kept.get(model);
  if (sums === undefined || sums.size >= MOST_KEPT) {
    sums = new Map();
    kept.set(model, sums);
  }
  const known = sums.get(monthly);
  if (known !== undefined) return known;
  const { months } = model;
  const winBack = { chance: 1, value: 1, cost: 0, lag: 0 };
  const found = lifetimeSums({ margin: () => 1, hazard: () => monthly, monthlyRate, months, winBack });
  sums.set(monthly, found);
  return found;
}

/** methods.md section 9 with a constant margin and hazard over the model's months. */
export function lifetimeParts({ margin, hazard, rates, isNew }: Reckoned, model: WorthModel): LifetimeParts {
  const { chance, cost, lag, marginMonths } = rates.winBack;
  const monthlyRate = monthlyRateOf(model.yearlyRate);
  const ofOne = sumsOfOne(hazard.monthly, model, monthlyRate);
  const margins = margin * ofOne.margins;
  const returning = chance * Math.max(margin, 0) * marginMonths - cost;
  const winBack = (ofOne.winBack * returning) / (1 + monthlyRate) ** lag;
  const acquisitionCost = isNew ? rates.acquisitionCost : 0;
  return { clv: margins + winBack - acquisitionCost, margins, winBack, acquisitionCost, hazard };
}

/** What a save may cost at most: the chance over the scorecard's months that a contact turns, times the value, less the contact. */
export function budgetOf(clv: number, chance: number, { save }: WorthRates): number {
  return saveBudget(1 - chance * (1 - save.rate), 1 - chance, clv, save.contactCost);
}

/** The chance to leave over the scorecard's months that a monthly hazard comes to. */
export function chanceOver({ monthly }: Hazard, { churnMonths }: WorthModel): number {
  return 1 - (1 - monthly) ** churnMonths;
}
