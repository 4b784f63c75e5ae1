import { describe, expect, it } from '@jest/globals';
import { aFactSource } from '../../../test/builders/a-customer.js';
import { valueClass, valueClassOf } from './value-class.js';

const MARKS = { ordinaryFrom: 3_500, highFrom: 7_000, marginHighFrom: 2_000 };

it.each([
  ['low, and it costs more than it brings', 3_499, -1, 'LOW_MAY_LAPSE', 'COST_ABOVE_SPEND'],
  ['low, and it costs what it brings', 3_499, 0, 'LOW_KEEP', 'COST_WITHIN_SPEND'],
  ['low, cost unknown: nobody is let go on a guess', 0, null, 'LOW_KEEP', 'SERVICE_COST_UNKNOWN'],
  ['exactly at the low mark', 3_500, -500, 'ORDINARY', 'BETWEEN_MARKS'],
  ['just below the high mark', 6_999, 6_000, 'ORDINARY', 'BETWEEN_MARKS'],
  ['high with a margin at its mark', 7_000, 2_000, 'HIGH', 'SPEND_AND_MARGIN_HIGH'],
  ['high without the margin', 7_000, 1_999, 'HIGH_REVENUE_REVIEW', 'MARGIN_BELOW_MARK'],
  ['high, margin unknown', 7_000, null, 'HIGH_REVENUE_REVIEW', 'MARGIN_UNKNOWN'],
])('%s', (_case, spend, margin, value, cause) => {
  expect(valueClassOf(spend, margin, MARKS)).toEqual({ valueClass: value, valueClassCause: cause });
});

describe('the class of a customer', () => {
  const { derive } = valueClass([{ currency: 'USD', marks: MARKS }]);
  const asOf = { now: new Date('2026-11-02T18:00:00Z'), today: '2026-11-02' };
  it.each([
    ['influence first, even without spend', { influential: true, arpu3m: null }, 'INFLUENTIAL', 'SWAYS_OTHERS'],
    ['spend unknown', { arpu3m: null, currency: 'USD' }, null, 'SPEND_UNKNOWN'],
    ['no marks for the currency', { arpu3m: 1, currency: 'EUR' }, null, 'NO_MARKS_FOR_CURRENCY'],
    ['known spend', { arpu3m: 5_000, currency: 'USD', influential: false }, 'ORDINARY', 'BETWEEN_MARKS'],
  ])('%s', (_case, sheet, value, cause) => {
    expect(derive(aFactSource(), sheet, asOf)).toEqual({ valueClass: value, valueClassCause: cause });
  });
});
