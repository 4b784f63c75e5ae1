import { describe, expect, it } from '@jest/globals';
import { aFactSource } from '../../../test/builders/a-customer.js';
import { arpuBand, arpuBandOf } from './arpu-band.js';

const MARKS = { midFrom: 3_500, highFrom: 7_000 };

it.each([
  [-1, 'LOW'],
  [3_499, 'LOW'],
  [3_500, 'MID'],
  [6_999, 'MID'],
  [7_000, 'HIGH'],
])('%d is %s', (spend, band) => {
  expect(arpuBandOf(spend, MARKS)).toBe(band);
});

describe('the band of a customer and its cause', () => {
  const { derive } = arpuBand([{ currency: 'USD', marks: MARKS }]);
  const asOf = { now: new Date('2026-11-02T18:00:00Z'), today: '2026-11-02' };
  const known = { arpu3m: 7_000, arpuCause: 'ONE_MONTH_ONLY', currency: 'USD' };
  it.each([
    ['says what the average was made of', known, 'HIGH', 'ONE_MONTH_ONLY'],
    ['no spend, no band', { ...known, arpu3m: null, arpuCause: 'NO_RECENT_REVENUE' }, null, 'NO_RECENT_REVENUE'],
    ['no currency, no band', { ...known, currency: null }, null, 'CURRENCY_UNKNOWN'],
    ['no marks, no band', { ...known, currency: 'EUR' }, null, 'NO_MARKS_FOR_CURRENCY'],
  ])('%s', (_case, sheet, band, cause) => {
    expect(derive(aFactSource(), sheet, asOf)).toEqual({ arpuBand: band, arpuBandCause: cause });
  });
});
