export const KPI_GAPS = ['NO_UNITS', 'NO_CONTACTS', 'NO_TAKERS', 'NO_EFFECT', 'NO_COST', 'NO_MARGIN'] as const;

/** A figure, or why there is none: a share of nothing is no zero. */
export type Kpi =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'missing'; readonly reason: (typeof KPI_GAPS)[number] };

/** Everything but a plain positive number below the line is no result. */
function per(above: number, below: number, reason: (typeof KPI_GAPS)[number]): Kpi {
  return below > 0 && Number.isFinite(above / below)
    ? { kind: 'value', value: above / below }
    : { kind: 'missing', reason };
}

/** What treating cost, minor units: known amounts of all who were treated, also of those who would have bought anyway. */
export type CampaignCost = { readonly contact: number; readonly reward: number };

export function totalCost({ contact, reward }: CampaignCost): number {
  return contact + reward;
}

/** d · n_t: what came of treating and would not have come without. `d` is treated minus control, per unit. */
export function incremental(d: number, treatedUnits: number): number {
  return d * treatedUnits;
}

/** Incremental margin − contact cost − reward cost, minor units (methods.md section 3). Margin is taken before both costs. */
export function netProfit(incrementalMargin: number, cost: CampaignCost): number {
  return incrementalMargin - totalCost(cost);
}

/** (incremental margin − cost) ÷ cost: 0 is money back, −1 is all lost. */
export function roi(incrementalMargin: number, cost: CampaignCost): Kpi {
  return per(netProfit(incrementalMargin, cost), totalCost(cost), 'NO_COST');
}

/** Net profit ÷ units assigned to treatment, reached or not. */
export function profitPerUnit(net: number, treatedUnits: number): Kpi {
  return per(net, treatedUnits, 'NO_UNITS');
}

/** Takers ÷ units assigned to the arm: never ÷ those who were reached. */
export function takeUpRate(takers: number, assignedUnits: number): Kpi {
  return per(takers, assignedUnits, 'NO_UNITS');
}

/** Contact cost ÷ contacts. */
export function costPerContact({ contact }: CampaignCost, contacts: number): Kpi {
  return per(contact, contacts, 'NO_CONTACTS');
}

/** Whole cost ÷ takers: also those who would have bought anyway. */
export function costPerTaker(cost: CampaignCost, takers: number): Kpi {
  return per(totalCost(cost), takers, 'NO_TAKERS');
}

/** Whole cost ÷ incremental conversions: what one more customer has cost. Without an effect there is none to pay for. */
export function costPerIncrementalTaker(cost: CampaignCost, incrementalTakers: number): Kpi {
  return per(totalCost(cost), incrementalTakers, 'NO_EFFECT');
}

/** Reward cost ÷ incremental margin: above 1, more is given away than is earned (methods.md section 8). */
export function rewardShare({ reward }: CampaignCost, incrementalMargin: number): Kpi {
  return per(reward, incrementalMargin, 'NO_MARGIN');
}

/** The margin of one incremental conversion. */
export function marginPerIncrementalTaker(incrementalMargin: number, incrementalTakers: number): Kpi {
  return per(incrementalMargin, incrementalTakers, 'NO_EFFECT');
}

/** The share of takers who would have bought anyway: 1 − incremental ÷ all. */
export function freeRiderShare(incrementalTakers: number, takers: number): Kpi {
  const real = per(incrementalTakers, takers, 'NO_TAKERS');
  return real.kind === 'missing' ? real : { kind: 'value', value: 1 - real.value };
}

/** Opt-outs or complaints per 1,000 units assigned: comparable between arms, unlike per 1,000 contacts. */
export function perThousandUnits(count: number, assignedUnits: number): Kpi {
  return per(count * 1_000, assignedUnits, 'NO_UNITS');
}

/** Take-up of all that the campaign must earn to be worth its cost: cost ÷ (margin of a conversion · units). */
export function breakEvenTakeUp(cost: CampaignCost, marginOfConversion: number, treatedUnits: number): Kpi {
  return per(totalCost(cost), marginOfConversion * treatedUnits, marginOfConversion > 0 ? 'NO_UNITS' : 'NO_MARGIN');
}
