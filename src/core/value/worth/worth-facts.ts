import { type Derivation, derivation } from '../../facts/derive-facts.js';
import type { FactSheet } from '../../facts/fact-sheet.js';
import { MARKS_FACTS, marksFor, marksKeyOf, NO_MARKS_CAUSES } from '../../facts/models/marks.js';
import { isOurs } from '../churn/churn-facts.js';
import { type MonthKnown, type ProfitTree, profitTree } from './profit-tree.js';
import {
  budgetOf,
  chanceOver,
  HAZARD_SOURCES,
  hazardOf,
  type LifetimeParts,
  lifetimeParts,
  type WorthModel,
} from './worth-model.js';

/** From what the hazard was taken, or why there is no value. */
export const WORTH_CAUSES = [...HAZARD_SOURCES, 'NOT_A_CUSTOMER', 'SPEND_UNKNOWN', ...NO_MARKS_CAUSES] as const;
export type WorthCause = (typeof WORTH_CAUSES)[number];

/** A customer's worth, or why it is not known. Amounts in minor units of the currency, not rounded. */
export type Worth = {
  readonly tree: ProfitTree | null;
  readonly life: LifetimeParts | null;
  readonly saveBudget: number | null;
  readonly valueAtRisk: number | null;
  readonly cause: WorthCause;
};

export const WORTH_READS = [
  'relationship',
  'planPrice',
  'arpu3m',
  'margin',
  'discountPerMonth',
  'addOnSpend',
  'interconnectIn',
  'interconnectOut',
  'contentCost',
  'lifecycleStage',
  'churnProbability',
  ...MARKS_FACTS,
] as const;

const numberOf = (sheet: FactSheet, name: string) => {
  const value = sheet[name];
  return typeof value === 'number' ? value : null;
};

/** The branches that the facts know. Interconnection is known where both of its directions are. */
function monthOf(sheet: FactSheet): MonthKnown {
  const [bill, margin] = [numberOf(sheet, 'arpu3m'), numberOf(sheet, 'margin')];
  const [paidIn, paidOut] = [numberOf(sheet, 'interconnectIn'), numberOf(sheet, 'interconnectOut')];
  return {
    recurring: numberOf(sheet, 'planPrice'),
    bill,
    addOns: numberOf(sheet, 'addOnSpend'),
    interconnect: paidIn === null || paidOut === null ? null : paidIn - paidOut,
    content: numberOf(sheet, 'contentCost'),
    serviceCost: bill === null || margin === null ? null : bill - margin,
    discounts: numberOf(sheet, 'discountPerMonth'),
  };
}

const unknown = (cause: WorthCause, tree: ProfitTree | null = null): Worth => ({
  tree,
  life: null,
  saveBudget: null,
  valueAtRisk: null,
  cause,
});

/** The profit tree of the last months, the lifetime value it comes to, what of it is at risk and what a save may cost. */
export function worthOf(sheet: FactSheet, model: WorthModel): Worth {
  const isNew = sheet.relationship === 'potential';
  if (!isOurs(sheet) && !isNew) return unknown('NOT_A_CUSTOMER');
  const rates = marksFor(model.lines, marksKeyOf(sheet));
  if (typeof rates === 'string') return unknown(rates);
  const tree = profitTree(monthOf(sheet), rates);
  if (tree.margin === null) return unknown('SPEND_UNKNOWN', tree);
  const stage = typeof sheet.lifecycleStage === 'string' ? sheet.lifecycleStage : null;
  const hazard = hazardOf(numberOf(sheet, 'churnProbability'), stage, model);
  const life = lifetimeParts({ margin: tree.margin, hazard, rates, isNew }, model);
  const chance = chanceOver(hazard, model);
  return {
    tree,
    life,
    saveBudget: budgetOf(life.clv, chance, rates),
    valueAtRisk: chance * life.clv,
    cause: hazard.source,
  };
}

const whole = (amount: number | null | undefined) =>
  amount === null || amount === undefined ? null : Math.round(amount);

/** Worth as facts, in whole minor units. `treeMargin` is the margin by the profit tree; `margin` stays spend less service cost. */
export function worthFacts(model: WorthModel): Derivation {
  return derivation(
    {
      treeMargin: { type: 'number' },
      clv: { type: 'number' },
      valueAtRisk: { type: 'number' },
      saveBudget: { type: 'number' },
      clvCause: { type: 'enum', values: WORTH_CAUSES },
    },
    { facts: WORTH_READS, profile: [] },
    (_source, sheet) => {
      const { tree, life, valueAtRisk, saveBudget, cause } = worthOf(sheet, model);
      return {
        treeMargin: whole(tree?.margin),
        clv: whole(life?.clv),
        valueAtRisk: whole(valueAtRisk),
        saveBudget: whole(saveBudget),
        clvCause: cause,
      };
    },
  );
}
