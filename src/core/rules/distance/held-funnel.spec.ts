import { expect, it } from '@jest/globals';
import { all, any, FACTS, is, packOf, ruleOf } from '../../../../test/golden/verify-world.js';
import { blockOf } from '../../facts/fact-block.js';
import type { FactSheet } from '../../facts/fact-sheet.js';
import { LeafBits } from '../held/leaf-bits.js';
import { FunnelCount, funnelPlan } from './audience-funnel.js';
import { HeldFunnel } from './held-funnel.js';

const SHEETS: readonly FactSheet[] = [
  { gigabytes: 3, arpuBand: 'TOP', senior: true },
  { gigabytes: 3, arpuBand: 'LOW', senior: false },
  { gigabytes: 9, arpuBand: 'TOP', senior: false },
  { gigabytes: null, arpuBand: 'TOP', senior: true },
];

it('counts what the funnel of the same rows counts, but for rows that are not live', () => {
  const pack = packOf(
    ruleOf('a', all(is('gigabytes', 'lessThan', 5), any(is('arpuBand', 'equal', 'TOP'), is('senior', 'equal', true)))),
  );
  const plan = funnelPlan(pack, 0);
  const blockWith = (sheets: readonly FactSheet[]) =>
    blockOf(
      sheets.map((_sheet, index) => `c-${index}`),
      sheets,
      plan.pack.facts,
      FACTS,
    );
  const held = new HeldFunnel(plan, new LeafBits(), null);
  expect([...held.add({ ...blockWith(SHEETS), live: Uint32Array.of(0b1101) })]).toEqual([1]);
  expect([...held.add({ ...blockWith(SHEETS.slice(1, 2)), live: null })]).toEqual([0]);
  const count = new FunnelCount(pack, 0);
  count.add(blockWith(SHEETS));
  expect(held.result()).toEqual(count.result());
});
