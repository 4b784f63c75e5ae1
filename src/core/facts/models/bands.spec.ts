import { describe, expect, it } from '@jest/globals';
import { aFactSource } from '../../../../test/builders/a-customer.js';
import { type BandModel, bandOf, bands } from './bands.js';

const LADDER = [
  { from: Number.NEGATIVE_INFINITY, to: 3_500, means: 'LOW' },
  { from: 3_500, to: 7_000, means: 'MID' },
  { from: 7_000, to: Number.POSITIVE_INFINITY, means: 'HIGH' },
];
const asOf = { now: new Date('2026-11-02T18:00:00Z'), today: '2026-11-02' };

it.each([
  [-1, null, 'LOW'],
  [3_499, null, 'LOW'],
  [3_500, null, 'MID'],
  [6_999, null, 'MID'],
  [7_000, null, 'HIGH'],
  [7_349, 'MID', 'MID'],
  [7_350, 'MID', 'HIGH'],
  [6_650, 'HIGH', 'HIGH'],
  [6_649, 'HIGH', 'MID'],
  [3_324, 'HIGH', 'LOW'],
  [3_325, 'HIGH', 'MID'],
  [7_350, 'LOW', 'HIGH'],
  [7_349, 'LOW', 'MID'],
  [7_000, 'NO_LONGER_A_BAND', 'HIGH'],
])('%d after %s is %s', (value, before, expected) => {
  expect(bandOf(LADDER, value, before, 5)).toBe(expected);
});

it('a mark below zero moves the same way', () => {
  const loss = [
    { from: Number.NEGATIVE_INFINITY, to: -1_000, means: 'LOSS' },
    { from: -1_000, to: Number.POSITIVE_INFINITY, means: 'FINE' },
  ];
  expect([-951, -950].map((value) => bandOf(loss, value, 'LOSS', 5))).toEqual(['LOSS', 'FINE']);
  expect([-1_050, -1_051].map((value) => bandOf(loss, value, 'FINE', 5))).toEqual(['FINE', 'LOSS']);
});

const MODEL: BandModel = {
  model: 'spend-band',
  of: 'spend',
  causeOf: { fact: 'spendCause', values: ['KNOWN', 'UNKNOWN'] },
  gives: { band: 'band', cause: 'cause' },
  hysteresisPct: 5,
  lines: [
    { currency: 'USD', marks: LADDER, overrides: [{ brand: 'youth', marks: LADDER.map((bin) => ({ ...bin })) }] },
  ],
  bands: null,
};

describe('the band of a customer and its cause', () => {
  const step = bands(MODEL);
  const known = { spend: 7_000, spendCause: 'KNOWN', currency: 'USD' };
  it.each([
    ['says what the number was made of', known, 'HIGH', 'KNOWN'],
    ['no number, no band', { ...known, spend: null, spendCause: 'UNKNOWN' }, null, 'UNKNOWN'],
    ['no currency, no band', { ...known, currency: null }, null, 'CURRENCY_UNKNOWN'],
    ['no marks, no band', { ...known, currency: 'EUR' }, null, 'NO_MARKS_FOR_CURRENCY'],
  ])('%s', (_case, sheet, band, cause) => {
    expect(step.derive(aFactSource(), sheet, asOf)).toEqual({ band, cause });
    expect(step.model?.next(aFactSource(), sheet, asOf)?.value ?? null).toBe(band);
  });

  it('remembers when it began, whatever the cause has become', () => {
    const state = { value: 'MID', since: '2026-01-01', cause: 'UNKNOWN', basis: null, from: 'LOW' };
    const source = { ...aFactSource(), states: { 'spend-band': state } };
    expect(step.model?.next(source, known, asOf)).toBe(state);
    expect(step.derive(source, known, asOf)).toEqual({ band: 'MID', cause: 'KNOWN' });
    const moved = step.model?.next(source, { ...known, spend: 9_000 }, asOf);
    expect(moved).toEqual({ value: 'HIGH', since: '2026-11-02', cause: 'KNOWN', basis: null, from: 'MID' });
  });

  it('says what it reads and what it can give', () => {
    expect(step.reads).toEqual({
      facts: ['spend', 'spendCause', 'currency', 'region', 'brand'],
      profile: ['states.spend-band'],
    });
    expect(step.promises?.band).toEqual({ type: 'enum', values: ['LOW', 'MID', 'HIGH'] });
    expect(step.promises?.cause?.values).toEqual(['KNOWN', 'UNKNOWN', 'CURRENCY_UNKNOWN', 'NO_MARKS_FOR_CURRENCY']);
  });
});

describe('bands of a plain number', () => {
  const one = { from: Number.NEGATIVE_INFINITY, to: 12, means: 1 };
  const two = { from: 12, to: Number.POSITIVE_INFINITY, means: 2 };
  const step = bands({ ...MODEL, of: 'tenureMonths', causeOf: null, hysteresisPct: 0, lines: null, bands: [one, two] });
  it('may be numbers, remember nothing, and hold until the clock passes a mark', () => {
    expect(step.model).toBeUndefined();
    expect(step.promises?.band).toEqual({ type: 'number' });
    expect(step.derive(aFactSource(), { tenureMonths: 12 }, asOf)).toEqual({ band: 2, cause: 'IN_BAND' });
    expect(step.derive(aFactSource(), {}, asOf)).toEqual({ band: null, cause: 'VALUE_UNKNOWN' });
    const sheet = { tenureMonths: 10, activationDate: '2025-12-15' };
    expect(step.holdsUntil?.(aFactSource(), sheet, asOf)).toEqual(new Date('2026-12-15T00:00:00Z'));
  });
});
