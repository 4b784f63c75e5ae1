import { expect, it } from '@jest/globals';
import { all, any, FACTS, is, packOf, ruleOf } from '../../../../test/golden/verify-world.js';
import { blockOf } from '../../facts/fact-block.js';
import type { FactSheet } from '../../facts/fact-sheet.js';
import { FunnelCount } from './audience-funnel.js';

const low = is('gigabytes', 'lessThan', 5);
const top = is('arpuBand', 'equal', 'TOP');
const senior = is('senior', 'equal', true);

const SHEETS: readonly FactSheet[] = [
  { gigabytes: 3, arpuBand: 'TOP', senior: true },
  { gigabytes: 3, arpuBand: 'LOW', senior: false },
  { gigabytes: 9, arpuBand: 'TOP', senior: false },
  { gigabytes: null, arpuBand: 'TOP', senior: true },
];

function funnel(conditions: unknown) {
  const pack = packOf(ruleOf('other', all(is('months', 'equal', 1))), ruleOf('a', conditions));
  const count = new FunnelCount(pack, 1);
  for (const some of [SHEETS.slice(0, 3), SHEETS.slice(3)]) {
    count.add(
      blockOf(
        some.map((_sheet, index) => `c-${index}`),
        some,
        count.pack.facts,
        FACTS,
      ),
    );
  }
  return count;
}

it('each part alone, the funnel, and what each part costs, over all blocks', () => {
  const count = funnel(all(low, any(top, senior)));
  expect(count.pack.facts).toEqual(['gigabytes', 'arpuBand', 'senior']);
  expect(count.result()).toEqual({
    customers: 4,
    matched: 1,
    steps: [
      { path: '$.all[0]', alone: 2, left: 2, marginal: 2 },
      { path: '$.all[1]', alone: 3, left: 1, marginal: 1 },
    ],
    parts: [
      { path: '$.all[0]', effect: 2 },
      { path: '$.all[1].any[0]', effect: 0 },
      { path: '$.all[1].any[1]', effect: 0 },
      { path: '$.all[1]', effect: 1 },
    ],
  });
});

it('a rule of another shape is one part', () => {
  expect(funnel(any(low, senior)).result().steps).toEqual([{ path: '$', alone: 3, left: 3, marginal: 1 }]);
});

it('a rule that is not there is a fault', () => {
  expect(() => new FunnelCount(packOf(ruleOf('a', all(low))), 1)).toThrow('no rule 1');
});
