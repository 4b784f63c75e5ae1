import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type AttributeValue, type Bins, binCount, binOf, quantileBins } from './bins.js';

const CUTS: Bins = { kind: 'cuts', cuts: [12, 24] };
const VALUES: Bins = { kind: 'values', values: ['dsl', true] };

describe('the bin of a value', () => {
  it.each<[string, Bins, AttributeValue, number]>([
    ['below the first cut', CUTS, 11.9, 0],
    ['a cut belongs to the bin it begins', CUTS, 12, 1],
    ['from the last cut on', CUTS, 999, 2],
    ['a text among numbers is another value', CUTS, 'x', 3],
    ['no number either', CUTS, Number.NaN, 3],
    ['missing', CUTS, null, 4],
    ['one of the values', VALUES, 'dsl', 0],
    ['a truth', VALUES, true, 1],
    ['another value', VALUES, 'fibre', 2],
    ['missing among values', VALUES, null, 3],
  ])('%s', (_case, bins, value, expected) => {
    expect(binOf(bins, value)).toBe(expected);
  });
});

it('every value has a bin, and a greater number never an earlier one', () => {
  const value = fc.oneof(fc.double(), fc.string(), fc.boolean(), fc.constant(null));
  fc.assert(
    fc.property(fc.array(value), fc.integer({ min: 1, max: 12 }), value, fc.double(), (seen, most, one, another) => {
      const bins = quantileBins(seen, most);
      expect(binOf(bins, one)).toBeLessThan(binCount(bins));
      if (bins.kind === 'cuts' && typeof one === 'number' && one <= another) {
        expect(binOf(bins, one)).toBeLessThanOrEqual(binOf(bins, another));
      }
    }),
  );
});

describe('bins from examples', () => {
  it.each<[string, readonly AttributeValue[], Bins]>([
    ['quantiles of numbers', [4, 1, 3, 2, null], { kind: 'cuts', cuts: [3] }],
    ['few numbers, few cuts', [1, 1, 1, 7], { kind: 'cuts', cuts: [] }],
    ['texts in order', ['b', 'a', null, 'b'], { kind: 'values', values: ['a', 'b'] }],
    ['nothing known', [null], { kind: 'values', values: [] }],
  ])('%s', (_case, values, expected) => {
    expect(quantileBins(values, 2)).toEqual(expected);
  });
});
