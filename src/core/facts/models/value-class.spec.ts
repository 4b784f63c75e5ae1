import { describe, expect, it } from '@jest/globals';
import { aFactSource } from '../../../../test/builders/a-customer.js';
import { marksMet, valueClass, valueClassOf } from './value-class.js';

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
  const { derive } = valueClass({ lines: [{ currency: 'USD', marks: MARKS }], hysteresisPct: 0 });
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

describe('a class changes only beyond its mark', () => {
  const step = valueClass({ lines: [{ currency: 'USD', marks: MARKS }], hysteresisPct: 5 });
  const asOf = { now: new Date('2026-11-02T18:00:00Z'), today: '2026-11-02' };
  const state = (value: string) => ({ value, since: '2026-01-01', cause: 'x', basis: null, from: null });
  it.each([
    ['nobody was anywhere: the mark itself', null, 7_000, 2_000, 'HIGH'],
    ['just below the mark, from above', 'HIGH', 6_650, 2_000, 'HIGH'],
    ['far enough below the mark', 'HIGH', 6_649, 2_000, 'ORDINARY'],
    ['at the mark, from below', 'ORDINARY', 7_000, 2_000, 'ORDINARY'],
    ['far enough above the mark', 'ORDINARY', 7_350, 2_000, 'HIGH'],
    ['the margin has its own', 'HIGH', 9_000, 1_900, 'HIGH'],
    ['and is lost beyond it', 'HIGH', 9_000, 1_899, 'HIGH_REVENUE_REVIEW'],
    ['and is won beyond it', 'HIGH_REVENUE_REVIEW', 9_000, 2_099, 'HIGH_REVENUE_REVIEW'],
    ['low is left beyond the low mark', 'LOW_KEEP', 3_674, 100, 'LOW_KEEP'],
    ['and not before', 'LOW_KEEP', 3_675, 100, 'ORDINARY'],
    ['who was influential meets the marks as they are', 'INFLUENTIAL', 7_000, 2_000, 'HIGH'],
  ])('%s', (_case, before, arpu3m, margin, expected) => {
    const states = before === null ? {} : { 'value-class': state(before) };
    const sheet = { arpu3m, margin, currency: 'USD' };
    expect(step.derive({ ...aFactSource(), states }, sheet, asOf).valueClass).toBe(expected);
    expect(step.model?.next({ ...aFactSource(), states }, sheet, asOf)?.value).toBe(expected);
  });

  it('says since when, and from where', () => {
    const states = { 'value-class': state('HIGH') };
    const moved = step.model?.next({ ...aFactSource(), states }, { arpu3m: 100, margin: 1, currency: 'USD' }, asOf);
    expect(moved).toEqual({
      value: 'LOW_KEEP',
      since: asOf.today,
      cause: 'COST_WITHIN_SPEND',
      basis: null,
      from: 'HIGH',
    });
    expect(step.model?.next(aFactSource(), { arpu3m: null }, asOf)).toBeNull();
  });

  it('without hysteresis the marks are as they are', () => {
    expect(marksMet(MARKS, 'HIGH', 0)).toBe(MARKS);
    expect(marksMet(MARKS, null, 5)).toBe(MARKS);
  });
});
