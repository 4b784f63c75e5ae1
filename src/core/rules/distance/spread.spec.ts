import { expect, it } from '@jest/globals';
import { FACTS } from '../../../../test/golden/verify-world.js';
import { blockOf } from '../../facts/fact-block.js';
import { dayNumber } from '../../kit/day.js';
import { spreadsOf } from './spread.js';

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
