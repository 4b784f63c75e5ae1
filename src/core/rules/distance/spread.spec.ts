import { expect, it } from '@jest/globals';
import { FACTS } from '../../../../test/golden/verify-world.js';
import { blockOf } from '../../facts/fact-block.js';
import type { Distribution } from '../../facts/profile/fact-profile.js';
import { dayNumber } from '../../kit/day.js';
import { profiledSpreads, spreadsOf, typicalValues } from './spread.js';

function spreads(count: number) {
  const sheets = Array.from({ length: count }, (_sheet, index) => ({
    gigabytes: index % 2 === 0 ? index / 2 : null,
    ends: '2026-01-01',
    arpuBand: 'TOP',
  }));
  return spreadsOf(
    blockOf(
      sheets.map((_sheet, index) => `c-${index}`),
      sheets,
      ['gigabytes', 'ends', 'arpuBand'],
      FACTS,
    ),
  );
}

it('numbers and days have a spread, of what is known of them', () => {
  const day = dayNumber('2026-01-01');
  expect(spreads(202)).toEqual(
    new Map([
      ['gigabytes', { p10: 10, p90: 90 }],
      ['ends', { p10: day, p90: day }],
    ]),
  );
});

it('a handful of customers is no base', () => {
  expect(spreads(38).has('gigabytes')).toBe(false);
  expect(spreads(40).has('gigabytes')).toBe(true);
});

it.each<[string, number, Distribution, unknown]>([
  ['a number', 20, { kind: 'numbers', mean: 5, p10: 1, p90: 9, deciles: [] }, { p10: 1, p90: 9 }],
  [
    'a day',
    20,
    { kind: 'days', first: '1970-01-01', last: '1970-01-20', p10: '1970-01-02', p90: '1970-01-10' },
    { p10: 1, p90: 9 },
  ],
  ['a handful', 19, { kind: 'numbers', mean: 5, p10: 1, p90: 9, deciles: [] }, undefined],
  ['what has no order', 20, { kind: 'yes-or-no', yes: 1, no: 19 }, undefined],
])('from the profile of the base: %s', (_case, known, distribution, expected) => {
  expect(profiledSpreads([{ name: 'x', customers: 40, known, distribution }]).get('x')).toEqual(expected);
});

it('a typical value is the median of a number, the middle of days; what has no order has none', () => {
  const tenths = [0, 1, 2, 3, 4, 55, 6, 7, 8, 9, 10];
  const distributions: readonly Distribution[] = [
    { kind: 'numbers', mean: 5, p10: 1, p90: 9, deciles: tenths },
    { kind: 'days', first: '1970-01-01', last: '1970-01-20', p10: '1970-01-02', p90: '1970-01-11' },
    { kind: 'yes-or-no', yes: 1, no: 19 },
  ];
  const profiles = distributions.map((distribution, at) => ({
    name: `f${at}`,
    customers: 40,
    known: 40,
    distribution,
  }));
  expect(typicalValues(profiles)).toEqual(
    new Map([
      ['f0', 55],
      ['f1', 5],
    ]),
  );
});
