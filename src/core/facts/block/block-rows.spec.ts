import { describe, expect, it } from '@jest/globals';
import { FIELD_FACTS } from '../../../../test/builders/field-facts.js';
import { placeOf } from '../../kit/hash.js';
import { blockOf, sheetAt } from '../fact-block.js';
import {
  expiredRows,
  firstRowFrom,
  isNewer,
  type MarkedBlock,
  marksOf,
  mergeRows,
  mergeRowsInto,
  orderedRows,
  RowFinder,
  sliceRows,
} from './block-rows.js';

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

it('a reader puts fresh rows into the places of theirs', () => {
  const [first = '', second = ''] = IDS;
  const fresh = () => rows([second, first], 2);
  const merged = mergeRows(rows(IDS, 1), fresh(), new Set([first, second]));
  const into = mergeRowsInto(rows(IDS, 1), fresh(), new Set([first, second]));
  expect(into.block.ids).toEqual(merged.block.ids);
  expect(into.marks).toEqual(merged.marks);
  const plans = ({ block }: MarkedBlock) => block.ids.map((_id, row) => sheetAt(block, row));
  expect(plans(into)).toEqual(plans(merged));
});

it.each([
  ['one is gone', IDS, [IDS[3] ?? ''], []],
  ['one comes', IDS.slice(1), [], [IDS[0] ?? '']],
  ['one is gone and another changed', IDS, [IDS[3] ?? '', IDS[5] ?? ''], [IDS[5] ?? '']],
  ['one is gone and another comes', IDS.slice(1), [IDS[3] ?? ''], [IDS[0] ?? '']],
])('a reader of rows of which %s has them as they are', (_case, old, without, fresh) => {
  const answer = mergeRowsInto(rows(old, 1), rows(fresh, 2), new Set(without));
  expect(answer).toEqual(mergeRows(rows(old, 1), rows(fresh, 2), new Set(without)));
});

it('finds everybody by their place, and nobody else', () => {
  const finder = new RowFinder(IDS);
  expect(IDS.map((id) => finder.find(id, placeOf(id)))).toEqual(IDS.map((_id, row) => row));
  expect(finder.find('c-99', placeOf('c-99'))).toBe(-1);
  expect(new RowFinder([]).find('c-1', 5)).toBe(-1);
  expect(new RowFinder(['c-1']).find('c-1', placeOf('c-1'))).toBe(0);
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

it('rows in any order are put in order of place, then id; those that are stay the very same', () => {
  const [inOrder, mixed] = [rows(IDS, 1), rows([...IDS].reverse(), 1)];
  expect(orderedRows(inOrder, IDS.map(placeOf))).toBe(inOrder);
  const ordered = orderedRows(mixed, [...IDS].reverse().map(placeOf));
  expect(ordered.block.ids).toEqual(IDS);
  expect(IDS.map((_id, row) => sheetAt(ordered.block, row))).toEqual(
    IDS.map((_id, row) => sheetAt(inOrder.block, row)),
  );
  const tied = orderedRows(rows(['b', 'a'], 1), [7, 7]);
  expect(tied.block.ids).toEqual(['a', 'b']);
});
