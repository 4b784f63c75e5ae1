/** A save under consideration. Chances to stay with and without the contact; lifetime values on both paths; amounts in one unit. */
export type Save = {
  readonly stayTreated: number;
  readonly stayUntreated: number;
  readonly valueTreated: number;
  readonly valueUntreated: number;
  /** What the offer gives away to who stays. */
  readonly incentive: number;
  readonly contactCost: number;
};

/** methods.md section 11: p₁ · (CLV₁ − δ) − c − p₀ · CLV₀. Treat where it is positive. */
export function gainOfSave(save: Save): number {
  const { stayTreated, stayUntreated, valueTreated, valueUntreated, incentive, contactCost } = save;
  return stayTreated * (valueTreated - incentive) - contactCost - stayUntreated * valueUntreated;
}

/** How much a save may cost: max(0, (p₁ − p₀) · CLV − c). methods.md section 9. */
export function saveBudget(stayTreated: number, stayUntreated: number, value: number, contactCost: number): number {
  return Math.max(0, (stayTreated - stayUntreated) * value - contactCost);
}

/** Where nothing is known of the effect: the chance to leave, how many can be saved, and how many take the gift anyway. Always 'assumed'. */
export type AssumedSave = {
  readonly churn: number;
  readonly saveRate: number;
  readonly freeRiders: number;
  readonly value: number;
  readonly incentive: number;
  readonly contactCost: number;
};

/** p · γ · (CLV − δ) − (1 − p) · ψ · δ − c. methods.md section 11. */
export function assumedGain({ churn, saveRate, freeRiders, value, incentive, contactCost }: AssumedSave): number {
  return churn * saveRate * (value - incentive) - (1 - churn) * freeRiders * incentive - contactCost;
}
