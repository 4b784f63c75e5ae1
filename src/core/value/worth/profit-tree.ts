/** Where a branch's amount comes from: the record, a rate of the model, or nowhere: then it counts as nothing, and says so. */
export const PROVENANCES = ['KNOWN', 'ASSUMED', 'MISSING'] as const;
export type Provenance = (typeof PROVENANCES)[number];

/** One branch of a customer's monthly margin, signed: costs are negative. Minor units. */
export type Branch = { readonly name: BranchName; readonly amount: number; readonly provenance: Provenance };

export const BRANCHES = [
  'recurring',
  'usage',
  'addOns',
  'interconnect',
  'content',
  'service',
  'discounts',
  'badDebt',
] as const;
export type BranchName = (typeof BRANCHES)[number];

/** What is known of a customer's month, in minor units; null is missing. */
export type MonthKnown = {
  /** List price of the plan. */
  readonly recurring: number | null;
  /** What was charged in all, discounts taken off. */
  readonly bill: number | null;
  readonly addOns: number | null;
  readonly interconnect: number | null;
  readonly content: number | null;
  readonly serviceCost: number | null;
  readonly discounts: number | null;
};

/** Rates of a model file. Margins and loss are shares of one; `service` and `content` are shares of the bill, where the cost is unknown. */
export type ProfitRates = {
  readonly margins: { readonly recurring: number; readonly usage: number; readonly addOns: number };
  readonly assumed: { readonly service: number; readonly content: number };
  readonly badDebt: { readonly chance: number; readonly loss: number };
};

/** The tree of one customer: branches in the order of `BRANCHES`, and their sum. Null margin: not even the bill is known. */
export type ProfitTree = { readonly margin: number | null; readonly branches: readonly Branch[] };

function branch(name: BranchName, known: number | null, assumed: number | null = null): Branch {
  if (known !== null) return { name, amount: known, provenance: 'KNOWN' };
  return assumed === null
    ? { name, amount: 0, provenance: 'MISSING' }
    : { name, amount: assumed, provenance: 'ASSUMED' };
}

/** What the customer pays beyond the plan and its add-ons: usage; never negative. */
function usageOf({ recurring, bill, addOns, discounts }: MonthKnown): number | null {
  if (bill === null || recurring === null) return bill;
  return Math.max(0, bill - recurring - (addOns ?? 0) + (discounts ?? 0));
}

const scaled = (amount: number | null, by: number) => (amount === null ? null : amount * by);

/**
 * methods.md section 9: m = recurring·gm₁ + usage·gm₂ + addOns·gm₃ + interconnect − content − service − discounts −
 * p_bad·LGD·bill. Recurring is the list price; discounts are subtracted once. Without a known plan the whole bill counts as usage.
 */
export function profitTree(known: MonthKnown, { margins, assumed, badDebt }: ProfitRates): ProfitTree {
  const { recurring, bill, addOns, interconnect, content, serviceCost, discounts } = known;
  const branches = [
    branch('recurring', scaled(recurring, margins.recurring)),
    branch('usage', scaled(usageOf(known), margins.usage)),
    branch('addOns', scaled(addOns, margins.addOns)),
    branch('interconnect', interconnect),
    branch('content', scaled(content, -1), scaled(bill, -assumed.content)),
    branch('service', scaled(serviceCost, -1), scaled(bill, -assumed.service)),
    branch('discounts', scaled(discounts, -1)),
    branch('badDebt', null, scaled(bill, -badDebt.chance * badDebt.loss)),
  ];
  if (bill === null) return { margin: null, branches };
  return { margin: branches.reduce((sum, { amount }) => sum + amount, 0), branches };
}

/** The same branch of many customers added up: how much of it is known, assumed, and of how many it is missing. */
export type BranchTotal = {
  readonly name: BranchName;
  readonly amount: number;
  readonly known: number;
  readonly assumed: number;
  readonly missing: number;
};

const COUNTED = { KNOWN: 'known', ASSUMED: 'assumed', MISSING: 'missing' } as const;

/** Adds up the trees of a segment, customer by customer, in any order. */
export class BranchTotals {
  private readonly sums = new Map(
    BRANCHES.map((name) => [name, { name, amount: 0, known: 0, assumed: 0, missing: 0 }]),
  );

  add({ branches }: ProfitTree): void {
    for (const { name, amount, provenance } of branches) {
      const sum = this.sums.get(name);
      if (sum === undefined) continue;
      sum.amount += amount;
      sum[COUNTED[provenance]] += 1;
    }
  }

  /** In the order of `BRANCHES`; amounts in whole minor units. */
  get totals(): readonly BranchTotal[] {
    return [...this.sums.values()].map((sum) => ({ ...sum, amount: Math.round(sum.amount) }));
  }
}
