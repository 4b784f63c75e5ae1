import { describe, expect, it } from '@jest/globals';
import { leafOf } from '../../../../test/builders/asked-leaves.js';
import { marksOf } from './marks.js';

const TODAY = '1970-01-31';
const many = Array.from({ length: 65 }, (_one, value) => value);

describe('an answer changes at', () => {
  it.each<[string, string, unknown, readonly unknown[]]>([
    ['tenureMonths', 'equal', 3, [3]],
    ['tenureMonths', 'lessThan', 3, [3]],
    ['tenureMonths', 'in', [1, 2], [1, 2]],
    ['tenureMonths', 'between', [1, 2], [1, 2]],
    ['tenureMonths', 'inList', 'terms', [0, 1, 2 ** 53]],
    ['exitDate', 'equal', '1970-01-02', [1]],
    ['exitDate', 'before', '1970-01-02', [Number.NEGATIVE_INFINITY, 0]],
    ['exitDate', 'withinNextDays', 7, [30, 37]],
    ['exitDate', 'in', ['1970-01-02', '1970-01-04'], [1, 3]],
    ['senior', 'equal', true, [true]],
    ['arpuBand', 'notEqual', 'LOW', ['LOW']],
    ['planCode', 'inList', 'plans', ['x', '潮', '__proto__']],
  ])('%s %s %j', (fact, operator, value, marks) => {
    expect(marksOf(leafOf(fact, operator, value), TODAY)).toEqual(marks);
  });
});

describe('no cells around values hold', () => {
  it.each<[string, string, unknown]>([
    ['planCode', 'startsWith', 'x'],
    ['planCode', 'matches', '^x'],
    ['spendByMonth', 'belowOwnAverage', { months: 2 }],
    ['bills', 'some', { all: [{ fact: 'paid', operator: 'equal', value: false }] }],
    ['tenureMonths', 'in', many],
  ])('%s %s %j', (fact, operator, value) => {
    expect(marksOf(leafOf(fact, operator, value), TODAY)).toBeNull();
  });
});
