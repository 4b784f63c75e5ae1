import { describe, expect, it } from '@jest/globals';
import { aFactSource } from '../../../../test/builders/a-customer.js';
import { knownMonths, knownOf, lastFullMonths, meanOf, monthsHold, roundedMean, servedMonths } from './months.js';

const asOf = { now: new Date('2026-11-02T18:00:00Z'), today: '2026-11-02', zone: 'UTC' };
const months = ['2026-09', '2026-11', '2026-10', '2026-08'].map((month, index) => ({ month, revenue: index }));

it('the month that runs is not full', () => {
  expect(lastFullMonths('2026-11-30', 3)).toEqual(['2026-10', '2026-09', '2026-08']);
  expect(lastFullMonths('2026-02-01', 3)).toEqual(['2026-01', '2025-12', '2025-11']);
});

it('known months, the newest first, whatever their order; a gap is a gap', () => {
  expect(knownMonths(months, '2026-11-02', 4).map((month) => month?.revenue)).toEqual([2, 0, 3, undefined]);
  const twice = [...months, { month: '2026-10', revenue: 9 }];
  expect(knownMonths(twice, '2026-11-02', 1).map((month) => month?.revenue)).toEqual([9]);
});

describe('of those who left', () => {
  const left = aFactSource({ relationship: 'former', basic: { exitDate: '2026-09-10' }, usage: months });
  it('the months before they left count, for good', () => {
    expect(servedMonths(left, asOf, 2).map((month) => month?.month)).toEqual(['2026-09', '2026-08']);
    expect(monthsHold(left, {}, asOf)).toBeNull();
  });

  it('of all others until the month ends', () => {
    expect(monthsHold(aFactSource({ usage: months }), {}, asOf)).toEqual(new Date('2026-12-01T00:00:00Z'));
    expect(monthsHold(aFactSource({ usage: [] }), {}, asOf)).toBeNull();
  });
});

it('means are over what is known', () => {
  expect(knownOf([months[0], undefined, months[2]], ({ revenue }) => revenue)).toEqual([0, 2]);
  expect([meanOf([1, 2]), meanOf([]), roundedMean([1, 2]), roundedMean([])]).toEqual([1.5, null, 2, null]);
});
