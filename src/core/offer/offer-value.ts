/** One acceptance earns `amount`, whoever accepts; minor units. The short form is the bare number. */
export type FixedValue = { readonly kind: 'fixed'; readonly amount: number };

/**
 * Selling more: `margin` (m) of one acceptance before the `incentive` (δ), what a contact costs (c), and the chance to
 * take it when contacted (p₁) and when left alone (p₀). Money in minor units, chances 0..1.
 */
export type GrowthValue = {
  readonly kind: 'growth';
  readonly margin: number;
  readonly incentive: number;
  readonly contactCost: number;
  readonly chanceIfContacted: number;
  readonly chanceOtherwise: number;
};

type Keeping = { readonly kind: 'retention'; readonly incentive: number; readonly contactCost: number };

/** Chances to stay as measured against a control; `clvGain` is CLV(1) − CLV(0), 0 where it is not said. */
export type MeasuredRetention = Keeping & {
  readonly stayIfContacted: number;
  readonly stayOtherwise: number;
  readonly clvGain?: number;
};

/** Nothing measured yet: the share of leavers a contact is thought to save (γ), of stayers who take the incentive anyway (ψ). */
export type AssumedRetention = Keeping & { readonly saveRate: number; readonly freeRiders: number };

/**
 * What an offer is expected to earn (methods.md section 11). Retention also asks the customer's facts: `clv`, and
 * `churnProbability` for the assumed form.
 */
export type OfferValue = number | FixedValue | GrowthValue | MeasuredRetention | AssumedRetention;

/** The facts of a customer that the value of an offer may ask. */
export const VALUE_FACTS: readonly string[] = ['clv', 'churnProbability'];
