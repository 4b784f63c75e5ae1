import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countUpTo, TextPlaces } from './text-places.js';

it('counts what is not above, as filtering does', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), fc.integer({ min: -1, max: 21 }), (values, value) => {
      const ascending = [...values].sort((a, b) => a - b);
      expect(countUpTo(ascending, value)).toBe(values.filter((one) => one <= value).length);
    }),
  );
});

it.each<[string, string, string, boolean]>([
  ['between the same texts and numbers', '2026-03-01', '2026-04-01', true],
  ['across a text', '2026-03-01', '2027-04-01', false],
  ['across a number', '21', '23', false],
  ['what is no number and what is', '2', '2x', false],
  ['what starts like a number and what does not', '2x', 'x', false],
])('%s', (_case, a, b, isSame) => {
  const places = new TextPlaces(['2026-06-01', '2025-01-01'], [22]);
  expect(places.of(a) === places.of(b)).toBe(isSame);
});
