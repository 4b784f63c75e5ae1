import { expect, it } from '@jest/globals';
import { knownOf, meanOf, roundedMean } from './months.js';

const months = [{ month: '2026-10', revenue: 1 }, undefined, { month: '2026-08' }, { month: '2026-07', revenue: 2 }];

it.each([
  ['all', 4, { count: 2, sum: 3 }],
  ['the newest', 2, { count: 1, sum: 1 }],
  ['none', 0, { count: 0, sum: 0 }],
])('what is known of %s is added up, gaps left out', (_case, newest, expected) => {
  expect(knownOf(months, newest, ({ revenue }) => revenue)).toEqual(expected);
});

it('means are over what is known', () => {
  const [some, none] = [
    { count: 2, sum: 3 },
    { count: 0, sum: 0 },
  ];
  expect([meanOf(some), meanOf(none), roundedMean(some), roundedMean(none)]).toEqual([1.5, null, 2, null]);
});
