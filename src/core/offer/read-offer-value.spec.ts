import { describe, expect, it } from '@jest/globals';
import { readOfferValue } from './read-offer-value.js';

const growth = {
  kind: 'growth',
  margin: 3_000,
  incentive: 500,
  contactCost: 5,
  chanceIfContacted: 0.06,
  chanceOtherwise: 0.045,
};
const costs = { kind: 'retention', incentive: 1_500, contactCost: 5 };
const measured = { ...costs, stayIfContacted: 0.92, stayOtherwise: 0.88 };
const assumed = { ...costs, saveRate: 0.3, freeRiders: 0.6 };

describe('the value of an offer', () => {
  it.each([
    ['a bare number', 4_800],
    ['a loss', -1],
    ['a fixed amount', { kind: 'fixed', amount: 4_800 }],
    ['growth', growth],
    ['measured retention', measured],
    ['measured retention that makes customers worth more', { ...measured, clvGain: 100 }],
    ['assumed retention', assumed],
  ])('may be %s', (_case, json) => {
    expect(readOfferValue(json)).toEqual({ ok: true, value: json });
  });

  it.each([
    ['cents of cents', 1.5, '$.value', 'WRONG_TYPE'],
    ['a text', '4800', '$.value', 'WRONG_TYPE'],
    ['a list', [4_800], '$.value', 'WRONG_TYPE'],
    ['null', null, '$.value', 'WRONG_TYPE'],
    ['an unknown kind', { kind: 'hope' }, '$.value.kind', 'VALUE_NOT_ALLOWED'],
    ['no kind', { amount: 1 }, '$.value.kind', 'MISSING_FIELD'],
    ['a missing number', { kind: 'fixed' }, '$.value.amount', 'MISSING_FIELD'],
    ['a number nobody asks', { kind: 'fixed', amount: 1, margin: 2 }, '$.value.margin', 'UNKNOWN_FIELD'],
    ['a chance above 1', { ...growth, chanceOtherwise: 4.5 }, '$.value.chanceOtherwise', 'NOT_A_SHARE'],
    ['a chance that is none', { ...growth, chanceOtherwise: Number.NaN }, '$.value.chanceOtherwise', 'NOT_A_SHARE'],
    ['a chance in words', { ...growth, chanceOtherwise: 'half' }, '$.value.chanceOtherwise', 'WRONG_TYPE'],
    ['a cost below zero', { ...growth, contactCost: -5 }, '$.value.contactCost', 'COST_BELOW_ZERO'],
    ['a cost that is no whole number', { ...growth, incentive: 0.5 }, '$.value.incentive', 'WRONG_TYPE'],
    ['half measured, half assumed', { ...assumed, stayOtherwise: 0.5 }, '$.value.stayOtherwise', 'UNKNOWN_FIELD'],
  ])('may not be %s', (_case, json, path, code) => {
    const read = readOfferValue(json, '$.value');
    expect(read.ok ? [] : read.problems.map((problem) => [problem.path, problem.code])).toEqual([[path, code]]);
  });
});
