/** What a win-back after the loss is worth: its chance, the value of who returns, the cost of the attempt, months of delay. */
export type WinBack = { readonly chance: number; readonly value: number; readonly cost: number; readonly lag: number };

/**
 * A customer's months to come. `margin` and `hazard` by month; `margin(0)` is this month's, `hazard(t)` the chance to
 * leave in month t ≥ 1 of who is still there. Amounts in one unit throughout, the result is in the same.
 */
export type Prospect = {
  readonly margin: (month: number) => number;
  readonly hazard: (month: number) => number;
  /** Rate of interest of a month. */
  readonly monthlyRate: number;
  readonly months: number;
  /** What winning the customer costs; only of who is new. */
  readonly acquisitionCost?: number;
  readonly winBack?: WinBack;
};

/** i = (1 + I)^(1/12) − 1 */
export function monthlyRateOf(yearlyRate: number): number {
  return (1 + yearlyRate) ** (1 / 12) - 1;
}

/** What the months bring and what win-backs bring, each discounted and weighted with the chance that it comes to it. */
export type LifetimeSums = { readonly margins: number; readonly winBack: number };

/**
 * The two sums of methods.md section 9: Σ S_t · m_t ÷ (1+i)^t (t from 0) and Σ S_{t−1} · h_t · (p_wb · CLV_wb − C_wb) ÷ (1+i)^{t+lag} (t from 1),
 * with S_0 = 1 and S_t = S_{t−1} · (1 − h_t).
 */
export function lifetimeSums({ margin, hazard, monthlyRate, months, winBack }: Prospect): LifetimeSums {
  const step = 1 / (1 + monthlyRate);
  let [margins, lost] = [margin(0), 0];
  let [survival, discount] = [1, 1];
  for (let month = 1; month <= months; month += 1) {
    discount *= step;
    const leaving = survival * hazard(month);
    survival -= leaving;
    margins += survival * margin(month) * discount;
    lost += leaving * discount;
  }
  if (winBack === undefined) return { margins, winBack: 0 };
  const { chance, value, cost, lag } = winBack;
  return { margins, winBack: lost * (chance * value - cost) * step ** lag };
}

/** CLV = −SAC + what the months bring + what win-backs bring. */
export function lifetimeValue(prospect: Prospect): number {
  const { margins, winBack } = lifetimeSums(prospect);
  return margins + winBack - (prospect.acquisitionCost ?? 0);
}

/** For ever, with the same margin and retention: m · (1+i) ÷ (1+i−r) if it is earned at the start of a month, m · r ÷ (1+i−r) at its end. */
export function endlessValue(margin: number, retention: number, monthlyRate: number, earned: 'start' | 'end'): number {
  const growth = 1 + monthlyRate;
  return (margin * (earned === 'start' ? growth : retention)) / (growth - retention);
}
