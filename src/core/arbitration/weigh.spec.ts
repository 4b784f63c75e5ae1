import { describe, expect, it } from '@jest/globals';
import type { OfferValue } from '../offer/offer-value.js';
import { type ArbitrationRules, PLAIN_ARBITRATION } from './rules/arbitration-rules.js';
import { Scales } from './weigh.js';

const at = new Date('2026-11-02T18:00:00Z');
const rules: ArbitrationRules = {
  ...PLAIN_ARBITRATION,
  clamps: { lever: { least: 0.1, most: 3 }, value: { least: 0 } },
  levers: { retention: 20 },
  influencers: [
    { id: 'push', title: { 'zh-CN': '推', en: 'Push' }, points: 30, from: at, scope: { channels: ['sms'] } },
  ],
};
const costs = { kind: 'retention', incentive: 1_500, contactCost: 5 } as const;
const assumed: OfferValue = { ...costs, saveRate: 0.3, freeRiders: 0.5 };
const neverTaken: OfferValue = {
  kind: 'growth',
  margin: 9,
  incentive: 0,
  contactCost: 0,
  chanceIfContacted: 0,
  chanceOtherwise: 0,
};

const offer = (value: OfferValue, purpose: 'marketing' | 'service' = 'marketing') => ({ id: 'stay', purpose, value });
const weigh = (value: OfferValue, sheet = {}, lever = 'retention', channel = 'sms') =>
  new Scales(rules, at).weigh({ offer: offer(value), lever, channel }, sheet);

describe('weighing a candidate', () => {
  it('adds the points of its lever and of the influencers at work', () => {
    expect(weigh(100).score).toEqual({ p: 1, c: 1, v: 100, l: 1.5, priority: 150 });
    expect(weigh(100, {}, 'renewal', 'email').score.l).toBe(1);
    expect(weigh(100, {}, 'toString', 'email').score.l).toBe(1);
  });

  it('multiplies by the context and what fatigue leaves of it', () => {
    const { score } = new Scales(rules, at).weigh(
      { offer: offer(100), lever: 'renewal', channel: 'email' },
      {},
      { context: 2, fatigue: 0.25, learnt: { chanceIfContacted: 0.5 } },
    );
    expect(score).toEqual({ p: 0.5, c: 0.5, v: 100, l: 1, priority: 25 });
  });

  it.each([
    ['earns nothing', 0, {}, { code: 'NO_EXPECTED_VALUE', component: 'stay', have: 0, need: 0 }],
    ['loses', -7, {}, { code: 'NO_EXPECTED_VALUE', component: 'stay', have: -7, need: 0 }],
    ['is never taken', neverTaken, {}, { code: 'NO_EXPECTED_VALUE', component: 'stay', have: 0, need: 0 }],
    [
      'cannot be valued',
      assumed,
      { clv: 1 },
      { code: 'VALUE_UNKNOWN', component: 'stay', have: null, need: 'churnProbability' },
    ],
  ])('refuses marketing that %s, by the value before it is clamped', (_case, value, sheet, refusal) => {
    const weighed = weigh(value, sheet);
    expect(weighed.refusals).toEqual([refusal]);
    expect(weighed.score.priority).toBe(0);
  });

  it.each([
    ['earns nothing', 0],
    ['loses', -7],
    ['cannot be valued', assumed],
  ])('lets a service pass that %s', (_case, value) => {
    const candidate = { offer: offer(value, 'service'), lever: 'renewal', channel: 'email' };
    const weighed = new Scales(rules, at).weigh(candidate, {});
    expect(weighed.refusals).toEqual([]);
    expect(weighed.score.priority).toBe(0);
  });

  it('says where a value is only assumed', () => {
    expect(weigh(assumed, { clv: 50_000, churnProbability: 0.2 })).toMatchObject({ assumed: true, refusals: [] });
    expect(weigh(100).assumed).toBe(false);
  });
});
