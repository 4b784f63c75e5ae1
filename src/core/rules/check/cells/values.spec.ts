import { describe, expect, it } from '@jest/globals';
import type { Leaf } from '../../../condition/condition.js';
import { dayNumber } from '../../../kit/day.js';
import { type Cell, dayAt, dayCells, numberBetween, numberCells, textCells } from './values.js';

const leaf = (operator: Leaf['operator'], value: Leaf['value'], type: Leaf['type'] = 'number'): Leaf => ({
  fact: 'x',
  type,
  operator,
  value,
});
const values = (cells: readonly Cell[]) => cells.map(({ value }) => value);

describe('cells of a number', () => {
  it.each([
    ['fractions lie between whole marks', [leaf('lessThan', 3), leaf('greaterThan', 4)], false, [2, 3, 3.5, 4, 5]],
    ['whole numbers do not', [leaf('lessThan', 3), leaf('greaterThan', 4)], true, [2, 3, 4, 5]],
    ['a fraction is no value of a whole fact', [leaf('equal', 3.5)], true, [3, 4]],
    ['both ends of a range are marks', [leaf('between', [1, 9])], true, [0, 1, 2, 9, 10]],
    ['every entry of a list is one', [leaf('in', [1, 5])], false, [0, 1, 2, 5, 6]],
    ['a fact nobody compares is one cell', [], false, [0]],
  ])('%s', (_case, leaves, whole, expected) => {
    expect(values(numberCells(leaves, whole, null))).toEqual(expected);
  });

  it.each([
    ['within the stretch it is taken', 3.25, false, [2, 3, 3.25, 4, 5]],
    ['above all marks', 80, false, [2, 3, 3.5, 4, 80]],
    ['below all marks', -7, false, [-7, 3, 3.5, 4, 5]],
    ['on a mark it changes nothing', 3, false, [2, 3, 3.5, 4, 5]],
    ['of a whole fact it is rounded', 80.4, true, [2, 3, 4, 80]],
  ])('a usual value: %s', (_case, usual, whole, expected) => {
    expect(values(numberCells([leaf('lessThan', 3), leaf('greaterThan', 4)], whole, null, usual))).toEqual(expected);
  });

  it.each([
    [1, 1 + Number.EPSILON, false, null],
    [0, Number.MIN_VALUE, false, null],
    [1e308, Number.POSITIVE_INFINITY, false, Number.MAX_VALUE],
    [Number.NEGATIVE_INFINITY, -Number.MAX_VALUE, false, null],
  ])('between %d and %d: %#', (low, high, whole, expected) => {
    expect(numberBetween(low, high, whole)).toBe(expected);
  });
});

describe('cells of a day', () => {
  it('days have no fractions', () => {
    expect(values(dayCells([leaf('equal', '2026-02-28', 'day'), leaf('equal', '2026-03-01', 'day')], null))).toEqual([
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
      '2026-03-02',
    ]);
  });

  it('what asks for the run’s day is cut by it', () => {
    expect(values(dayCells([leaf('withinNextDays', 7, 'day')], '2026-01-01'))).toContain('2026-01-08');
  });

  it('a usual day is taken where it lies in the stretch', () => {
    const cut = [leaf('lessThan', '2026-02-28', 'day')];
    expect(values(dayCells(cut, null, dayNumber('2024-05-01')))).toEqual(['2024-05-01', '2026-02-28', '2026-03-01']);
  });

  it('the calendar has an end', () => {
    expect([dayAt(0), dayAt(1e9), dayAt(-1e7)]).toEqual(['1970-01-01', null, null]);
  });
});

describe('cells of a text', () => {
  it('each text, and another that is none of them', () => {
    expect(values(textCells([leaf('in', ['b', 'other'], 'text')]))).toEqual(['b', 'other', 'a~']);
  });

  it('for each prefix a text that has no longer one', () => {
    const cells = values(
      textCells([leaf('startsWith', 'x', 'text'), leaf('startsWith', 'xy', 'text'), leaf('equal', 'x', 'text')]),
    );
    expect(cells).toEqual(['x', 'other', 'xa~', 'xy']);
  });
});
