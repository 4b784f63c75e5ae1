import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mergeRows } from '../../src/core/facts/block/block-rows.js';
import { columnFromBytes, columnToBytes } from '../../src/core/facts/block/codec/column-bytes.js';
import { withoutRows } from '../../src/core/facts/block/gather-rows.js';
import { blockOf, type FactBlock, sheetAt } from '../../src/core/facts/fact-block.js';
import type { FactSheet } from '../../src/core/facts/fact-sheet.js';
import { dayOfNumber } from '../../src/core/kit/day.js';
import { placeOf } from '../../src/core/kit/hash.js';
import { FIELD_FACTS } from '../builders/field-facts.js';

const NAMES = [...FIELD_FACTS.keys()];
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const text = fc.oneof(fc.constantFrom('A', 'B', '套餐', ''), fc.string({ unit: 'grapheme' }));
const number = fc.oneof(
  fc.nat(255),
  fc.integer(),
  fc.constantFrom(-0, 0, 255, 256, 65_535, 65_536, 2 ** 31, -(2 ** 31), 2 ** 53, Number.MIN_VALUE),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const day = fc.integer({ min: -719_528, max: 2_932_896 }).map(dayOfNumber);
const element = fc.record({
  amount: maybe(number),
  dueOn: maybe(day),
  paid: maybe(fc.boolean()),
  channel: maybe(text),
});
const sheet: fc.Arbitrary<FactSheet> = fc.record({
  arpuBand: maybe(text),
  tenureMonths: maybe(number),
  senior: maybe(fc.boolean()),
  planCode: maybe(text),
  exitDate: maybe(day),
  spendByMonth: maybe(fc.array(maybe(number), { minLength: 12, maxLength: 12 })),
  bills: maybe(fc.array(element, { maxLength: 4 })),
});
const sheets = fc.array(sheet, { maxLength: 40 });

const blockFrom = (all: readonly FactSheet[], prefix = 'c') =>
  blockOf(
    all.map((_sheet, row) => `${prefix}-${row}`),
    all,
    NAMES,
    FIELD_FACTS,
  );

function roundTrip(block: FactBlock): FactBlock {
  const columns = [...block.columns].map(
    ([name, column]) => [name, columnFromBytes(columnToBytes(column), block.n)] as const,
  );
  return { ...block, columns: new Map(columns) };
}

describe('columns as bytes', () => {
  it('come back exactly, down to the sign of zero', () => {
    fc.assert(
      fc.property(sheets, (all) => {
        const block = blockFrom(all);
        const back = roundTrip(block);
        expect(back).toEqual(block);
        expect(all.map((_sheet, row) => sheetAt(back, row))).toEqual(all);
      }),
      { numRuns: 200 },
    );
  });

  it('come back exactly for as many customers as a block holds', () => {
    const some = fc.sample(sheet, { numRuns: 64, seed: 5 });
    const block = blockFrom(Array.from({ length: 4_096 }, (_row, index) => some[index % 64] ?? {}));
    expect(roundTrip(block)).toEqual(block);
  });

  it('a byte less or more is refused', () => {
    fc.assert(
      fc.property(sheets, fc.constantFrom(...NAMES), (all, name) => {
        const column = blockFrom(all).columns.get(name);
        if (column === undefined) throw new Error(name);
        const bytes = columnToBytes(column);
        expect(() => columnFromBytes(bytes.subarray(0, -1), all.length)).toThrow(RangeError);
        expect(() => columnFromBytes(Uint8Array.of(...bytes, 0), all.length)).toThrow(RangeError);
      }),
      { numRuns: 100 },
    );
  });
});

describe('rows of two blocks', () => {
  const marksOfAll = (n: number, rev: number) => ({
    revs: new Float64Array(n).fill(rev),
    validFroms: new Float64Array(n),
    validUntils: new Float64Array(n).fill(Number.POSITIVE_INFINITY),
  });
  const inOrder = (block: FactBlock) => {
    const order = block.ids.map((id, row) => ({ id, row })).sort((a, b) => placeOf(a.id) - placeOf(b.id));
    const all = order.map(({ row }) => sheetAt(block, row));
    return blockOf(
      order.map(({ id }) => id),
      all,
      NAMES,
      FIELD_FACTS,
    );
  };

  it('are each what they were, in order of place, and who goes is gone', () => {
    fc.assert(
      fc.property(sheets, sheets, fc.integer({ min: 1, max: 5 }), (old, fresh, each) => {
        const [left, right] = [inOrder(blockFrom(old, 'a')), blockFrom(fresh, 'b')];
        const without = new Set(left.ids.filter((_id, row) => row % each === 0));
        const merged = mergeRows(
          { block: left, marks: marksOfAll(left.n, 1) },
          { block: right, marks: marksOfAll(right.n, 2) },
          without,
        );
        const expected = new Map<string, FactSheet>([
          ...left.ids.map((id, row) => [id, sheetAt(left, row)] as const),
          ...right.ids.map((id, row) => [id, sheetAt(right, row)] as const),
        ]);
        for (const id of without) expected.delete(id);
        const { block, marks } = merged;
        expect(new Map(block.ids.map((id, row) => [id, sheetAt(block, row)]))).toEqual(expected);
        expect([...block.ids]).toEqual([...block.ids].sort((a, b) => placeOf(a) - placeOf(b)));
        expect([...marks.revs]).toEqual(block.ids.map((id) => (id.startsWith('a') ? 1 : 2)));
        expect(roundTrip(block)).toEqual(block);
      }),
      { numRuns: 100 },
    );
  });

  it('leaving nobody out changes nothing', () => {
    fc.assert(fc.property(sheets, (all) => expect(withoutRows(blockFrom(all), new Set(['x'])).n).toBe(all.length)));
  });
});
