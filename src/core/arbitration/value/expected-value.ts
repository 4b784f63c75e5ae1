import type { FactSheet } from '../../facts/fact-sheet.js';
import type { AssumedRetention, GrowthValue, MeasuredRetention, OfferValue } from '../../offer/offer-value.js';

/**
 * V of arbitration, unclamped, in minor units: the expected incremental margin, such that P·V is the expected
 * incremental profit of the contact. `p` is null where the value does not say the chance. `assumed`: nothing was measured.
 */
export type ExpectedValue =
  | { readonly kind: 'known'; readonly p: number | null; readonly v: number; readonly assumed: boolean }
  | { readonly kind: 'unknown'; readonly fact: string };

/** Chances learnt from what was shown, in place of those the offer states; absent where nothing was learnt. */
export type Learnt = { readonly chanceIfContacted?: number; readonly chanceOtherwise?: number };

const known = (p: number | null, v: number, assumed = false): ExpectedValue => ({ kind: 'known', p, v, assumed });

/** P = p₁, V = (m − δ) − (p₀·m + c)/p₁. Who never takes it is worth nothing: p₁ = 0 has priority 0. */
function growth(value: GrowthValue, learnt: Learnt): ExpectedValue {
  const { margin, incentive, contactCost } = value;
  const { chanceIfContacted: p1 = value.chanceIfContacted, chanceOtherwise: p0 = value.chanceOtherwise } = learnt;
  if (p1 <= 0) return known(0, 0);
  return known(p1, margin - incentive - (p0 * margin + contactCost) / p1);
}

/** P = 1, V = p_stay(1)·(CLV(1) − δ) − c − p_stay(0)·CLV(0). */
function measured(value: MeasuredRetention, clv: number): ExpectedValue {
  const { stayIfContacted, stayOtherwise, incentive, contactCost, clvGain = 0 } = value;
  return known(1, stayIfContacted * (clv + clvGain - incentive) - contactCost - stayOtherwise * clv);
}

/** P = 1, V = p·γ·(CLV − δ) − (1 − p)·ψ·δ − c, with p the chance to leave: the form that assumes what was not measured. */
function assumed(value: AssumedRetention, clv: number, p: number): ExpectedValue {
  const { saveRate, freeRiders, incentive, contactCost } = value;
  return known(1, p * saveRate * (clv - incentive) - (1 - p) * freeRiders * incentive - contactCost, true);
}

function numberOf(sheet: FactSheet, fact: string): number | null {
  const value = sheet[fact];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** What an offer is expected to earn with one customer (methods.md section 11); unknown where a fact it needs is missing. */
export function expectedValue(value: OfferValue, sheet: FactSheet, learnt: Learnt = {}): ExpectedValue {
  if (typeof value === 'number') return known(learnt.chanceIfContacted ?? null, value);
  if (value.kind === 'fixed') return known(learnt.chanceIfContacted ?? null, value.amount);
  if (value.kind === 'growth') return growth(value, learnt);
  const clv = numberOf(sheet, 'clv');
  if (clv === null) return { kind: 'unknown', fact: 'clv' };
  if ('stayOtherwise' in value) return measured(value, clv);
  const p = numberOf(sheet, 'churnProbability');
  return p === null ? { kind: 'unknown', fact: 'churnProbability' } : assumed(value, clv, p);
}
