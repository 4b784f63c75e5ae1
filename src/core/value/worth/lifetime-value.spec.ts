import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { endlessValue, lifetimeValue, monthlyRateOf } from './lifetime-value.js';

const constant = (value: number) => () => value;

it('the closed forms of methods.md section 9', () => {
  expect(endlessValue(20, 0.97, 0.01, 'start')).toBeCloseTo(505, 9);
  expect(endlessValue(20, 0.97, 0.01, 'end')).toBeCloseTo(485, 9);
});

it('36 months', () => {
  const value = lifetimeValue({ margin: constant(20), hazard: constant(0.03), monthlyRate: 0.01, months: 36 });
  expect([value.toFixed(4), (value - 20).toFixed(4)]).toEqual(['391.7718', '371.7718']);
});

it('a new customer who may be won back', () => {
  const winBack = { chance: 0.1, value: 200, cost: 2, lag: 2 };
  const prospect = { margin: constant(20), hazard: constant(0.03), monthlyRate: 0.01, months: 12 };
  expect(lifetimeValue({ ...prospect, acquisitionCost: 60, winBack })).toBeCloseTo(151.4465, 4);
});

it('over a long time it comes to the closed form', () => {
  const value = lifetimeValue({ margin: constant(20), hazard: constant(0.03), monthlyRate: 0.01, months: 2_000 });
  expect(value).toBeCloseTo(505, 6);
});

it('who is likelier to leave is never worth more, while the margin is positive', () => {
  const chance = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(chance, chance, fc.integer({ min: 0, max: 60 }), (a, b, months) => {
      const valueAt = (hazard: number) =>
        lifetimeValue({ margin: constant(10), hazard: constant(hazard), monthlyRate: 0.01, months });
      expect(valueAt(Math.max(a, b))).toBeLessThanOrEqual(valueAt(Math.min(a, b)) + 1e-9);
    }),
  );
});

it('twelve months of the monthly rate are the year’s', () => {
  expect((1 + monthlyRateOf(0.12)) ** 12).toBeCloseTo(1.12, 12);
});
