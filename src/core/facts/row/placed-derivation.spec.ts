import { expect, it } from '@jest/globals';
import { aFactSource } from '../../../../test/builders/a-customer.js';
import type { ModelState } from '../model-state.js';
import { Clock } from './clock.js';
import { CustomerReading } from './customer-reading.js';
import { placedDerivation, sheetStep } from './placed-derivation.js';

const clock = new Clock({ now: new Date('2026-11-02T18:00:00Z'), today: '2026-11-02' });
const STATE: ModelState = { value: '5', since: '2026-11-02', cause: 'SUM', basis: null, from: null };
const END = Date.parse('2026-11-03T00:00:00Z');
const sum = placedDerivation(
  { sum: { type: 'number' }, never: { type: 'text' } },
  { facts: ['a', 'b'], profile: [] },
  (placeOf) => {
    const [a, b, place] = [placeOf('a'), placeOf('b'), placeOf('sum')];
    return {
      fill: (_customer, row) => {
        row[place] = Number(row[a]) + Number(row[b]);
        return STATE;
      },
      holds: (_customer, row) => (row[place] === 5 ? END : Number.POSITIVE_INFINITY),
    };
  },
  'sums',
);

it('what is written for rows runs on sheets, and what it does not say is missing', () => {
  expect(sum.derive(aFactSource(), { a: 2, b: 3, other: 9 }, clock)).toEqual({ sum: 5, never: null });
  expect(sum.model?.name).toBe('sums');
  expect(sum.model?.next(aFactSource(), { a: 2, b: 3 }, clock)).toBe(STATE);
  expect(sum.holdsUntil?.(aFactSource(), { a: 2, b: 3 }, clock)).toEqual(new Date(END));
  expect(sum.holdsUntil?.(aFactSource(), { a: 2, b: 2 }, clock)).toBeNull();
});

it('a step cannot read what it does not declare', () => {
  const sly = () =>
    placedDerivation({ sum: { type: 'number' } }, { facts: [], profile: [] }, (placeOf) => {
      placeOf('secret');
      return { fill: () => null };
    });
  expect(sly).toThrow('sum: reads secret without saying so');
});

it('what is written for sheets runs on rows, and sees what it declares', () => {
  const { inRow: _inRow, ...plain } = sum;
  const places = ['other', 'a', 'b', 'sum', 'never'];
  const step = sheetStep(plain, places, (fact) => places.indexOf(fact));
  const customer = new CustomerReading(aFactSource(), clock);
  const row = [9, 2, 3, null, null];
  expect(step.fill(customer, row)).toBe(STATE);
  expect(row).toEqual([9, 2, 3, 5, null]);
  expect(step.holds?.(customer, row, STATE)).toBe(END);
});
