import { describe, expect, it } from '@jest/globals';
import type { OfferValue } from '../../offer/offer-value.js';
import { expectedValue } from './expected-value.js';

const growth = {
  kind: 'growth',
  margin: 3_000,
  incentive: 500,
  contactCost: 5,
  chanceIfContacted: 0.06,
  chanceOtherwise: 0.045,
} as const;
const costs = { kind: 'retention', incentive: 1_500, contactCost: 5 } as const;
const measured = { ...costs, stayIfContacted: 0.92, stayOtherwise: 0.88 };
const assumed = { ...costs, saveRate: 0.3, freeRiders: 0.5 };

function vOf(value: OfferValue, sheet = {}): readonly [number | null, number] {
  const expected = expectedValue(value, sheet);
  if (expected.kind === 'unknown') throw new Error(`${expected.fact} is unknown`);
  return [expected.p, expected.v];
}

describe('the expected incremental margin', () => {
  it('of growth: m 30, δ 5, c .05, p₁ .06, p₀ .045 gives V 1.666667 and P·V .10, told in minor units', () => {
    const [p, v] = vOf(growth);
    expect(v / 100).toBeCloseTo(1.666667, 6);
    expect(((p ?? 0) * v) / 100).toBeCloseTo(0.1, 10);
  });

  it('of retention: .92·(505 − 15) − .05 against .88·505 gives +6.35', () => {
    const [p, v] = vOf(measured, { clv: 50_500 });
    expect(p).toBe(1);
    expect(v / 100).toBeCloseTo(6.35, 10);
  });

  it('of retention that makes customers worth more', () => {
    expect(vOf({ ...measured, clvGain: 1_000 }, { clv: 50_500 })[1]).toBeCloseTo(635 + 920, 8);
  });

  it('of assumed retention: p·γ·(CLV − δ) − (1 − p)·ψ·δ − c, marked', () => {
    const expected = expectedValue(assumed, { clv: 50_000, churnProbability: 0.2 });
    expect(expected).toMatchObject({ kind: 'known', p: 1, assumed: true });
    expect(vOf(assumed, { clv: 50_000, churnProbability: 0.2 })[1]).toBeCloseTo(
      0.2 * 0.3 * 48_500 - 0.8 * 0.5 * 1_500 - 5,
      8,
    );
  });

  it.each([
    ['a bare number', 4_800],
    ['a fixed amount', { kind: 'fixed', amount: 4_800 } as const],
  ])('of %s is that', (_case, value) => {
    expect(vOf(value)).toEqual([null, 4_800]);
  });

  it('is nothing of an offer nobody takes', () => {
    expect(vOf({ ...growth, chanceIfContacted: 0 })).toEqual([0, 0]);
  });

  it('uses what was learnt in place of what the offer states', () => {
    const learnt = { chanceIfContacted: 0.12, chanceOtherwise: 0.05 };
    expect(expectedValue(growth, {}, learnt)).toMatchObject({ p: 0.12, v: 2_500 - (0.05 * 3_000 + 5) / 0.12 });
    expect(expectedValue(100, {}, learnt)).toMatchObject({ p: 0.12, v: 100 });
  });

  it.each([
    ['of CLV', measured, {}, 'clv'],
    ['of CLV that is no number', measured, { clv: 'high' }, 'clv'],
    ['of churn where nothing was measured', assumed, { clv: 50_000, churnProbability: null }, 'churnProbability'],
  ])('is unknown for want %s', (_case, value, sheet, fact) => {
    expect(expectedValue(value, sheet)).toEqual({ kind: 'unknown', fact });
  });
});
