import { describe, expect, it } from '@jest/globals';
import { FIELD_FACTS } from '../../../../test/builders/field-facts.js';
import { placeOf } from '../../kit/hash.js';
import { blockOf } from '../fact-block.js';
import { expiredRows, firstRowFrom, isNewer, type MarkedBlock, marksOf, mergeRows, sliceRows } from './block-rows.js';

const IDS = Array.from({ length: 12 }, (_id, index) => `c-${index}`).sort((a, b) => placeOf(a) - placeOf(b));
const FOREVER = Number.POSITIVE_INFINITY;

function rows(ids: readonly string[], rev: number): MarkedBlock {
  const sheets = ids.map((id) => ({ planCode: `${id}@${rev}` }));
  return {
    block: blockOf(ids, sheets, ['planCode'], FIELD_FACTS),
    marks: marksOf(ids.map(() => ({ rev, validFrom: 0, validUntil: FOREVER }))),
  };
}

describe('a row holds from the instant it was derived until its time has passed', () => {
  const marks = marksOf([
    { rev: 1, validFrom: 100, validUntil: 200 },
    { rev: 1, validFrom: 150, validUntil: FOREVER },
  ]);
  it.each([
    [99, [0, 1]],
    [100, [1]],
    [150, []],
    [199, []],
    [200, [0]],
  ])('at %d', (now, expired) => {
    expect(expiredRows(marks, now)).toEqual(expired);
  });
});

it.each([
  ['a later change', 6, false, true],
  ['the same, and the row holds', 5, false, false],
  ['the same, and the row has run out', 5, true, true],
  ['an older reading', 4, true, false],
])('%s', (_case, rev, expired, newer) => {
  expect(isNewer(rev, { rev: 5, expired })).toBe(newer);
});

it('fresh rows take their places among those that stay', () => {
  const [gone, changed = '', ...rest] = IDS;
  const old = rows(IDS.slice(0, 10), 1);
  const fresh = rows([...IDS.slice(10), changed], 2);
  const { block, marks } = mergeRows(old, fresh, new Set([gone ?? '', changed]));
  expect(block.ids).toEqual([changed, ...rest]);
  expect([...marks.revs]).toEqual([2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2]);
});

it('rows of a part, and where a place begins', () => {
  const all = rows(IDS, 1);
  const place = placeOf(IDS[4] ?? '');
  expect(firstRowFrom(IDS, place)).toBe(4);
  expect(firstRowFrom(IDS, place + 1)).toBe(5);
  expect([firstRowFrom(IDS, 0), firstRowFrom(IDS, 2 ** 32), firstRowFrom([], 5)]).toEqual([0, 12, 0]);
  expect(sliceRows(all, 4, 6).block.ids).toEqual(IDS.slice(4, 6));
  expect(sliceRows(all, 3, 3).block.n).toBe(0);
});
