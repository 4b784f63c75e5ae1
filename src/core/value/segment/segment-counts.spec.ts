import { describe, expect, it } from '@jest/globals';
import { aCatalogue, aFact } from '../../../../test/builders/a-rule-pack.js';
import { blockOf } from '../../facts/fact-block.js';
import type { FactSheet } from '../../facts/fact-sheet.js';
import { SegmentCounts } from './segment-counts.js';

const NAMES = ['kind', 'spend', 'loyal', 'held'];
const CATALOGUE = aCatalogue(
  aFact({ name: 'kind', type: 'enum', values: ['A', 'B'] }),
  aFact({ name: 'spend', type: 'number' }),
  aFact({ name: 'loyal', type: 'boolean' }),
  aFact({ name: 'held', type: 'list', fields: [{ ...aFact({ name: 'product', type: 'text' }), type: 'text' }] }),
);
const held = (...products: readonly string[]) => products.map((product) => ({ product }));

function counted(...parts: readonly (readonly FactSheet[])[]): SegmentCounts {
  const counts = new SegmentCounts('kind', NAMES.slice(1));
  for (const sheets of parts) {
    counts.add(
      blockOf(
        sheets.map((_sheet, index) => `c-${index}`),
        sheets,
        NAMES,
        CATALOGUE,
      ),
    );
  }
  return counts;
}

const A: FactSheet = { kind: 'A', spend: 10, loyal: true, held: held('x') };
const B: FactSheet = { kind: 'B', spend: 20, loyal: false, held: held('x', 'y') };
const NOBODY: FactSheet = { kind: null, spend: 1_000, loyal: true, held: held('z') };

it('counts everybody, and who is in a segment in it', () => {
  const counts = counted([A, A, NOBODY], [B]);
  expect([counts.customers, counts.size('A'), counts.size('B'), counts.size('C')]).toEqual([4, 2, 1, 0]);
});

it('amounts are compared within the currency of most customers', () => {
  const catalogue = aCatalogue(...CATALOGUE.values(), aFact({ name: 'currency', type: 'text' }));
  const cny = { ...A, currency: 'CNY' };
  const sheets = [cny, { ...cny, spend: 12 }, { ...B, currency: 'CNY' }, { ...B, currency: 'CNY', spend: 22 }];
  const others = [{ ...A, currency: 'USD', spend: 9_000 }, B];
  const all = [...sheets, ...others];
  const counts = new SegmentCounts('kind', ['spend'], new Set(['spend']));
  counts.add(
    blockOf(
      all.map((_sheet, index) => `c-${index}`),
      all,
      ['kind', 'spend', 'currency'],
      catalogue,
    ),
  );
  const found = counts.difference('A', 'spend');
  expect(found).toMatchObject({ currency: 'CNY', inside: 2, outside: 2 });
  expect(found.value).toBeCloseTo(-10 / Math.SQRT2, 9);
});

describe('a segment against those in others', () => {
  const counts = counted(
    [A, { ...A, spend: 12 }, { ...A, spend: null, loyal: null }, NOBODY],
    [B, { ...B, spend: 22 }],
  );

  it('a number by its mean, of whom it is known', () => {
    const found = counts.difference('A', 'spend');
    expect(found).toMatchObject({ measure: 'mean', inside: 2, outside: 2 });
    // Means 11 and 21, both variances 2.
    expect(found.value).toBeCloseTo(-10 / Math.SQRT2, 9);
  });

  it('an answer by how it goes with the segment', () => {
    expect(counts.difference('A', 'loyal')).toEqual({
      ...{ fact: 'loyal', measure: 'association', inside: 2, outside: 2, value: 1 },
    });
  });

  it('a list by the element that differs most, each counted once a customer', () => {
    const found = counts.difference('B', 'held');
    expect(found).toMatchObject({ measure: 'association', inside: 2, outside: 3 });
    expect(found.value).toBeCloseTo(1, 9);
    const twice = counted([{ ...A, held: held('x', 'x') }, A], [B, B]);
    expect(twice.difference('A', 'held').value).toBeCloseTo(1, 9);
  });

  it('nobody is like no other', () => {
    expect(counts.difference('C', 'spend')).toMatchObject({ inside: 0, value: null });
    expect(counted().difference('A', 'held')).toMatchObject({ inside: 0, outside: 0, value: null });
  });

  it('the parts a base comes in make no difference', () => {
    const [whole, cut] = [counted([A, B, A, B]), counted([A], [B], [A, B])];
    expect(cut.difference('A', 'spend')).toEqual(whole.difference('A', 'spend'));
  });
});
